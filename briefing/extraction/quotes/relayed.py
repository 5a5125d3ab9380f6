"""Find the speech that a noun relays: *l'affirmation selon laquelle …*, *une source, selon qui …*."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.main_clauses import past_relative
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    OF,
    VERBAL,
    base,
    children,
    gender_of,
    has_finite_verb,
    is_plural,
    verb_group_start,
)
from briefing.extraction.grammar.terms import marks_inside, only_marked
from briefing.extraction.quotes.narration import commented
from briefing.extraction.quotes.reported import Report
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token
from briefing.model import Gender

LEQUEL = {"lequel", "laquelle", "lesquels", "lesquelles", "qui"}
STATEMENTS = set(
    "affirmation propos déclaration rumeur information accusation allégation témoignage thèse "
    "argument hypothèse annonce promesse version idée théorie mot assertion assurance".split()
)
_REACH = 14
_AGREES: dict[str, tuple[Gender, bool]] = {
    "lequel": ("m", False), "laquelle": ("f", False), "lesquels": ("m", True), "lesquelles": ("f", True),
}  # fmt: skip


def relayed(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield what stands under *selon laquelle*, *pour qui* and their like."""
    doc = layout.doc
    for token in doc:
        if token.lower_ not in {"selon", "après", "pour"} or layout.mark_of[token.i] >= 0:
            continue
        after = token.i + 1
        if after + 1 >= len(doc) or doc[after].lower_ not in LEQUEL or layout.skipped[token.i]:
            continue
        start = token.i - 1 if token.lower_ == "après" else token.i
        noun = _statement(doc[after], start, layout) or _antecedent(start, layout)
        if noun is None:
            continue
        speaker = _who(noun, start, layout, resolver, knows)
        if token.lower_ == "pour" and not _speaks_for(doc[after], speaker, resolver):
            continue
        if not speaker and singular(noun) not in STATEMENTS:
            continue
        begin = after + 1
        if token.lower_ == "pour" and _done_for(begin, layout):
            continue
        stop = _before_matrix(noun, begin, layout)
        span = layout.chars(begin, clause_stop(begin, stop, layout))
        if span is None:
            continue
        marks = marks_inside((span,), layout, used)
        yield Report(
            only_marked((span,), marks, layout),
            speaker,
            layout.chars(start, after),
            "according",
            0.9,
            start,
            tuple(marks),
        )


def _speaks_for(relative: Token, speaker: Resolved, resolver: Resolver) -> bool:
    """Tell whether *pour lequel* names a source: *qui*, or a person, never *un délit pour lequel*."""
    if relative.lower_ == "qui":
        return True
    entries = [resolver.register.entries[e] for e in speaker.entries]
    return bool(entries) and all(e.kind == "person" for e in entries)


_HE = {"il", "elle", "ils", "elles"}
_HOLDS = set("être falloir agir avoir sembler paraître aller pouvoir devoir".split())


def _done_for(begin: int, layout: Layout) -> bool:
    """Tell whether something is done for somebody: *le club pour qui il a marqué*, *celle pour qui elle écrit*."""
    doc = layout.doc
    if doc[begin].lower_ not in _HE:
        return False
    verbs = (t for t in doc[begin + 1 : layout.sentence_end(begin)] if t.pos_ == "VERB")
    verb = next(verbs, None)
    told = [t.lemma_.casefold() for t in doc[begin + 1 : verb.i + 1 if verb is not None else begin]]
    held = _HOLDS - {"avoir"} if verb is not None and children(verb, "aux:tense") else _HOLDS
    return verb is not None and held.isdisjoint(told)


_READ = {"lit", "lire", "apprend", "écrit", "précisé", "indiqué", "affirmé", "expliqué", "découvre"}
"""What one finds in a text: *On y lit que …*, *Il y est écrit que …*."""
_EMERGES = {"ressort", "ressortait", "résulte", "ressortira", "apparaît", "apparait"}


