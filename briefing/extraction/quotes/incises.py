"""Find inserted cues by their shape: *, tonne-t-elle,*, *», a fait valoir une porte-parole*.

The inversion makes the cue; the lexicon only raises or lowers the trust in it, since the press
puts any verb there (*« … », s'étrangle le maire*).
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from briefing.extraction.grammar.cues import agrees, cue_end
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    VERBAL,
    base,
    clitic,
    is_negated,
    verb_group_start,
)
from briefing.extraction.grammar.terms import is_term
from briefing.extraction.parties.entries import Entry
from briefing.extraction.quotes.after_speech import (
    behind_speech,
    helper_behind_speech,
    is_conjugated,
    is_wordy,
    stands_as_verb,
)
from briefing.extraction.quotes.incise_ends import end_after
from briefing.extraction.quotes.incise_signs import (
    WISHES,
    auxiliary_left,
    carried_cue,
    closing_before,
    describes,
    disagrees,
    hearsay,
    inscribed,
    lead_start,
    named_by,
    named_right_before,
    opens_inverted,
    past_infinitive,
    saw_itself,
    subject_before,
)
from briefing.extraction.quotes.incise_subjects import (
    HELPERS,
    auxiliary_before,
    own_subject_left,
    subject_far_left,
)
from briefing.extraction.quotes.inverted import subject_after
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Doc, Token
from briefing.model import Span

_MISTAKEN = {"ADJ", "NOUN", "PROPN", "X"}
"""What the tagger takes a cue for, wherever it stands."""
_BEFORE = {",", "!", "?", "…", "-", "–", "—", "("}
_ASIDE = 8
"""Tokens that an aside behind *qui* has at most."""
_SURE = 0.8
"""Trust from which a cue reports even somebody that nothing resolves."""
_PLAIN = 0.95
"""Trust from which an inverted verb reports, whatever its subject (*indiquent les services*)."""
_SHAPED = 0.5
"""Trust from which an inverted verb right after marks reports somebody that nothing resolves."""
_TELLS = 10
"""Tokens that what somebody tells of takes before a colon: *raconte une soirée de novembre : « … »*."""
_NOBODY = set("proverbe dicton adage chanson légende tradition refrain".split())
_SOME = {"l'un", "l'une", "un", "une", "certains", "certaines", "plusieurs", "beaucoup", "d'autres"}
"""Pronouns for some of those just named: *détaille l'un d'eux*."""
_STATIC = {"être", "avoir", "pouvoir", "devoir", "falloir", "venir", "aller", "faire"}
_SUBJECTS = set("il elle ils elles on ce c' cela ça qui je j' tu".split())


@dataclass(frozen=True, slots=True)
class Incise:
    """Hold an inserted cue: tokens from its first word to its last, and who it says speaks."""

    start: int
    end: int
    verb: int
    cue: Span
    speaker: Resolved
    trust: float
    mark: int = -1
    """The stretch that closes right before it, or -1."""


def find_incises(layout: Layout, resolver: Resolver, knows: Knowledge) -> list[Incise]:
    """Return the inserted cues outside quotation marks, in text order."""
    found: list[Incise] = []
    behind = behind_speech(layout)
    for token in layout.doc:
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        if token.pos_ not in VERBAL:
            if token.pos_ not in _MISTAKEN and token.i not in behind:
                continue
            shaped = knows.is_cue_form(token) or stands_as_verb(token, behind, layout)
            if not shaped and carried_cue(token, layout, knows) is None:
                continue
        if found and token.i < found[-1].end:
            continue
        incise = _incise(token, behind, layout, resolver, knows)
        if incise is not None:
            if found and _leads_to(found[-1], incise, layout):
                found.pop()
            found.append(incise)
    return found


def _leads_to(lead: Incise, incise: Incise, layout: Layout) -> bool:
    """Tell whether one cue only leads to what another reports: *Comme l'avait révélé X, « … », explique la ville*."""
    likened = (
        layout.doc[lead.start].lower_ in {"comme", "ainsi"} and layout.doc[lead.end].text == ","
    )
    return likened and lead.mark < 0 <= incise.mark == layout.opening(lead.end + 1)


