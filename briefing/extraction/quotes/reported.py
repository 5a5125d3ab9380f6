"""Find speech that a governing cue reports: *selon X*, *affirme que*, *promet de*, *: « … »*.

Each function yields reports from its own construction; `quotes` decides between them.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.grammar.cues import agrees, cue_end
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    VERBAL,
    base,
    children,
    clitic,
    in_passive,
    is_finite,
    subject,
    verb_group_start,
)
from briefing.extraction.parties.names import TITLES
from briefing.extraction.quotes.inverted import is_time
from briefing.extraction.quotes.told_on import narrates_on, told_on
from briefing.extraction.quotes.voiced import voice_of
from briefing.extraction.speakers.controllers import controller
from briefing.extraction.speakers.groups import OTHERS
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import speaks
from briefing.language.plain_doc import Token
from briefing.model import Span


@dataclass(frozen=True, slots=True)
class Report:
    """Hold one report: what is said, by whom, by which cue; `marks` are the stretches it uses."""

    content: tuple[Span, ...]
    speaker: Resolved
    cue: Span | None
    construction: str
    trust: float
    at: int
    marks: tuple[int, ...] = ()


REACHED = {
    form + ending
    for form in ("contacté", "sollicité", "interrogé", "joint", "questionné", "interpellé", "relancé", "approché")
    for ending in ("", "e", "s", "es")
}  # fmt: skip
"""How the press says that it asked somebody."""


def speaker_of(verb: Token, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return who is meant to say what the verb reports: subject, agent, or controller."""
    voice = voice_of(verb, layout, resolver) or _heard_from(verb, resolver)
    if voice:
        return voice
    if narrates_on(verb):
        return told_on(verb, layout, resolver)
    agent = [c for c in verb.children if c.dep_ in {"obl:agent", "obl:agt"}]
    helper = helper_left(verb)
    passive = (in_passive(verb) and not is_reflexive(verb)) or (
        (verb.lower_.endswith(("é", "ée", "és", "ées")) or agent)
        and not children(verb, "aux")
        and helper is None
        and base(verb) in {"acl", "amod"}
    )
    if passive or (base(verb) not in {"acl", "amod"} and _done_by(verb)):
        for candidate in agent or _by_agent(verb):
            return resolver.all_of(candidate)
        there = any(t.lower_ == "y" for t in verb.doc[max(verb.i - 3, 0) : verb.i])
        return resolver.sheet_before(verb.i) if there else NOBODY
    own = subject(verb) or (subject(helper) if helper is not None else None)
    if own is not None and own.i < layout.sentence_start(verb.i):
        own = None  # the parser ran two sentences together: « … savaient. » Contacté, X dément
    if own is not None and own.lower_ in REACHED:
        # « Contactée, la direction assure que », as some parses have it.
        own = next((c for c in children(own, "appos") if own.i < c.i < verb.i), own)
    lead = verb
    if own is not None and _within_report(own, verb, knows):
        own = None
    if own is not None and own.lower_ in {"nous", "vous"} and not agrees(verb):
        # « La direction nous a assuré que … »
        own = _left_subject(lead, layout)
    if own is not None and own.i > own.head.i and own.pos_ == "NOUN":
        if _has_left(own.head, layout):
            # « … et a menacé les exportateurs de sanctions »: no inversion, whatever the parse says.
            lead, own = own.head, None
    own = _behind_whose_name(own, resolver)
    if own is not None and (clitic(own) or own.lower_) == "on":
        return resolver.somebody_at(own.i)
    if own is not None and own.lower_ not in {"ce", "c'", "cela", "ça", "que", "ceci"}:
        if layout.mark_of[own.i] >= 0:
            # « a reconnu que « des erreurs ont été commises » et s'est engagée à … »
            if not _called_so(own, layout):
                own = _reporting_subject(verb, own, layout) or _left_subject(verb, layout)
            if own is None:
                return NOBODY
        found = resolver.all_of(own)
        if found and not speaks(found, resolver):
            # « la sortie du ministre Paul Roux déclarant que »
            found = resolver.named_within(own) or found
        if found and own.i > verb.i and not speaks(found, resolver):
            # « L'une d'elles, Émilie (34 ans), raconte une soirée : « … » »
            left = _left_subject(verb, layout)
            other = resolver.all_of(left) if left is not None else NOBODY
            found = other if other and speaks(other, resolver) else found
        if found and (speaks(found, resolver) or own in children(verb, "nsubj")):
            return found
    disguised = verb.pos_ not in VERBAL and not verb.lower_.endswith(
        ("ant", "é", "ée", "és", "ées")
    )
    if own is None and (disguised or is_finite(verb)):
        head = _left_subject(lead, layout)
        if head is not None:
            found = resolver.all_of(head)
            if found and speaks(found, resolver):
                return found
        person = _person_left(verb, layout)
        if person is not None:
            return resolver.all_of(person)
    return controller(verb, layout, resolver, knows)