def emerging(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield what *il ressort du rapport que …* tells."""
    doc = layout.doc
    for token in doc:
        read = token.lower_ in _READ
        if not read and token.lower_ not in _EMERGES:
            continue
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i] or token.i < 1:
            continue
        before = [t.lower_ for t in doc[max(token.i - 4, 0) : token.i]]
        if read and not ("y" in before and {"on", "il"} & set(before)):
            continue
        if not read and before[-1] not in {"il", "en"}:
            continue
        end = layout.sentence_end(token.i)
        near = range(token.i + 1, min(token.i + _REACH, end))
        que = next((i for i in near if doc[i].lower_ in {"que", "qu'"}), None)
        if que is None or (read and que != token.i + 1):
            continue
        drawn = any(t.lower_ in OF or t.lower_ == "lecture" for t in doc[token.i + 1 : que])
        if not read and not drawn and (token.lower_.startswith("appar") or que > token.i + 2):
            # « Il apparaît que rien n'a changé », « il en résulte un risque, à savoir que … »
            continue
        speaker = resolver.speaker_before(token.i)
        for noun in doc[token.i + 1 : que]:
            if noun.pos_ in {"NOUN", "PROPN"}:
                speaker = resolver.all_of(noun)
                break
        span = layout.chars(que + 1, clause_stop(que + 1, end, layout))
        if span is None or not speaker:
            continue
        marks = marks_inside((span,), layout, used)
        cue = layout.chars(token.i, token.i + 1)
        yield Report((span,), speaker, cue, "clause", 0.7, token.i, tuple(marks))


def singular(noun: Token) -> str:
    """Return the form under which a list of nouns knows this one."""
    low = noun.lower_
    return low if low in STATEMENTS else low.removesuffix("s")


def _statement(relative: Token, start: int, layout: Layout) -> Token | None:
    """Return the statement that *selon lesquelles* agrees with, whose authors stand between: *les accusations de X*."""
    agrees = _AGREES.get(relative.lower_)
    if agrees is None:
        return None
    for token in reversed(layout.doc[max(layout.sentence_start(start), start - _REACH) : start]):
        if token.pos_ in VERBAL and "Fin" in token.morph.get("VerbForm", []):
            return None
        if singular(token) in STATEMENTS and (gender_of(token), is_plural(token)) == agrees:
            return token
    return None


def _antecedent(start: int, layout: Layout) -> Token | None:
    """Return the noun that *selon lequel* stands for: a statement, a source, or the nearest."""
    doc = layout.doc
    floor = max(layout.sentence_start(start), start - _REACH)
    nearest: Token | None = None
    for j in range(start - 1, floor - 1, -1):
        token = doc[j]
        if token.pos_ in VERBAL and "Fin" in token.morph.get("VerbForm", []):
            break
        if singular(token) in STATEMENTS or token.lower_ in {"source", "sources"}:
            return token
        if token.pos_ in {"NOUN", "PROPN"} and (nearest is None or np_end(token) >= nearest.i):
            inner = j > floor and doc[j - 1].lower_ in {"de", "d'", "du", "des", "à"}
            if nearest is None or not _settled(nearest, doc[nearest.i - 1]):
                nearest = token
            if not inner:
                break
        elif token.text in {";", ":"}:
            break
    return nearest


def _settled(noun: Token, before: Token) -> bool:
    return before.lower_ not in {"de", "d'", "du", "des", "à"} and before.pos_ != "ADP"


def _who(noun: Token, start: int, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return who is behind the noun: itself, or whose statement it is."""
    if singular(noun) not in STATEMENTS:
        if knows.role(noun.lower_) is not None or resolver.register.mention_at(noun.i) is not None:
            return resolver.resolve(noun)
        for complement in children(noun, "nmod", "obl"):
            found = resolver.all_of(complement)
            if found:
                return found
        return NOBODY
    for token in layout.doc[noun.i + 1 : start]:
        if token.pos_ in {"NOUN", "PROPN"} and layout.mark_of[token.i] < 0:
            found = resolver.all_of(token)
            if found:
                return _and_allies(found, token, layout, resolver)
    return NOBODY


def _and_allies(found: Resolved, noun: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Add who stands beside the first, whatever the parse says: *Washington et plusieurs de ses alliés*."""
    behind = layout.doc[noun.i + 1 : noun.i + _ALLIES]
    if len(found.entries) > 1 or [t.lower_ for t in behind[:2]] not in _BESIDE:
        return found
    ally = next((t for t in behind if t.pos_ == "NOUN"), None)
    more = resolver.resolve(ally).entries if ally is not None else ()
    return Resolved((*found.entries, *more), found.how, found.head)


_ALLIES = 6
_BESIDE = (["et", "plusieurs"], ["et", "certains"], ["et", "leurs"], ["et", "ses"])


def _before_matrix(noun: Token, begin: int, layout: Layout) -> int:
    """Return where the relative clause ends: before the verb that has the noun as its subject."""
    end = layout.sentence_end(begin)
    matrix = noun.head
    if base(noun) == "nsubj" and begin < matrix.i < end:
        helpers = [c.i for c in children(matrix, "aux", "cop") if c.i > begin]
        stop = min([verb_group_start(matrix), *helpers])
        if has_finite_verb(layout.doc, begin, stop):
            return stop  # else it is the verb of the relative, whatever the parse says
    return past_relative(begin, end, layout)


def clause_stop(begin: int, end: int, layout: Layout) -> int:
    """Return where a reported main clause ends: a semicolon, or a resumed cue."""
    doc = layout.doc
    for i in range(begin, end):
        if layout.mark_of[i] < 0 and doc[i].text == ";":
            return i
        if i > begin + 2 and layout.mark_of[i] < 0 and commented(i, end, layout, knowledge()):
            return i - 1
        if doc[i].text == ":" and layout.mark_of[i] < 0 and layout.opening(i + 1) >= 0:
            # « Selon elle, le site est viable : « Nous avons des commandes. » »
            return i
    for i in range(begin + 3, end - 1):
        if layout.mark_of[i] >= 0:
            continue
        # « …, et a appelé les États-Unis à … » takes the narration up again.
        if (
            doc[i].lower_ == "et"
            and doc[i - 1].text == ","
            and doc[i + 1].pos_ == "AUX"
            and not children(doc[i + 1].head, "nsubj")
        ):
            return i - 1
    return end