def _incise(
    verb: Token, behind: Set[int], layout: Layout, resolver: Resolver, knows: Knowledge
) -> Incise | None:
    doc = layout.doc
    if not is_conjugated(verb) or (verb.lower_ == "compris" and doc[verb.i - 1].lower_ == "y"):
        return None  # « …, y compris les habitués, raconte Anna »
    start = verb_group_start(verb)
    helper = helper_behind_speech(start, behind, layout)
    if helper is not None:
        start = helper
    inverted = _clitic_near(start, verb.i, layout)
    if inverted is not None and inverted < start:
        start = inverted - 1
    floor = lead_start(verb, start, behind, layout, inverted=inverted is not None)
    previous = floor - 1
    while previous >= 0 and doc[previous].is_space and "\n" not in doc[previous].text:
        previous -= 1
    if previous < 0 and doc[floor].lower_ not in {"comme", "ainsi"}:
        return None
    if inverted is None and doc[previous].text == "," and _past_aside_of_qui(previous, doc):
        return None  # « le garde qui, selon elle, aurait lâché ses chiens »
    likened = doc[floor].lower_ in {"comme", "ainsi"}
    mark = -1 if likened else closing_before(previous, layout)
    if mark < 0 and doc[previous].text not in _BEFORE:
        if not (likened and layout.sentence_start(floor) == floor):
            return None
    entry = knows.cue_verb(verb)
    carried = carried_cue(verb, layout, knows) if entry is None and inverted is None else None
    entry = knows.cue_verb(carried) if carried else entry
    lemma = "lire" if verb.lower_ == "lit" else knows.lemma(verb)
    if likened and entry is not None and (entry.verb_class == "accuse" or lemma in WISHES):
        return None  # « comme l'en accuse l'ONG », « comme le souhaitait l'opposition »
    trust = entry.trust if entry is not None else 0.0
    insertable = entry is not None and ("insert" in entry.frames or trust >= 0.8)
    if inverted is not None:
        if mark < 0 and doc[start].text[:1].isupper():
            return None  # « … ? Permet-elle une économie ? »: a question of its own
        if not insertable and mark < 0 and entry is None and lemma != "lire":
            return None
        reads = lemma == "pouvoir" and any(
            t.lower_ == "lire" for t in doc[inverted + 1 : inverted + 3]
        )
        if lemma in _STATIC and entry is None and not reads:
            return None
        if mark < 0 and opens_inverted(layout.sentence_start(start), layout):
            return None  # « À peine le maire avait-il fini … »: the adverb inverts
        end = end_after(max(inverted, verb.i) + 1, layout)
        pronoun = doc[inverted]
        if (clitic(pronoun) or pronoun.lower_) == "on":
            end = end_after(end, layout, resolver)  # « a-t-on appris auprès du préfet, Luc Petit »
            speaker = resolver.somebody_at(max(inverted, verb.i))
            resolver.note(verb.i, speaker.entries)  # whom *la même source* takes up
            if mark < 0 and not speaker and not hearsay(verb, lemma, layout):
                return None
            if not speaker and any(inscribed(t, knows) for t in doc[inverted + 1 : inverted + 8]):
                # « pouvait-on lire sur les pancartes »: a slogan without a speaker.
                return None
        elif (clitic(pronoun) or pronoun.lower_) in {"nous", "vous", "tu"}:
            speaker = NOBODY
        elif (clitic(pronoun) or pronoun.lower_) in {"je"}:
            return None
        else:
            speaker = resolver.resolve(pronoun)
        cue = layout.chars(start, max(inverted + 1, cue_end(verb, knows)))
        if cue is None:
            return None
        return Incise(floor, end, verb.i, cue, speaker, max(trust, 0.6), mark)
    if doc[previous].text == "," and clitic(doc[previous - 1]) and mark < 0:
        return None  # « Le général, dit-on, corrigeait au crayon … »: the sentence goes on
    if describes(verb) or (mark < 0 and (not insertable or trust < 0.7)):
        return None
    if any("pass" in c.dep_ for c in verb.children) and "été" in {
        t.lower_ for t in doc[start : verb.i]
    }:
        # « … le donjon, ont été ajoutées deux ailes »
        return None
    if doc[start].lower_ in _SUBJECTS:
        # « … les occupent, il leur est demandé une participation »
        return None
    if doc[start - 1].lower_ in {"nous", "vous"} and agrees(verb):
        return None  # « Vous accusez les casseurs, nous accusons votre silence »
    if lemma == "cacher" and not is_negated(verb):
        # « … », ne cache pas le maire; but « Son titre, « Comptes », cache mal la violence »
        return None
    if (entry is None and lemma in _STATIC) or own_subject_left(verb, previous):
        return None
    if mark >= 0 and not _quotes_before(mark, previous, entry is not None, layout):
        if trust < _PLAIN or not _parts_sentence(verb, mark, previous, layout):
            return None
        mark = -1
    asks = doc[min(layout.sentence_end(verb.i), len(doc)) - 1].text == "?"
    if mark < 0 and asks and trust < _PLAIN:
        return None
    after = cue_end(verb, knows)
    if doc[after - 1].pos_ == "ADP":
        after = verb.i + 1  # « a ironisé sur X le maire »: where he spoke, or whom of
    after = carried.i + 1 if carried else past_infinitive(after, lemma, layout, knows)
    medium = (
        None if verb.lower_ in {"dit", "dite"} else _named_medium(after, layout)
    )  # « X, dit « Y » »
    if medium is not None and mark < 0 and trust >= _SURE:
        named = layout.chars(start, after)
        _, end = layout.outer(layout.mark_of[after])
        speaker = resolver.all_of(medium)
        return Incise(floor, end, verb.i, named, speaker, trust, mark) if named else None
    noun = subject_after(after, layout, resolver, knows)
    timed = noun is not None and noun.lower_.removesuffix("s") in {"minute", "seconde", "heure"}
    if noun is not None and (noun.lower_ in _NOBODY or timed or saw_itself(lemma, noun)):
        return None
    inserts = entry is not None and "insert" in entry.frames
    if noun is None or subject_far_left(verb, noun, previous, layout, inserts=inserts):
        return None
    if mark < 0 and (
        named_right_before(previous, layout, resolver) or subject_before(previous, layout)
    ):
        # « Dans un message, la maire, Lise Garnier, a nié tout retard »
        return None
    speaker = named_by(noun, resolver) or resolver.all_of(noun)
    if mark < 0 and _unfolds(verb, layout) and not _acts(speaker, resolver):
        # « Émilie (le prénom a été changé), raconte une soirée de novembre : « … » »
        return None
    inverted_noun = base(noun) == "nsubj" and noun.head.i == verb.i
    if not speaker and not (
        (trust >= _SURE and (mark >= 0 or knows.role(noun.lower_) is not None))
        or (mark >= 0 and trust >= _SHAPED and inverted_noun)
        or (trust >= _SURE and noun.lower_ in _SOME and noun.i <= after + 1)
    ):
        return None
    register = resolver.register
    spoken = mark >= 0 and is_wordy(mark, layout)
    if entry is None and not (
        speaker and all(_somebody(register.entries[e], spoken) for e in speaker.entries)
    ):
        return None
    plainly = (
        trust >= _PLAIN and inverted_noun
    )  # « , affirme le Bas-Breton, », « , indique la Municipalité. »
    some = noun.lower_ in _SOME
    if mark < 0 and not plainly and any(register.entries[e].place for e in speaker.entries):
        return None
    has_object = entry is not None and bool(entry.rest) and "np" in entry.frames
    if mark < 0 and not some and not _can_speak(speaker, resolver):
        # « Le fabricant, qui collecte 800 producteurs, fait valoir la chute des cours »
        if trust < _PLAIN or has_object:
            return None
    if mark < 0 and (auxiliary_before(previous, layout) or disagrees(verb, noun)):
        return None
    if mark < 0 and any(base(c) == "aux" and c.i < previous for c in verb.children):
        # « La Défense du peuple a, elle, appelé les parties … »: the subject is on the left.
        return None
    end = end_after(np_end(noun), layout, resolver)
    cue = layout.chars(start, cue_end(verb, knows))
    if cue is None:
        return None
    return Incise(floor, end, verb.i, cue, speaker, max(trust, 0.5), mark)