def _heard_from(verb: Token, resolver: Resolver) -> Resolved:
    """Return whom one hears or believes: *un montant qui représente, à l'entendre, « … »*."""
    led = [t.lower_ for t in verb.doc[max(verb.i - 2, 0) : verb.i]]
    heard = verb.lower_ in {"entendre", "écouter"} and len(led) > 1
    if not heard or led[0] != "à" or led[1] not in {"l'", "les"}:
        return NOBODY
    return resolver.pronoun(verb.i - 1, None, led[1] == "les")


def _within_report(own: Token, verb: Token, knows: Knowledge) -> bool:
    """Tell whether the parse's subject belongs to the infinitive: *a reconnu avoir faussé des relevés*."""
    if own.i < verb.i or own.pos_ != "NOUN":
        return False
    between = own.doc[cue_end(verb, knows) : own.i]
    return any("Inf" in t.morph.get("VerbForm", []) for t in between)


def _has_left(verb: Token, layout: Layout) -> bool:
    """Tell whether the verb goes on after *et*, or has its subject at the head of the sentence."""
    start = verb_group_start(verb)
    before = layout.doc[start - 1] if start else verb
    if before.pos_ == "CCONJ":
        return True
    return before.text == "," and layout.doc[layout.sentence_start(start)].pos_ in {"PROPN", "NOUN"}


_CALLED = 3
"""Words at most between marks that name who speaks."""


def _called_so(own: Token, layout: Layout) -> bool:
    """Tell whether a subject between marks only says what its bearers are called: *Les « frondeurs » ont prévenu*."""
    k = layout.mark_of[own.i]
    start, _ = layout.outer(k)
    inner, stop = layout.token_range[k]
    led = start > 0 and own.doc[start - 1].pos_ == "DET"
    few = layout.words_in(k) <= _CALLED
    return led and few and not any(t.pos_ in VERBAL for t in own.doc[inner:stop])


def _reporting_subject(verb: Token, own: Token, layout: Layout) -> Token | None:
    """Return the subject of the verb that reports the marked words to which this one is joined."""
    if own.i > verb.i or own in children(verb, "nsubj"):
        return None
    above = [t for t in verb.ancestors if t.pos_ in VERBAL and layout.mark_of[t.i] < 0]
    found = subject(above[0]) if above else None
    return found if found is not None and layout.mark_of[found.i] < 0 else None


_PERSONAL = set(
    "on il elle ils elles celui-ci celle-ci ceux-ci celles-ci certains certaines plusieurs beaucoup "
    "tous toutes d'autres l'un l'une intéressé intéressée intéressés".split()
)
_RANKED = set(
    "autre autres premier première second seconde deuxième troisième suivant suivante".split()
)
_RANKING = {"un", "une", "d'", "le", "la", "l'", "les"}
"""Before a word of rank, one of some people: *Une autre assure que*, *Un deuxième dit n'avoir rien vu*."""
_LATTER = {"dernier", "dernière", "derniers", "dernières"}


def somebody_speaks(verb: Token, layout: Layout, knows: Knowledge, *, loose: bool = False) -> bool:
    """Tell whether a person plainly speaks, though nothing tells who: *elle a répondu que*.

    `loose` takes any noun that is no work of fiction (*le fisc, parlant d'un « effort »*).
    """
    if narrates_on(verb):
        return True
    own = subject(verb)
    if own is None and verb.lower_.endswith("ant"):
        own = subject(verb.head)
    if own is None and is_finite(verb):
        own = _left_subject(verb, layout)
    if own is None or "expl" in own.dep_:
        return False
    if layout.mark_of[own.i] >= 0 and not _called_so(own, layout):
        return False
    form = clitic(own) or own.lower_
    if form in _PERSONAL:
        return True
    if form in _RANKED:
        return own.i > 0 and own.doc[own.i - 1].lower_ in _RANKING
    if _superlative(own):
        return True
    if form in _LATTER:
        return own.i > 0 and own.doc[own.i - 1].lower_ in {"ce", "cette", "ces"}
    if loose and own.pos_ == "NOUN":
        kind = knows.lexicon.non_speech.get(form)
        return kind is None or kind.kind != "title"
    return knows.role(form) is not None


def _superlative(token: Token) -> bool:
    """Tell whether a word stands for one of some people: *Le plus âgé a expliqué avoir eu peur*."""
    led = [t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i]]
    return (
        token.lower_ in _AGES
        and len(led) > 1
        and led[1] == "plus"
        and led[0] in {"le", "la", "les"}
    )


_AGES = set("âgé âgée âgés âgées jeune jeunes vieux vieille gradé gradée ancien ancienne".split())


