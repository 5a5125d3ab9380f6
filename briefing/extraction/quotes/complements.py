"""Find what a cue reports without a clause: *exige des excuses*, *se dit inquiet*, *appelle au calme*."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.cues import cue_end, cue_verbs, set_aside
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    OF,
    VERBAL,
    base,
    children,
    has_finite_verb,
    is_finite,
    verb_group_start,
)
from briefing.extraction.grammar.terms import is_term, marks_inside
from briefing.extraction.quotes.clause_ends import clause_end, participle_form
from briefing.extraction.quotes.clauses import ANY, is_infinitive
from briefing.extraction.quotes.inverted import is_time
from briefing.extraction.quotes.phrase_ends import trimmed
from briefing.extraction.quotes.reported import Report, somebody_speaks, speaker_of
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import speaks
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_FRAMES = {"obj", "to", "of", "attr"}
_TO = {"à", "au", "aux"}
_RESOLVES = 0.7
"""Trust in a verb from which *son engagement de …* after it is said aloud."""
_DEFINITE = set("le la l' les ce cet cette ces son sa ses leur leurs".split())
_LINKS = set(
    "aussi également toutefois notamment ainsi pourtant donc cependant néanmoins enfin ensuite "
    "alors certes déjà encore désormais aussitôt".split()
)
_MOODS = {"en", "sous", "contre", "d'"}
"""What leads a state of mind after *se dire*: *en colère*, *sous le choc*, *d'accord*."""
_GREETINGS = {"bonjour", "bonsoir", "adieu", "merci", "oui", "non", "stop", "bravo", "tu"}
_OBJECT_WORDS = {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"}
_REACH = 12


def complements(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield what is asked, promised or felt aloud in a phrase: no clause, no infinitive."""
    for verb, cue in cue_verbs(layout, knows, taken):
        found = _complement(verb, cue, layout, knows)
        if found is None or set_aside(verb, cue, layout):
            continue
        start, stop, construction = found
        span = layout.chars(start, stop)
        if span is None or any(not is_term(k, layout) for k in marks_inside((span,), layout, used)):
            continue
        speaker = speaker_of(verb, layout, resolver, knows)
        # Only people say how they are: « les deux pays se sont dits inquiets ».
        # « L'hiver se dit doux en patois » is a passive.
        own = cue.reflexive and construction == "attribute" and bool(children(verb, "aux"))
        if not (
            own or speaks(speaker, resolver) if speaker else somebody_speaks(verb, layout, knows)
        ):
            continue
        said_by = layout.chars(verb_group_start(verb), cue_end(verb, knows))
        yield Report((span,), speaker, said_by, construction, cue.trust, verb.i)


def _complement(
    verb: Token, cue: CueVerb, layout: Layout, knows: Knowledge
) -> tuple[int, int, str] | None:
    """Return where the phrase starts and ends, and by which construction."""
    begin = _after_asides(cue_end(verb, knows), layout)
    if begin >= layout.sentence_end(verb.i) or layout.mark_of[begin] >= 0:
        return None
    start: int | None = None
    if "attr" in cue.frames:
        construction = "attribute"
        attribute = _own_state if cue.reflexive else _judged
        start = attribute(begin, verb, layout, knows)
    elif cue.frames & _FRAMES:
        construction = "object"
        if "obj" in cue.frames:
            start = _object(begin, layout, knows)
        elif "to" in cue.frames:
            start = _called_to(begin, cue, layout, knows)
        elif is_reflexive(verb) or cue.verb_class == "threaten":
            start = _of_what(begin, cue, layout, knows)
    if start is None and cue.trust >= _RESOLVES and cue.frames & {"np", "de"}:
        construction = "infinitive"
        start = _resolved(begin, layout, knows)
    if start is None:
        return None
    stop = phrase_end(start, verb, layout, knows)
    if construction == "object" and _told_again(stop, verb, layout):
        return None
    return (start, stop, construction) if stop > start else None


def _told_again(stop: int, verb: Token, layout: Layout) -> bool:
    """Tell whether the words themselves follow (*demande une enquête : « … »*), or a headline has them."""
    doc, end = layout.doc, layout.sentence_end(verb.i)
    for i in range(stop, end):
        if doc[i].text == ":" and layout.opening(i + 1) >= 0:
            return True
    return doc[end - 1].is_space or doc[end - 1].is_alpha


def _after_asides(i: int, layout: Layout) -> int:
    """Step over adverbs, days and asides between commas: *s'est dite, elle aussi, hostile*."""
    doc, end = layout.doc, layout.sentence_end(i - 1)
    while i < end:
        token = doc[i]
        if token.text == ",":
            close = next((k for k in range(i + 1, min(i + 9, end)) if doc[k].text == ","), None)
            if close is None or any(t.pos_ == "VERB" for t in doc[i:close]):
                return i
            i = close + 1
        elif token.lower_ in _LINKS or (token.pos_ in {"NOUN", "ADV"} and is_time(token)):
            i += 1
        else:
            return i
    return i


def _kinds(noun: Token, knows: Knowledge) -> frozenset[str]:
    nouns = knows.lexicon.spoken_nouns
    low = noun.lower_
    return (
        nouns.get(low)
        or nouns.get(low.removesuffix("s"))
        or nouns.get(noun.lemma_.casefold())
        or frozenset()
    )


def _noun_at(i: int, layout: Layout, *, bare: bool = False) -> Token | None:
    """Return the head of the noun phrase that starts at the token, with an article unless `bare`."""
    doc, end = layout.doc, layout.sentence_end(i - 1)
    led = bare
    for token in doc[i : min(i + 6, end)]:
        if layout.mark_of[token.i] >= 0:
            return None
        if token.pos_ == "NOUN":
            after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
            return token if led and (after in OF or not is_time(token)) else None
        led = led or token.pos_ in {"DET", "NUM"}
        quantity = token.lower_ in {"de", "d'", "des", "plus", "davantage", "moins"}
        if token.pos_ not in {"DET", "ADJ", "NUM"} and not quantity:
            return None
        led = led or token.lower_ in {"plus", "davantage", "des"}
    return None


def _object(i: int, layout: Layout, knows: Knowledge) -> int | None:
    """Return where *un audit* starts in *promet un audit*, *demande à l'État un audit*."""
    doc = layout.doc
    if doc[i].lower_ in _TO:
        asked = next((t for t in doc[i + 1 : i + 5] if t.pos_ in {"NOUN", "PROPN"}), None)
        if asked is None:
            return None
        i = _after_asides(np_end(asked), layout)
        if i >= len(doc) or doc[i].pos_ not in {"DET", "NUM"}:
            # « demande au gouvernement des mesures »
            i = asked.i + 1
    if i >= len(doc) or (
        doc[i].pos_ not in {"DET", "NUM"} and doc[i].lower_ not in {"plus", "des"}
    ):
        return None
    noun = _noun_at(i, layout)
    if noun is None or "needed" in _kinds(noun, knows):
        return None
    role = knows.role(noun.lower_)
    if role is not None and role.kind == "person":
        return None
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else noun
    # « demande à l'État s'il … », « exige des banques qu'elles … »: a clause follows.
    return None if after.lower_ in {"que", "qu'", "si"} else i


def _called_to(i: int, cue: CueVerb, layout: Layout, knows: Knowledge) -> int | None:
    """Return where *la retenue* starts in *appelle les deux camps à la retenue*."""
    doc, end = layout.doc, min(i + _REACH, layout.sentence_end(i))
    for k in range(i, end - 1):
        token = doc[k]
        if token.lower_ in _TO:
            noun = _noun_at(k + 1, layout, bare=token.lower_ != "à")
            if noun is None or noun.ent_type_ or any(is_infinitive(t) for t in doc[k + 1 : noun.i]):
                return None
            kinds = _kinds(noun, knows)
            called = "appeal" in kinds or (
                cue.lemma == "appeler" and "idle" not in kinds and knows.role(noun.lower_) is None
            )
            return k + 1 if called else None
        if token.pos_ not in _OBJECT_WORDS and token.lower_ not in OF | {"et"}:
            return None
    return None


def _of_what(i: int, cue: CueVerb, layout: Layout, knows: Knowledge) -> int | None:
    """Return where *la reprise* starts in *se félicite de la reprise*, *X* in *menace X de sanctions*."""
    doc, end = layout.doc, min(i + _REACH, layout.sentence_end(i))
    if cue.verb_class != "threaten":
        if doc[i].lower_ not in OF:
            return None
        noun = _noun_at(i + 1, layout, bare=doc[i].lower_ in {"du", "des"})
        return i + 1 if noun is not None else None
    for k in range(i, end - 1):
        if doc[k].lower_ in {"de", "d'"}:
            noun = _noun_at(k + 1, layout, bare=True)
            lead = doc[k + 1]
            definite = lead.lower_ in _DEFINITE
            if noun is not None and not definite and "threat" in _kinds(noun, knows):
                return i if k > i else k + 1
        elif doc[k].pos_ not in _OBJECT_WORDS and doc[k].lower_ not in OF:
            return None
    return None


def _resolved(i: int, layout: Layout, knows: Knowledge) -> int | None:
    """Return where the infinitive starts in *a réitéré son engagement, pris en mai, de livrer*."""
    doc, end = layout.doc, layout.sentence_end(i)
    if doc[i].lower_ in {"de", "d'"}:
        i += 1
    if i + 2 >= end or doc[i].pos_ != "DET" or doc[i].lower_ in ANY:
        return None
    noun = _noun_at(i, layout)
    if noun is None or "resolve" not in _kinds(noun, knows):
        return None
    for k in range(noun.i + 1, min(noun.i + _REACH, end - 1)):
        if doc[k].pos_ in VERBAL and is_finite(doc[k]):
            return None
        if doc[k].lower_ in {"de", "d'", "à"}:
            group = doc[k + 1 : min(k + 5, end)]
            for token in group:
                if is_infinitive(token) and token.pos_ in VERBAL:
                    return k + 1
                if token.pos_ not in {"PRON", "ADV"} and token.lower_ not in {"le", "la", "les"}:
                    break
    return None


def _own_state(i: int, verb: Token, layout: Layout, knows: Knowledge) -> int | None:
    """Return where *très inquiet* starts in *s'est dit très inquiet*."""
    doc, end = layout.doc, layout.sentence_end(verb.i)
    k = i
    while k < end and doc[k].pos_ == "ADV":
        k += 1
    if k >= end or layout.mark_of[k] >= 0 or doc[k].lower_ in _GREETINGS:
        return None
    token = doc[k]
    after = doc[k + 1] if k + 1 < end else token
    if token.lower_ in _MOODS:
        return i if after.pos_ in {"NOUN", "DET"} else None
    if not token.text[:1].islower() or (token.lower_.endswith("ant") and token.pos_ == "VERB"):
        return None
    if token.pos_ == "ADJ" or (token.pos_ in VERBAL and participle_form(token)):
        return i
    return i if token.pos_ == "NOUN" and not is_time(token) else None


def _judged(i: int, verb: Token, layout: Layout, knows: Knowledge) -> int | None:
    """Return where *l'amende dérisoire* starts in *juge l'amende dérisoire*, or *étrange que …*."""
    doc, end = layout.doc, layout.sentence_end(verb.i)
    k = i
    while k < end and doc[k].pos_ == "ADV":
        k += 1
    if k + 1 < end and doc[k].pos_ == "ADJ":
        after = doc[k + 1].lower_
        inner = doc[k + 2 : min(k + 6, end)]
        if after in {"que", "qu'"} and has_finite_verb(doc, k + 1, end):
            return i
        return i if after in {"de", "d'"} and any(is_infinitive(t) for t in inner) else None
    if doc[i].lower_ not in _DEFINITE or verb.lemma_.casefold() == "trouver":
        return None
    noun = _noun_at(i, layout)
    if noun is None:
        return None
    for token in doc[noun.i + 1 : min(noun.i + _REACH, end)]:
        follows = doc[min(token.i + 1, len(doc) - 1)]
        if token.pos_ == "ADJ" and (follows.is_punct or follows.pos_ == "CCONJ"):
            stated = knows.demonym(token.lower_) is None and base(token) != "conj"
            return i if stated else None
        inside = token.pos_ in {"ADJ", "NOUN", "PROPN", "ADV", "DET"} or token.lower_ in OF
        if not inside:
            return None
    return None


def phrase_end(start: int, verb: Token, layout: Layout, knows: Knowledge) -> int:
    """Return the token after a reported phrase: what the journalist adds behind a comma is left out."""
    doc = layout.doc
    stop = clause_end(start, verb, layout, knows, infinitive=True)
    if start + 2 < stop and doc[start + 1].pos_ == "CCONJ" and is_finite(doc[start + 2]):
        return start + 1
    return trimmed(start, stop, layout)