def _past_aside_of_qui(comma: int, doc: Doc) -> bool:
    """Tell whether a comma closes an aside right behind *qui*, whose verb follows."""
    opened = next(
        (i for i in range(comma - 1, max(comma - _ASIDE, 0), -1) if doc[i].text == ","), 0
    )
    return opened > 0 and doc[opened - 1].lower_ == "qui"


def _quotes_before(mark: int, previous: int, known: bool, layout: Layout) -> bool:
    """Tell whether a verb after a stretch may report it.

    A name between marks is the subject of its sentence (*La « Traîne » passe le pont*): without a
    comma, or without a cue that the lexicon knows, the stretch must open the sentence.
    """
    start, _ = layout.outer(mark)
    lead = layout.doc[layout.sentence_start(start) : start]
    opens = all(t.is_space or not t.is_word or layout.mark_of[t.i] >= 0 for t in lead)
    if layout.doc[previous].text == "," and known:
        # « le groupe, qu'il baptise « Héron », aurait loué … »: a name reports nothing.
        return opens or not is_term(mark, layout)
    speaks = is_wordy(mark, layout)
    if known and speaks and layout.words_in(mark) > 4:
        return True
    return opens and (layout.ends_sentence(mark) or layout.doc[previous].text == "," or speaks)


def _parts_sentence(verb: Token, mark: int, previous: int, layout: Layout) -> bool:
    """Tell whether a cue between commas parts a sentence behind a name: *Le plan « Eau », dit l'ONG, échouera*."""
    after = next((c for c in verb.children if base(c) == "nsubj" and c.i > verb.i), None)
    if layout.doc[previous].text != "," or after is None or not is_term(mark, layout):
        return False
    end = np_end(after)
    return end < len(layout.doc) and layout.doc[end].text == ","