def _left_subject(verb: Token, layout: Layout) -> Token | None:
    """Return the head of the noun phrase before a verb whose subject the parse lost.

    Parentheses and appositions between commas are stepped over; a phrase that a preposition
    governs is no subject.
    """
    doc = layout.doc
    floor = layout.sentence_start(verb.i)
    i = verb_group_start(verb) - 1
    while i >= floor:
        token = doc[i]
        if layout.mark_of[i] >= 0 and layout.words_in(layout.mark_of[i]) > _CALLED:
            # « Le conseil « renouvelle sa confiance » à son président et rappelle que … »
            i = layout.outer(layout.mark_of[i])[0] - 1
            continue
        if token.text == ")":
            while i > floor and doc[i].text != "(":
                i -= 1
            i -= 1
            continue
        if token.text == ",":
            j = i - 1
            while j > floor and doc[j].text != "," and i - j < 18:
                j -= 1
            i = j - 1 if doc[j].text == "," else i - 1
            continue
        if token.lower_ == "ans" and i > floor + 2 and doc[i - 2].text == ",":
            i -= 3  # « M. Roux, 61 ans, costume sombre, a répété »
            continue
        if token.lower_ in _LATTER and i > floor and doc[i - 1].lower_ in {"ce", "cette", "ces"}:
            return token
        if _superlative(token) and i > floor + 1:
            return token
        if token.lower_ in _RANKED and i > floor and doc[i - 1].lower_ in _RANKING:
            return token  # « Un deuxième assure n'avoir rien vu »
        if token.lower_ in OTHERS and i > floor and doc[i - 1].lower_ in {"un", "une", "d'"}:
            return token
        if token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"il", "elle", "ils", "elles", "qui"}:
            start = i
            while start > floor and doc[start - 1].pos_ in {
                "NOUN",
                "PROPN",
                "ADJ",
                "NUM",
                "DET",
                "X",
            }:
                start -= 1
                if doc[start].pos_ == "DET":
                    break
            before = doc[start - 1] if start > floor else None
            if before is not None and before.pos_ == "ADP":
                i = start - 2
                continue
            return next(
                (t for t in doc[start : i + 1] if t.pos_ in {"NOUN", "PROPN", "PRON"}), token
            )
        if token.pos_ in VERBAL and is_finite(token):
            return None
        i -= 1
    return None


def _person_left(verb: Token, layout: Layout) -> Token | None:
    """Return the name nearest before the verb that nothing else has for a subject."""
    doc = layout.doc
    for i in range(verb_group_start(verb) - 1, layout.sentence_start(verb.i) - 1, -1):
        token = doc[i]
        if layout.mark_of[i] >= 0 or token.text in {";", ":"}:
            return None
        if token.pos_ in VERBAL and is_finite(token):
            return None
        if token.ent_type_ == "PER" and (i == 0 or doc[i - 1].ent_type_ != "PER"):
            before = doc[i - 1] if i else None
            if before is None or before.pos_ != "ADP":
                return token
    return None


def _done_by(verb: Token) -> bool:
    """Tell whether *par* and its noun follow a participle without an auxiliary: *décrits par X comme*."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    led = len(after) > 1 and after[0].lower_ == "par" and after[1].pos_ in {"DET", "PROPN"}
    alone = verb_group_start(verb) == verb.i and not children(verb, "aux")
    return led and alone and "Part" in verb.morph.get("VerbForm", [])


def _by_agent(verb: Token) -> list[Token]:
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + 14, len(doc))):
        if doc[i].lower_ == "par" and i + 1 < len(doc):
            noun = next((t for t in doc[i + 1 : i + 5] if t.pos_ in {"NOUN", "PROPN"}), None)
            return [noun] if noun is not None else []
        if doc[i].text in {".", ";"}:
            return []
    return []


_AVOIR = set("a ont avait avaient aura auront aurait auraient eut".split())
_ASIDE = set(
    "quant à lui elle eux elles de son leur côté pour sa part par ailleurs en effet outre revanche "
    "fin plus d' abord , aussi également tour".split()
)


def helper_left(verb: Token) -> Token | None:
    """Return the auxiliary that an aside parts from its participle: *a, de son côté, accusé*."""
    if "Part" not in verb.morph.get("VerbForm", []) or children(verb, "aux"):
        return None
    for i in range(verb.i - 1, max(verb.i - 10, -1), -1):
        token = verb.doc[i]
        if token.lower_ in _AVOIR and token.pos_ in VERBAL and i < verb.i - 1:
            return token
        if token.lower_ not in _ASIDE and token.pos_ not in {"ADV", "NUM"} and not is_time(token):
            return None
    return None


def _behind_whose_name(own: Token | None, resolver: Resolver) -> Token | None:
    """Return the person behind a lead that holds the parse's subject: *Au nom de l'association X, Me Roux a dit*."""
    if own is None or own.doc[own.sent.start].lower_ not in _LED_BY:
        return own
    lead = resolver.register.mention_at(own.i)
    doc, i = own.doc, lead.end if lead is not None else own.i + 1
    if i + 2 >= len(doc) or doc[i].text != ",":
        return own
    i += 2 if doc[i + 1].lower_ in TITLES else 1
    titled = doc[i].pos_ == "DET" and i + 2 < len(doc) and i + 1 in resolver.register.role_at
    i += 2 if titled else 0
    mention = resolver.register.mention_at(i)
    if mention is None or mention.start != i or not (mention.subject or titled):
        return own
    return doc[i] if resolver.register.entries[mention.entry].kind == "person" else own


_LED_BY = {"au", "pour", "devant", "chez", "dans", "selon", "contre"}
