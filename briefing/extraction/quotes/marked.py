"""Find quotations after a colon, and unmarked speech after a cue and a colon."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.cues import acts_as_verb, cue_end, set_aside
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF, VERBAL, base, has_finite_verb, verb_group_start
from briefing.extraction.grammar.terms import is_term, marks_inside
from briefing.extraction.quotes.colon_heads import before_bracket, body_alone, whose_view
from briefing.extraction.quotes.inverted import is_time
from briefing.extraction.quotes.reported import Report, somebody_speaks, speaker_of
from briefing.extraction.quotes.stance_verbs import stance_before
from briefing.extraction.quotes.unsaid import is_presented, on_surface
from briefing.extraction.speakers.moved import is_made_to, whom_it_moves
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import acting_before, befalls, speaks, turned
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_CLOSE = 0.6
"""Trust that a cue needs right before a colon (*tire la sonnette d'alarme : …*)."""
_SURE = 0.85
"""Trust from which a cue reports even somebody that nothing resolves."""


def colons(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield the quotations after a colon, and unmarked speech after a cue and a colon."""
    doc = layout.doc
    for token in doc:
        if token.text != ":" or layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        begin = layout.sentence_start(token.i)
        i = token.i + 1
        while i < len(doc) and doc[i].is_space and "\n" not in doc[i].text:
            i += 1
        k = layout.opening(i)
        headed = doc[begin].lower_ in _MOTIVES
        if headed and k < 0 and doc[min(i, len(doc) - 1)].pos_ == "DET":
            k = layout.opening(i + 1)  # « Motif invoqué par la mairie : des « gênes répétées ». »
        verb = _colon_verb(begin, token.i, layout, knows)
        speaker = NOBODY
        stance = stance_before(begin, token.i, layout) if verb is None and k < 0 else None
        if verb is not None:
            speaker = speaker_of(verb[0], layout, resolver, knows)
            above = None
            if not (speaker and speaks(speaker, resolver)):
                above = _reporting_above(verb[0], begin, layout, knows)
            if above is not None:
                verb, speaker = above, speaker_of(above[0], layout, resolver, knows)
        elif stance is not None:
            speaker = speaker_of(stance, layout, resolver, knows)
        if k >= 0 and not used[k]:
            if on_surface(begin, token.i, layout) or is_presented(k, layout, knows):
                continue
            if turned(begin, token.i, layout):
                speaker = resolver.speaker_before(begin, floor=max(begin - _RECENT, 0)) or speaker
            if not speaker:
                speaker = _colon_subject(begin, token.i, layout, resolver)
            bare = headed and token.i - begin <= _BARE and not has_finite_verb(doc, begin, token.i)
            if not speaker and not (bare or _unnamed(begin, token.i, k, verb, layout, knows)):
                continue
            if verb is None and not (headed or _sentence_like(k, layout)):
                continue
            marks = [k, *_next_sentences(k, layout, used)]
            cue = layout.chars(verb_group_start(verb[0]), cue_end(verb[0], knows)) if verb else None
            yield Report(
                tuple(layout.marks[m].inner for m in marks),
                speaker,
                cue,
                "colon",
                verb[1].trust if verb else 0.7,
                verb[0].i if verb else token.i,
                tuple(marks),
            )
        elif k < 0:
            end = layout.sentence_end(i)
            span = layout.chars(i, end)
            if span is None or not (has_finite_verb(doc, i, end) or _asks(i, end, layout)):
                continue
            inside = tuple(marks_inside((span,), layout, used))
            told = verb is not None and (
                _tells(verb, token.i, layout, knows)
                or (verb[1].verb_class in _WONDERS and _asks(i, end, layout))
            )
            if stance is not None and not _contains_cue(i, end, layout, knows):
                told = bool(speaker) and speaks(speaker, resolver)
            somebody = verb is not None and somebody_speaks(verb[0], layout, knows)
            if told and not (somebody or (speaker and speaks(speaker, resolver))):
                continue
            if not told:
                speaker = speaker or _colon_subject(begin, token.i, layout, resolver)
                if not speaker or not any(_spoken(m, layout) for m in inside):
                    continue
                bare = not has_finite_verb(doc, begin, token.i)
                if _contains_cue(i, end, layout, knows, _CLOSE if bare else _SURE):
                    continue
            cue = layout.chars(verb_group_start(verb[0]), cue_end(verb[0], knows)) if verb else None
            yield Report(
                (span,), speaker, cue, "colon", 0.6, verb[0].i if verb else token.i, inside
            )


_WONDERS = {"ask", "feel", "think", "criticise"}
"""Verbs before a question that somebody asks: *s'étonne du calendrier : pourquoi avoir attendu ?*."""
_QUESTION = {"pourquoi", "comment", "où", "quand", "que", "qui", "quoi", "faut-il"}


def _asks(begin: int, end: int, layout: Layout) -> bool:
    """Tell whether a question in the infinitive stands there: *pourquoi avoir attendu ?*, *à quoi bon juger ?*."""
    doc = layout.doc
    first = {t.lower_ for t in doc[begin : begin + 2]}
    asked = doc[end - 1].text == "?" and bool(first & _QUESTION)
    return asked and any("Inf" in t.morph.get("VerbForm", []) for t in doc[begin:end])


_MOTIVES = {"motif", "motifs", "raison", "argument", "explication", "justification"}
"""What heads a sentence without a verb that gives somebody's words behind a colon."""
_BARE = 5
"""Tokens of *Motif avancé :*, *Motif invoqué pour ce renvoi :* at most."""
_RECENT = 80
"""Tokens before *S'adressant au préfet : « … »* among which its speaker spoke."""
_STATEMENTS = set(
    "réplique riposte formule confidence promesse excuse credo verdict réponse réaction "
    "commentaire explication constat aveu conclusion consigne message argument explications "
    "témoignage question remarque objection".split()
)


def _sentence_like(k: int, layout: Layout) -> bool:
    """Tell whether a stretch is more than a term: a verb, a stop of its own, or many words."""
    inner, stop = layout.token_range[k]
    return (
        has_finite_verb(layout.doc, inner, stop)
        or layout.ends_sentence(k)
        or layout.words_in(k) > _TERM_WORDS
    )


_TERM_WORDS = 5


def _unnamed(
    begin: int,
    colon: int,
    k: int,
    verb: tuple[Token, CueVerb] | None,
    layout: Layout,
    knows: Knowledge,
) -> bool:
    """Tell whether somebody speaks before a colon whom nothing resolves: *Elle rit : « … »*."""
    if verb is not None and verb[1].trust >= _SURE and somebody_speaks(verb[0], layout, knows):
        return True
    inner, _ = layout.token_range[k]
    if not _sentence_like(k, layout) or not layout.doc[inner].text[:1].isupper():
        return False
    words = [t for t in layout.doc[begin:colon] if t.is_alpha]
    if len(words) <= _TERM_WORDS and has_finite_verb(layout.doc, *layout.token_range[k]):
        if any(base(t) == "nsubj" and t.pos_ == "NOUN" for t in words):
            # « Son confrère opine : « C'est exactement ça. » »
            return True
    return bool(words) and (
        any(t.lower_ in _STATEMENTS for t in words[:2])
        or words[0].lower_ in {"il", "elle", "lui", "ils", "elles"}
    )


def _tells(verb: tuple[Token, CueVerb], colon: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether the verb before a colon announces words without marks."""
    close = colon - cue_end(verb[0], knows) <= 1
    return (
        (
            verb[1].trust >= _SURE
            or (close and verb[1].trust >= _CLOSE and "colon" in verb[1].frames)
        )
        and verb[1].verb_class != "accuse"
        and colon - verb[0].i <= 12
        and (bool(verb[1].rest) or not _has_object(verb[0]))
        and (bool(verb[1].rest) or not _object_follows(verb[0], colon, layout))
    )


def _contains_cue(
    begin: int, end: int, layout: Layout, knows: Knowledge, least: float = _SURE
) -> bool:
    """Tell whether somebody reports in the words after a colon: they are not what was said then."""
    return any(_reports(t, layout, knows, least) for t in layout.doc[begin:end])


def _reports(token: Token, layout: Layout, knows: Knowledge, least: float) -> bool:
    if layout.mark_of[token.i] >= 0 or not acts_as_verb(token, knows):
        return False
    if "Inf" in token.morph.get("VerbForm", []) or any(
        c.dep_ == "aux:pass" for c in token.children
    ):
        # « aucun cas n'a été signalé »
        return False
    cue = knows.cue_verb(token)
    return cue is not None and cue.trust >= least


_ANNOUNCED = set(
    "message constat avertissement réponse chose mot question promesse conseil".split()
)


def _object_follows(verb: Token, colon: int, layout: Layout) -> bool:
    """Tell whether *un paramètre* follows the verb at once, whatever the parse makes of it."""
    doc, i = layout.doc, verb.i + 1
    while i < colon and doc[i].pos_ == "ADV":
        i += 1
    if i + 1 >= colon or doc[i].pos_ != "DET":
        return False
    noun = next((t for t in doc[i : min(i + 4, colon)] if t.pos_ == "NOUN"), None)
    return noun is not None and noun.lower_ not in _ANNOUNCED and not is_time(noun)


def _spoken(k: int, layout: Layout) -> bool:
    """Tell whether words between marks are plainly somebody's: several, and no name."""
    inner, stop = layout.token_range[k]
    return not is_term(k, layout) and (
        layout.words_in(k) > 2 or has_finite_verb(layout.doc, inner, stop)
    )


def _has_object(verb: Token) -> bool:
    """Tell whether the verb has its object before the colon (*ont lancé une opération : …*)."""
    return any(
        base(c) == "obj" and c.i > verb.i and c.pos_ in {"NOUN", "PROPN"} for c in verb.children
    )


def _colon_verb(
    begin: int, end: int, layout: Layout, knows: Knowledge
) -> tuple[Token, CueVerb] | None:
    """Return the last cue verb of the clause before a colon."""
    for i in range(end - 1, begin - 1, -1):
        token = layout.doc[i]
        verbal = token.pos_ in VERBAL or token.lower_.endswith("ant")
        if layout.mark_of[i] >= 0 or not (verbal or _last_verb(token, end, knows)):
            continue
        cue = knows.cue_verb(token)
        if cue is None or cue.trust < 0.5 or is_made_to(token):
            continue
        if not set_aside(token, cue, layout):
            return token, cue
    return None


def _reporting_above(
    verb: Token, begin: int, layout: Layout, knows: Knowledge
) -> tuple[Token, CueVerb] | None:
    """Return the cue that reports the clause in which another stands: *affirme que le tri relève du site : « … »*."""
    that = next((t.i for t in layout.doc[begin : verb.i] if t.lower_ in {"que", "qu'"}), begin)
    for token in reversed(layout.doc[begin:that]):
        cue = knows.cue_verb(token) if token.pos_ in VERBAL else None
        if cue is not None:
            sure = cue.trust >= _SURE and "que" in cue.frames and layout.mark_of[token.i] < 0
            return (token, cue) if sure and not set_aside(token, cue, layout) else None
    return None


def _last_verb(token: Token, end: int, knows: Knowledge) -> bool:
    """Tell whether the last word before a colon is a verb, whatever the tagger says: *La préfète tempère :*."""
    if (
        token.i != end - 1
        or not knows.is_cue_form(token)
        or token.text[:1].isupper()
        or not token.i
    ):
        return False
    before = token.doc[token.i - 1]
    return before.pos_ in {"NOUN", "PROPN"} or (
        before.lower_ in {"en", "y"} and token.pos_ == "NOUN"
    )


def _colon_subject(begin: int, end: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the subject of a clause without a cue before a colon (*Paul, lui, sourit : « … »*)."""
    moved = whom_it_moves(layout.doc[begin:end], resolver)
    if moved:
        return moved
    for i in range(begin, end):
        token = layout.doc[i]
        if base(token) == "nsubj" and layout.mark_of[i] < 0:
            held = whose_view(token, end, resolver)
            if held:
                return held
            found = resolver.all_of(token)
            if found and all(
                resolver.register.entries[e].kind in ("person", "organisation")
                and not resolver.register.entries[e].place
                for e in found.entries
            ):
                return Resolved(found.entries, "subject before", i)
    body = body_alone(begin, end, layout, resolver)
    if body:
        return body
    if layout.doc[begin].lower_ in _GOES_ON or _rules_out(begin, end, layout):
        paragraph = layout.token_from(layout.paragraph_from(layout.doc[begin].idx))
        return acting_before(begin, paragraph, layout, resolver)
    verbal = has_finite_verb(layout.doc, begin, end)
    for i in range(end - 1, begin - 1, -1):
        if layout.doc[i].lower_ in {"dernier", "dernière"}:
            # « Réponse de ce dernier : « … » »
            return resolver.resolve(layout.doc[i])
        mention = resolver.register.mention_at(i)
        if mention is not None and not verbal and befalls(begin, mention.start, layout):
            continue  # « Plainte contre le maire : « Il m'a menacée » »
        if mention is not None and resolver.register.entries[mention.entry].kind == "person":
            return before_bracket(begin, i, layout, resolver) or Resolved(
                (mention.entry,), "subject before", i
            )
    if not verbal:
        # « Réponse du maire : », « Commentaire d'un habitué : », « Réaction de Moscou : »
        for token in layout.doc[begin + 1 : end]:
            if layout.doc[begin].lower_ in _STATEMENTS and token.nbor(-1).lower_ in OF:
                who = resolver.register.at(token.i)
                if who and who.kind in {"organisation", "state"} and not who.place:
                    return Resolved((who.id,), "subject before", token.i)
            led = token.nbor(-1).pos_ in {"DET", "ADP"} and token.pos_ == "NOUN"
            led = led and not befalls(begin, token.i, layout)
            role = resolver.knows.role(token.lower_) if led else None
            if role is not None and token.lower_ not in _STATEMENTS:
                return resolver.resolve(token)
    return NOBODY


_RULES_OUT = {"pas", "hors", "impossible", "inutile", "exclu"}
"""What opens a sentence without a verb that tells what its speaker will not do."""


def _rules_out(begin: int, end: int, layout: Layout) -> bool:
    """Tell whether words without a verb say what a speaker will not do: *Pas question de partir : « … »*."""
    opens = layout.doc[begin].lower_ in _RULES_OUT
    return opens and not has_finite_verb(layout.doc, begin, end)


_GOES_ON = {"avant", "après", "sans", "quitte", "tout"}
"""What opens a sentence that has its subject in the one before: *Avant de s'en prendre à X : « … »*."""


def _next_sentences(k: int, layout: Layout, used: list[bool]) -> list[int]:
    """Return the stretches that follow back to back, or go on over paragraphs."""
    out: list[int] = []
    j = k + 1
    while j < len(layout.marks) and not used[j]:
        gap = layout.text[layout.marks[j - 1].outer.end : layout.marks[j].outer.start]
        if layout.marks[j].continues or (not gap.strip(" \u00a0\u202f.") and "\n" not in gap):
            out.append(j)
            j += 1
        else:
            break
    return out