def _named_medium(i: int, layout: Layout) -> Token | None:
    """Return the head of a name between marks at token `i`: *, rapporte « Le Courrier »*."""
    k = layout.opening(i)
    if k < 0 or not is_term(k, layout):
        return None
    inner, stop = layout.token_range[k]
    if not layout.doc[inner].text[:1].isupper():
        return None
    return next((t for t in layout.doc[inner:stop] if t.pos_ in {"PROPN", "NOUN"}), None)


def _somebody(entry: Entry, spoken: bool) -> bool:
    body = entry.kind in ("state", "organisation")
    return entry.kind == "person" or (body and (entry.named or spoken))


def _unfolds(verb: Token, layout: Layout) -> bool:
    """Tell whether a colon and words between marks follow what the verb tells of."""
    for token in layout.doc[verb.i + 1 : verb.i + _TELLS]:
        if token.text == ":":
            return layout.opening(token.i + 1) >= 0
        if token.is_punct or token.is_space:
            return False
    return False


def _acts(speaker: Resolved, resolver: Resolver) -> bool:
    return any(resolver.register.entries[e].kind != "unknown" for e in speaker.entries)


def _can_speak(speaker: Resolved, resolver: Resolver) -> bool:
    entries = (resolver.register.entries[e] for e in speaker.entries)
    return any(e.kind != "unknown" or e.named for e in entries)


def _clitic_near(start: int, verb: int, layout: Layout) -> int | None:
    """Return the inverted pronoun of *dit-il*, *a-t-elle seulement indiqué*, or None."""
    doc = layout.doc
    for i in range(max(start - 2, 0), min(verb + 3, len(doc))):
        if i > 0 and not doc[i - 1].whitespace_ and clitic(doc[i]):
            parted = i < verb and any(t.text == "," for t in doc[i:verb])
            if parted and doc[i - 1].lower_ not in HELPERS and doc[i - 1].lower_ not in {"-t", "t"}:
                continue  # « dit-on, corrigeait au crayon … »: two verbs
            if i <= verb + 2 and (i > verb or auxiliary_left(doc[i - 1], verb)):
                return i
    return None
