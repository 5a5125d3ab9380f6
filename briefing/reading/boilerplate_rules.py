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
_IN_BRACKETS = rf"{_SPACE}\((?i:à|avec|envoyée?s?|correspondante?s?|notre|de notre|texte|photos?)\b[^()«»]{{0,60}}\)"
_WEEKDAY = r"(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DAY = rf"(?i:{dates.DAY_WORDS}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{4}}-\d\d-\d\d)"
_DATED = rf"{_BAR}(?i:(?:mise?|publiée?|postée?|parue?)\b.*\d.*|(?:le )?(?:{_WEEKDAY},? )?(?:le )?{_DAY}(?![\w%]).*)(?<!\.)"
_HOUR = rf"(?:,?{_SPACE}?(?:[-|]|à)?{_SPACE}?\d{{1,2}}{_SPACE}?[h:]{_SPACE}?\d{{0,2}})?"
_SIGN = r"(?:[^\w\s«»“”\"'’]+\s*)*"
"""Bullets, arrows, brackets and pictures before a link."""
_NETWORK = (
    r"(?:facebook|twitter|x|bluesky|whatsapp|linkedin|telegram|messenger|instagram|threads|tiktok|youtube|pinterest|"
    r"flipboard|e-?mail|imprimer|envoyer|copier le lien)"
)
_PHOTO_AGENCY = (
    r"(?i:AFP|Reuters|AP|SIPA(?: Press)?|MAXPPP|Getty Images|EPA|Hans Lucas|Belga(?:image)?|Keystone|Xinhua|Abaca(?:press)?|"
    r"Shutterstock|IP3(?: Press)?|Bestimage|PQR|Icon Sport|DPPI|Presse Sports|stock\.adobe\.com|Panoramic)"
)
_LEGAL = (
    r"(?:(?:notre |nos )?(?:politique|charte) (?:de confidentialité|de protection des données|(?:des|relative aux) cookies|de cookies)|"
    r"mentions légales|données personnelles|conditions générales(?: d[’']utilisation| de vente| d[’']abonnement)?|cg[uv]|"
    r"(?:gestion|paramètres|préférences|gérer(?: les| mes| vos)?) (?:des |de |les |mes )?(?:cookies|traceurs|utiq)|plan du site|"
    r"qui sommes[- ]nous ?\??|contact(?:ez[- ]nous)?|aide|accessibilité(?: : .{0,30})?|archives|publicité|rgpd)"
)
# A note to the reader says vous, votre or nous; a sentence on the subject does not.
_TO_READER = r"(?!.*[«“\"])(?=.*\b(?:vous|votre|vos|nous|notre|nos|je|mes)\b)"

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
    ("link", rf"(?i:{_SIGN}(?:à |a )?(?:lire|voir|écouter|relire|revoir|retrouver|découvrir) (?:aussi|également|egalement|encore)\b.*)"),
    ("link", r"(?i:(?:(?:>+|→|►|➡|▶|➤|•|\+|\[|\()\s*)+(?:(?:à |a )?(?:lire|voir|écouter|relire|découvrir)\b.*))"),
    ("link", rf"(?i:{_SIGN}(?:(?:à |a )(?:re)?lire\s*(?:[:>|→.].*)?|(?:re)?lire\s*[:>|→].*))"),
    ("link", rf"(?i:{_SIGN}(?:re)?lire (?:notre|nos|ci-(?:contre|dessous|dessus|après)|(?:en )?pages?\s*\d|p\.\s*\d|l[’'](?:éditorial|édito|enquête|entretien|interview|analyse|encadré|article)|(?:le|la|les) (?:reportage|portrait|tribune|décryptage|récit|chronique|dossier|verbatim)s?)\b.*)"),
    ("link", rf"{_SIGN}LIRE [«“\"].*"),
    ("link", rf"(?i:{_SIGN}(?:notre|nos) (?:enquêtes?|reportages?|entretien|dossiers?|décryptage|analyse|éditorial|récit|vidéo|podcast)\s*[:>|→].*)"),
    ("link", r"(?i:(?:les )?(?:articles? )?(?:les )?plus (?:lus|partagés|commentés|vus|récents)(?: (?:du jour|de la semaine|sur).{0,40})?)"),
    ("link", r"(?i:(?:articles?|contenus?|sujets?) (?:similaires?|recommandés?|associés?|connexes?|sur le même thème|précédent|suivant)s?\s*:?.{0,120})"),
    ("link", r"(?i:(?:dans la même (?:rubrique|catégorie)|notre sélection|à (?:lire|découvrir|suivre) (?:par )?ailleurs|vous aimerez aussi|lire plus|lire l[’']article(?: complet| en entier)?|voir plus|afficher plus|retour (?:à l[’']accueil|en haut(?: de page)?|au sommaire))\s*(?:[:>→].*)?)"),
    ("share", r"(?i:(?:suivez|rejoignez|retrouvez)[- ]nous\b.*)"),
    ("share", r"(?i:(?:suivez|retrouvez) (?:toute )?(?:l[’']actualité|nos (?:dernières )?(?:actualités|informations)|toute l[’']info)\b.*)"),
    ("share", r"(?i:(?:tweeter|retweeter|j[’']aime|liker|ajouter (?:à (?:vos|mes)|aux) (?:favoris|sélections|articles|lectures)|lire plus tard|offrir (?:cet |l[’'])article|soyez le premier à (?:commenter|réagir)|signaler (?:un abus|une erreur|ce contenu)|écouter (?:cet |l[’'])article|version (?:imprimable|audio))(?: \(?\d*\)?)?)"),
    ("share", r"(?:.{0,250}\s)?pic\.(?:twitter|x)\.com/\w+.{0,60}|https?://\S+|— .{1,80} \(@\w+\).{0,60}"),
    ("notice", rf"(?i:{_TO_READER}.*\b(?:cookies?|traceurs?)\b.*\b(?:accept|refus|paramétr|gér|utilis|dépos|consent|accord|retir|naviga|mesur|personnalis).*)"),
    ("notice", r"(?i:(?:ce|notre) site (?:web |internet )?utilise des (?:cookies|traceurs)\b.*|en poursuivant (?:votre|la) navigation\b.*|(?:nous et )?nos (?:\d+ )?partenaires (?:stock|trait|utilis|accéd|dépos).*|nous et nos (?:\d+ )?partenaires\b.*)"),
    ("notice", r"(?i:(?:conformément|en application|dans le respect)\b.*\b(?:RGPD|règlement (?:général|européen) sur la protection des données|loi informatique et libertés)\b.*\b(?:vous|votre|vos)\b.*)"),
    ("notice", r"(?i:(?:tout )?(?:accepter|refuser)(?: (?:tout|et (?:fermer|continuer)|les cookies|tous les cookies))?|continuer sans accepter(?: →)?|(?:gérer|paramétrer|personnaliser)(?: (?:mes|les|vos) (?:cookies|choix|préférences|traceurs))?|en savoir plus sur les cookies)"),
    ("notice", rf"(?i:{_LEGAL}(?:\s*[-–|•·/]\s*{_LEGAL})*)"),
    ("notice", r"(?i:il vous reste \d+(?:[.,]\d+)?[ \u00a0\u202f]?%.*)"),
    ("notice", r"(?i:(?:la suite|le reste|cet article|ce contenu|cette vidéo)(?: de (?:cet|l[’']) ?article)? est (?:exclusivement )?(?:réservée?|accessible)s? (?:à nos|aux) (?:seuls )?abonnés.*)"),
    ("notice", r"(?i:(?:déjà abonnée?|vous êtes (?:déjà )?abonnée?|pas encore abonnée?) ?\?.*)"),
    ("notice", r"(?i:(?:je m[’']abonne|s[’']abonner|se connecter|connectez[- ]vous|identifiez[- ]vous|créer? (?:un|votre|mon) compte|créez (?:un|votre) compte|s[’']inscrire|je m[’']inscris)(?:(?: (?:pour|à|en|et|gratuitement|dès)\b|[ ,:!]).{0,100})?)"),
    ("notice", r"(?i:.{0,80}(?:à partir de|dès|pour) \d+(?:[.,]\d+)?[ \u00a0\u202f]?€ (?:par|le premier|pendant|/) ?mois\b.{0,80})"),
    ("notice", r"(?i:(?:soutenez|aidez)[- ](?:nous|le journalisme|un journalisme|une presse|notre (?:journal|rédaction|travail))\b.*|faites un don\b.*|je (?:fais un don|soutiens)\b.{0,60})"),
    ("share", rf"(?i:(?=.*(?:inscri|abonn|recev|reçois)){_TO_READER}.*\b(?:newsletters?|infolettres?|lettres? d[’']information|notifications|alertes (?:info|e-?mail))\b.*)"),
    ("share", r"(?i:(?:entrez |saisissez )?votre (?:adresse )?(?:e-?mail|électronique|de messagerie)\b.{0,80})"),
    ("notice", r"(?i:votre navigateur (?:ne |n[’']|bloque|a bloqué).*|(?:ce contenu|cette vidéo|le contenu|ce média) (?:est bloquée?|n[’']est (?:pas|plus) disponible|provient|n[’']a pas pu).*|pour (?:visualiser|afficher|lire|voir) (?:ce|cette) (?:contenu|vidéo|média)\b.*|javascript (?:est|doit être) .*)"),
    ("notice", r"(?i:chargement(?: en cours| de la vidéo)?[ .…]*|(?:play|pause|replay|diaporama|en images|annonce)|\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2})"),
    ("notice", r"(?i:(?:vous avez (?:repéré|vu|relevé|remarqué|constaté)|signalez?(?:-nous)?) (?:une|des) (?:erreur|faute|coquille)s?\b.*|une (?:erreur|faute|coquille) dans (?:cet |l[’'])article ?\?.*|une (?:question|remarque|suggestion)(?:, (?:une )?(?:question|remarque|suggestion))+ ?\?.*|vous avez une info\b.*|qu[’']en pensez[- ]vous ?\?.*|(?:et vous,? )?donnez(?:-nous)? votre avis\b.*|votre avis nous intéresse.*|cet article vous a(?:-t-il)? (?:plu|été utile|intéressée?)\b.*)"),
    ("credit", rf".{{3,250}}(?:[/–-]|©)\s?{_PHOTO_AGENCY}(?:\s?[/–-].{{0,40}})?\)?\.?"),
    # « L'usine, à Saint-Aubin (Eure), le 4 mars 2024. JEAN PORTIER / POUR « LE JOURNAL » »
    ("credit", rf".{{3,250}}[.!?»]{_SPACE}[A-ZÀ-Þ]{{2,}}(?:[ .’'-]+[A-ZÀ-Þ]+){{1,4}}{_SPACE}?/{_SPACE}?[«A-ZÀ-Þ][^.a-zà-ÿ]{{1,60}}"),
    ("credit", r"(?i:\(?(?:photos?|image|illustration|archives?)(?: (?:d[’']illustration|d[’']archives?|prétexte|dr|d\. ?r\.|afp|reuters|archives))+\)?\.?)"),
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
    ("date", rf"(?i:(?:dernière )?(?:mise? à jour|mise? en ligne|publiée?|modifiée?|actualisée?|postée?|parue?)(?: le| à| ce)? (?:hier|aujourd[’']hui|il y a|{_WEEKDAY}|\d))(?=.*\d)(?!.*,\s(?!modifiée?s?\b|mise?s? à jour|actualisée?s?\b)[a-zà-ÿ][\w’']{{1,}}).*"),
    ("date", r"(?i:(?:publication|parution|mise à jour|date)\s*:.*\d.*)"),
)  # fmt: skip
EDGES: Rules = (
    ("byline", rf"(?i:par|by) {NAMES}(?:{_FROM}|{_IN_BRACKETS}|{_AND_AGENCY})?(?:{_DATED})?"),
    ("byline", rf"(?i:par|de) (?:(?i:la rédaction)(?: d[eu].{{0,40}})?|{AGENCIES})(?:{_DATED})?"),
    ("byline", rf"{NAMES}(?:{_AND_AGENCY})?{_DATED}"),
    ("byline", rf"{NAMES}{_AND_AGENCY}"),
    ("byline", rf"(?i:texte|reportage|enquête|récit|photos?|recueilli|édité|traduit|traduction|mise en page|infographie)s?(?: de l[’'](?:anglais|allemand|espagnol|arabe|italien)| du (?:russe|portugais|chinois))?(?:,? (?i:par)| ?:) {NAMES}"),
    ("byline", r"(?i:(?:de notre|notre|nos) (?:correspondante?s?|envoyée?s? spéciale?s?)\b.{0,60}|(?:correspondante?|envoyée? spéciale?|journaliste)(?: (?:à|au|aux|en)\b.{0,40})?)"),
    ("credit", r"(?i:photos?|image|illustration|archives?) [A-ZÀ-Þ](?:[^.!?]|(?<=\b[A-ZÀ-Þ])\.){2,80}"),
    ("link", r"(?i:retrouvez|découvrez|consultez|écoutez|regardez|revoir|voir) (?i:ici|toutes?|tous|notre|nos|l[’']intégralité|le replay|la vidéo|l[’']émission)\b.*"),
    ("notice", r"(?i:(?:en )?direct|vidéo|podcast|abonnés?|exclusif|premium|publicité|partenariat|contenu (?:sponsorisé|partenaire)|le fil info|à la une|accueil|menu|rechercher|newsletters?)"),
    ("byline", rf"(?:[\w’'. -]{{2,30}}{_SPACE})?(?i:avec){_SPACE}(?:l[’'])?(?:{AGENCIES})(?: et (?:{AGENCIES}))?"),
    ("date", rf"(?:(?i:le|ce|du) )?(?:{_WEEKDAY},? )?(?:(?i:le) )?{_DAY}{_HOUR}"),
    ("date", rf"[A-ZÀ-Þ][\w’'-]+(?:[ -](?:(?:sur|en|les?|la|des?|du|aux?|et|sous|lès)\b|[A-ZÀ-Þ][\w’'-]*)){{0,5}},? (?i:le) {_DAY}(?<!\.)"),
)  # fmt: skip
FOOT: Rules = (
    # The initials that AFP's writers and editors sign with: burs-lmo/tvr/csa
    ("signature", r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{1,5}(?:-[a-z]{1,5})*)+\.?"),
    ("signature", rf"\(?(?:{AGENCIES})(?:\s*[-/,]\s*(?:{AGENCIES}))*\)?\.?"),
    ("signature", r"(?i:\((?:avec|reportage|édité|rédigé|version française|récit|contribution)\b.*\))"),
    ("signature", r"(?i:fin\.?|\(fin\))"),
    ("notice", r"(?i:contribuer|réutiliser ce contenu|voir les contributions|l[’']espace des contributions.{0,60}|édition du jour|dans la même rubrique)"),
    ("share", rf"(?i:{_TO_READER}.*\b(?:chaque|tous les|toutes les) (?:jours?|matins?|soirs?|semaines?|mois|{_WEEKDAY}s?)\b.*\b(?:articles|actualités?|infos|informations|reportages|enquêtes|journalistes)\b.*)"),
)  # fmt: skip
NAME_ALONE = NAMES
"""A name alone on its line is a byline only beside another line of the head, and no town's name."""
HEADING = r"(?i:\W*(?:(?:(?:articles )?les )?plus (?:lus|partagés|commentés)|(?:à |a )?(?:lire|voir|écouter|relire)(?: (?:aussi|également|encore|ailleurs))?|(?:sur le même|dans le même) sujet|pour aller plus loin|nos autres articles|articles? liés?)\W*)"
"""What stands alone above the titles of other articles."""
