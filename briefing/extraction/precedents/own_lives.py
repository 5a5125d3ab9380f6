"""Tell apart what only looks like an earlier event: careers, scores, counts, and what a work depicts."""

from __future__ import annotations

import re

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, subject, token_at
from briefing.extraction.precedents.past_events import MONTHS
from briefing.language.plain_doc import Token
from briefing.model import Span

_CAREER = frozenset(
    "élire réélire nommer diriger présider succéder rejoindre fonder épouser intégrer étudier débuter enseigner "
    "sortir publier remporter interpréter incarner signer".split()
)
"""What somebody does in life: back story, not an event to recall."""
_SCORE = re.compile(
    rf"(?<![\d-])\d{{1,2}}[-–]\d{{1,2}}(?![\d-])(?! (?:{MONTHS}|ans|heures|jours|%))"
)
_COUNTED = re.compile(
    r"\d ?%|\b(?:inflation|croissance|chômage|prix|cours|ventes|recettes|récoltes?|production|exportations|"
    r"fréquentation|bénéfices?|taux|finale|match|tournoi|championnat|titre|médailles?)\b",
    re.IGNORECASE,
)
"""What is counted and compared year by year, and what is played each year."""
_WORKS = frozenset(
    "film roman livre documentaire téléfilm série pièce tableau toile fresque exposition bande-dessinée album "
    "monument mémorial stèle plaque statue sculpture opéra spectacle nouvelle poème chanson recueil".split()
)
_DEPICTS = frozenset(
    "évoquer rappeler raconter retracer relater revenir commémorer célébrer".split()
)
_CLIMB = 5
_GOODS = re.compile(
    r"[\w'’-]+ (?:vendu|commercialisé|fabriqué|produit|assemblé|livré)e?s\b", re.IGNORECASE
)
"""What is called back: *rappelle des yaourts vendus en 2023*."""
_BODY = re.compile(
    r"\b(?:Fondation|Association|Amicale|Comité|Collectif|Fédération|Union|Confédération|Musée|Mémorial|Maison|Centre|"
    r"Institut)(?: (?:nationale?|française?|internationale?))?(?: pour| sur| de| des| du| d['’])"
    r"(?: |la |le |les |l['’]|de |des |du |d['’]|mémoire|souvenir|histoire|victimes|familles|survivants|rescapés|"
    r"orphelins|enfants|anciens|déportés|internés|et )*$"
)
"""What the name of a body keeps in memory: *la Fondation pour la mémoire de la Déportation*."""
_BEFORE = 80
_BY_WORK = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORKS))})s?(?: [\w'’-]+){{0,4}} (?:évoqu|rappell|racont|retrac|relat)\w+ "
    r"(?:le |la |les |l['’]|une? |des )?$",
    re.IGNORECASE,
)


def is_career(verb: Token) -> bool:
    """Tell whether a person's clause tells of a life: *Paul Roux avait été élu maire en 2014*."""
    own = subject(verb)
    person = own is not None and (
        own.ent_type_ == "PER"
        or any(c.ent_type_ == "PER" and c.dep_ in {"appos", "nmod", "flat"} for c in own.children)
    )
    return person and verb.lemma_ in _CAREER


def has_score(start: int, end: int, layout: Layout) -> bool:
    """Tell whether a clause tells how a match ended: *avaient battu la Croatie 4-2*."""
    doc = layout.doc
    last = doc[end - 1]
    return _SCORE.search(layout.text, doc[start].idx, last.idx + len(last.text)) is not None


def only_counts(at: int, layout: Layout) -> bool:
    """Tell whether a sentence of the narration compares figures or seasons: *Comme en 2024, l'inflation…*."""
    if layout.mark_of[at] >= 0:
        return False
    end = layout.sentence_end(at)
    start = layout.doc[layout.sentence_start(at)].idx
    stop = layout.doc[end].idx if end < len(layout.doc) else len(layout.text)
    return _COUNTED.search(layout.text, start, stop) is not None


def is_goods(span: Span, text: str) -> bool:
    """Tell whether goods are named by when they were sold."""
    return _GOODS.match(text, span.start, span.end) is not None


def in_body_name(span: Span, text: str) -> bool:
    """Tell whether an event only stands in the name of a body that keeps its memory."""
    return _BODY.search(text, max(span.start - _BEFORE, 0), span.start) is not None


def depicted(span: Span, layout: Layout) -> bool:
    """Tell whether a work only depicts an event: *Le roman évoque la guerre de 1870*, *« Guernica » rappelle…*."""
    if _BY_WORK.search(layout.text, max(span.start - _BEFORE, 0), span.start):
        return True
    token = layout.doc[token_at(layout.doc, span.start)]
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.pos_ in VERBAL:
            own = subject(token)
            if own is None or token.lemma_ not in _DEPICTS or own.i > token.i:
                return False
            title = layout.mark_of[own.i] >= 0 and layout.mark_of[token.i] != layout.mark_of[own.i]
            return title or own.lower_.removesuffix("s") in _WORKS
    return False
