"""List the lines that French news pages put around an article, as expressions over a whole line.

`ANYWHERE` holds what nothing else looks like. `EDGES` holds what could be prose in the middle of an
article and counts only in its head or foot; `FOOT` only in its foot. All of them are matched without
regard to case but for names, which keep their capitals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from . import dates

Kind = Literal["date", "byline", "credit", "link", "share", "signature", "notice"]

AGENCIES = (
    "AFP|Reuters|AP|Belga|ATS|Keystone-ATS|La Presse canadienne|PC|Xinhua|EFE|APS|MAP|TAP|DPA|TASS"
)
_SPACE = r"[ \t\u00a0\u202f]"
_PARTICLE = r"(?:d[eu]s?|la|le|van|von|der|den|di|da|el|al|ben|bin|y)"
# A capital and then a letter or a point: « Paris », « J.-P. », « MERCANDIN », « d’Ormesson ».
_WORD = r"(?:d[’'])?[A-ZÀ-ÖØ-Þ](?:[\w’'-]+\.?|\.)(?:-[A-ZÀ-Þ]\w*\.?)*"
NAME = rf"{_WORD}(?:{_SPACE}(?:{_PARTICLE}{_SPACE})*{_WORD}){{1,3}}"
NAMES = rf"{NAME}(?:(?:,{_SPACE}|{_SPACE}et{_SPACE}|{_SPACE}avec{_SPACE}){NAME})*"

_BAR = rf"{_SPACE}*[-–—|•·,]{_SPACE}*"
_AND_AGENCY = (
    rf"{_SPACE}?\(?(?i:avec|et){_SPACE}(?:l[’'])?(?i:les agences|agences|{AGENCIES})"
    rf"(?:{_SPACE}et{_SPACE}(?:{AGENCIES}))?\)?"
)
_FROM = (
    r",? (?:à|en|au|aux|envoyée?s? spéciale?s?|notre envoyée?|correspondante?)\b[^.!?«»\"|]{0,60}?"
)
_DATED = rf"{_BAR}(?i:mis|mise|publié|publiée|le|paru|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d).*\d.*"
_WEEKDAY = r"(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DAY = rf"(?i:{dates.DAY_WORDS}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{4}}-\d\d-\d\d)"
_HOUR = rf"(?:,?{_SPACE}?(?:[-|]|à)?{_SPACE}?\d{{1,2}}{_SPACE}?[h:]{_SPACE}?\d{{0,2}})?"
_NETWORK = r"(?:facebook|twitter|x|bluesky|whatsapp|linkedin|telegram|messenger|e-?mail|imprimer|copier le lien)"

Rules = Sequence[tuple[Kind, str]]

ANYWHERE: Rules = (
    ("link", r"(?i:(?:à |a )?(?:lire|voir|écouter|relire) (?:aussi|également|egalement|encore)\b.*)"),
    ("link", r"(?i:(?:à|a) (?:lire|voir|écouter) (?:sur|dans|ici)\b.*)"),
    ("link", r"(?i:(?:sur le même sujet|notre dossier|pour aller plus loin|en savoir plus|lire la suite|articles? liés?)\s*(?:[:>→].*)?)"),
    ("credit", r"(?i:(?:©|\(c\) |copyright\b).*)"),
    ("credit", r"(?i:crédits?(?: photos?| images?| vidéo)?\s*:.*)"),
    ("credit", r"(?i:source (?:photos?|images?|vidéo)\s*:.*)"),
    ("credit", r"(?i:(?:photos?|images?|illustration|infographie)(?: d[’']illustration| d[’']archives)?\s*(?::|©|/).*)"),
    ("share", r"(?i:partage[rz]?(?: (?:cet |l[’'])article)?\s*(?:(?::| sur | par ).*)?)"),
    ("share", r"(?i:(?:envoyer (?:cet article |par e-?mail|à un ami)|imprimer(?: (?:cet |l[’'])article)?\s*(?:\||$)).*)"),
    ("share", rf"(?i:{_NETWORK}(?:\s*[-|•·/,]\s*{_NETWORK})+)"),
    ("share", r"(?i:(?:suivez|rejoignez|retrouvez)[- ]nous\b.*)"),
    ("share", r"(?i:(?:abonnez|inscrivez)[- ]vous\b.*)"),
    ("share", r"(?i:recevez (?:nos|notre|la|les|chaque|gratuitement)\b.*(?:newsletter|lettre|alerte|mail).*)"),
    ("notice", r"(?i:(?:article |contenu |édition )?réservée?s? (?:aux|à nos) abonnés.*)"),
    ("notice", r"(?i:.{0,80}tous droits (?:de reproduction (?:et de représentation )?)?réservés.*)"),
    ("notice", r"(?i:(?:publicité|la suite après (?:la|cette) publicité|la rédaction vous conseille)\s*:?)"),
    ("notice", r"(?i:(?:mots[- ]clés|tags?|rubriques?|thèmes?)\s*:.*)"),
    ("notice", r"(?i:(?:temps de )?lecture\s*:?\s*\d+\s*min.*)"),
    ("notice", r"(?i:(?:commenter|commentaires?|réagir)\s*(?:\(\d+\))?|\d+ commentaires?)"),
    ("notice", r"(?i:contacts? presse\b.*)"),
    ("byline", r"(?i:propos recueillis par\b.*)"),
    # « Publiée le 3 mai, l’étude accuse… » is prose: after a comma no word follows here but a name.
    ("date", rf"(?i:(?:dernière )?(?:mise? à jour|mise? en ligne|publiée?|modifiée?|actualisée?|postée?|parue?)(?: le| à| ce)? (?:hier|aujourd[’']hui|il y a|{_WEEKDAY}|\d))(?=.*\d)(?!.*,\s[a-zà-ÿ][\w’']{{1,}}).*"),
    ("date", r"(?i:(?:publication|parution|mise à jour|date)\s*:.*\d.*)"),
)  # fmt: skip
EDGES: Rules = (
    ("byline", rf"(?i:par|by) {NAMES}(?:{_FROM}|{_AND_AGENCY})?(?:{_DATED})?"),
    ("byline", rf"(?i:par|de) (?:(?i:la rédaction)(?: d[eu].{{0,40}})?|{AGENCIES})(?:{_DATED})?"),
    ("byline", rf"{NAMES}(?:{_AND_AGENCY})?{_DATED}"),
    ("byline", rf"{NAMES}{_AND_AGENCY}"),
    ("byline", rf"(?:[\w’'. -]{{2,30}}{_SPACE})?(?i:avec){_SPACE}(?:l[’'])?(?:{AGENCIES})(?: et (?:{AGENCIES}))?"),
    ("date", rf"(?:(?i:le|ce|du) )?(?:{_WEEKDAY},? )?(?:(?i:le) )?{_DAY}{_HOUR}"),
    ("date", rf"[A-ZÀ-Þ][\w’' -]{{1,30}},? (?i:le) {_DAY}"),
)  # fmt: skip
FOOT: Rules = (
    # The initials that AFP's writers and editors sign with: burs-lmo/tvr/csa
    ("signature", r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{1,5}(?:-[a-z]{1,5})*)+\.?"),
    ("signature", rf"\(?(?:{AGENCIES})(?:\s*[-/,]\s*(?:{AGENCIES}))*\)?\.?"),
    ("signature", r"(?i:\((?:avec|reportage|édité|rédigé|version française|récit|contribution)\b.*\))"),
    ("signature", r"(?i:fin\.?|\(fin\))"),
)  # fmt: skip
NAME_ALONE = NAMES
"""A name alone on its line is a byline only beside another line of the head, and no town's name."""
