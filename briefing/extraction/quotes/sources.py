"""Find the speech that a source carries: *selon X*, *d'après X*, *pour X*, *à en croire X*."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.main_clauses import past_relative
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.openers import opener
from briefing.extraction.grammar.syntax import (
    OF,
    PLAIN_RELATIVES,
    POSSESSIVES,
    VERBAL,
    base,
    has_finite_verb,
    is_finite,
)
from briefing.extraction.grammar.terms import marks_inside, only_marked
from briefing.extraction.quotes.apposed import after_apposition, says_more_of_source
from briefing.extraction.quotes.clauses import after_connective, clause_before, cut_relative
from briefing.extraction.quotes.incise_signs import completes, helped
from briefing.extraction.quotes.inverted import subject_after
from briefing.extraction.quotes.phrase_ends import nothing_else
from briefing.extraction.quotes.pleading import says_itself
from briefing.extraction.quotes.relayed import LEQUEL, clause_stop
from briefing.extraction.quotes.reported import Report
from briefing.extraction.quotes.source_signs import (
    all_quoted,
    before_learning,
    counted_by_nobody,
    from_one_to_another,
    given_by,
    governed_by_cue,
    left_clause,
    of_many,
    past_name,
    past_second_relative,
    plausible_source,
    predicated,
    qualifies,
    quotes_at_once,
    second_subject,
    title_at,
    verdict_start,
    waits,
)
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token
from briefing.model import Span

_MEASURES = 0.8
"""Trust from which a preposition names a source, unless it measures (*selon une grille*)."""
_NEAR = 7
_STILL = {"toujours", "encore", "également", "aussi"}
_WORDS = set(
    "mots mot termes propos dires déclaration déclarations estimations calculs avis aveu "
    "communiqué message courriel mail tweet publication post témoignage témoignages récit "
    "confidences explications informations indications affirmations allégations".split()
)
"""What a source says or writes: *selon un communiqué de la préfecture* is the prefecture."""
_OUR_OWN = {"information", "calcul", "source", "décompte", "relevé", "estimation", "constatation"}
"""What a newspaper knows by itself: *selon nos informations* reports nobody."""
_THEM = {"lui", "elle", "eux", "elles"}
_HIM = _THEM | {"entendre", "écouter", "croire"}
_PLAIN = 0.9
_JOINTS = {"CCONJ", "SCONJ"}
_VARY = set("varier différer changer évoluer fluctuer osciller dépendre moduler ajuster".split())


def according(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield what stands under *selon X*, *d'après X*, *pour X*, *aux yeux de X*, *à en croire X*."""
    doc = layout.doc
    for token in doc:
        if layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        found = opener(token, layout)
        if found is None:
            continue
        start, after, strength = found
        if after < len(doc) and doc[after].lower_ in LEQUEL:
            continue
        source = _source(after, layout, resolver, knows)
        if source is None:
            continue
        speaker, end_np = source
        mine = doc[after].lower_ in POSSESSIVES and start and doc[start - 1].text != ","
        if mine and layout.sentence_start(start) < start:
            continue  # « …, au nombre de 141 d'après ses décomptes »
        begin = start - 1 if start and doc[start - 1].lower_ in _STILL else start
        parts = _around_source(begin, end_np, layout, resolver, strength)
        if not parts:
            continue
        if strength < _MEASURES and (
            says_itself(end_np, parts, layout, resolver, knows)
            or of_many(after, parts, speaker, layout, resolver)
        ):
            continue
        pointed = doc[min(after, len(doc) - 1)].lower_ in {"ce", "cet", "cette"}
        least = _SAID if strength >= _MEASURES or pointed else _PLAINLY_SAID
        sure = quotes_at_once(parts, end_np, least, layout)
        if not sure and not (
            plausible_source(speaker, resolver, strength)
            if speaker
            else doc[after - 1].lower_ in {"yeux", "entendre", "écouter", "aveu"}
            or after - start > 3
            or (strength > _PLAIN and doc[after].lower_ in _THEM)
        ):
            continue
        spans = tuple(before_learning(parts, start, layout))
        marks = tuple(marks_inside(spans, layout, used))
        spans, cue = only_marked(spans, [*marks], layout), layout.chars(start, after)
        yield Report(spans, speaker, cue, "according", strength, start, marks)


_SAID, _PLAINLY_SAID = 4, 6
"""Words between marks that show a source of whom nothing else is known, after *selon* and *pour*."""


def _source(
    after: int, layout: Layout, resolver: Resolver, knows: Knowledge
) -> tuple[Resolved, int] | None:
    """Resolve the noun phrase or pronoun after a source preposition; return it and its end."""
    doc = layout.doc
    if after >= len(doc):
        return None
    token = doc[after]
    if (titled := title_at(after, layout, resolver)) is not None:
        return titled
    if token.lower_ in _THEM or token.lower_ in {"celui-ci", "celle-ci"}:
        pronoun = {
            "lui": ("m", False),
            "elle": ("f", False),
            "eux": ("m", True),
            "elles": ("f", True),
        }
        (gender, plural), end = pronoun.get(token.lower_, (None, False)), after + 1
        if end + 1 < len(doc) and doc[end].lower_ == "et":
            # « Selon elle et son mari, … »
            other = next((t for t in doc[end + 1 : end + 4] if t.pos_ in {"NOUN", "PROPN"}), None)
            end = np_end(other) if other is not None else end
        told = resolver.told_of(token)
        mine = resolver.who_says(token, gender, plural)  # type: ignore[arg-type]
        return mine or resolver.pronoun(after, gender, plural, but=told), end  # type: ignore[arg-type]
    if doc[after - 1].lower_ == "yeux" and doc[after - 2].lower_ in {"ses", "leurs"}:
        return resolver.pronoun(after - 2, None, doc[after - 2].lower_ == "leurs"), after
    owned = doc[after - 1].lower_ == "aveu" and doc[after - 2].lower_ in {"son", "leur", "propre"}
    if (
        owned
        or doc[after - 1].lower_ in {"entendre", "écouter"}
        or (doc[after - 3].lower_ == "l'" and doc[after - 1].lower_ == "croire")
    ):
        many = any(t.lower_ in {"les", "leur"} for t in doc[after - 3 : after])
        return resolver.pronoun(after - 2, None, many), after
    led = token.lower_ in OF
    plain = led or token.pos_ != "ADP"
    noun = subject_after(after + led, layout, resolver, knows) if plain else None
    if noun is None:
        return None
    if noun.lower_ == "article" and doc[min(noun.i + 1, len(doc) - 1)].pos_ == "NUM":
        return None  # « selon l'article 12 du code »
    if token.lower_ in {"nos", "notre"} and noun.lower_.removesuffix("s") in _OUR_OWN:
        return None
    if counted_by_nobody(noun, layout, resolver) or from_one_to_another(noun, layout, knows):
        return None
    if noun.lower_ in {"l'un", "un", "une"}:
        return resolver.resolve(noun), np_end(noun)
    given = given_by(noun) if noun.lower_ in _WORDS else None
    if given is not None:
        return resolver.all_of(given), np_end(given)
    nouns: list[Token] = []
    if noun.lower_ in _WORDS:
        # « selon les mots du procureur »
        nouns = [t for t in doc[noun.i + 1 : np_end(noun)] if t.pos_ in {"NOUN", "PROPN"}]
        if len(nouns) > 1 and knows.demonym(nouns[0].lower_) is not None:
            nouns = nouns[1:]  # « les mots du Belge Jan Peeters »
    speaker = resolver.all_of(nouns[0] if nouns else noun)
    mention = resolver.register.mention_at(noun.i)
    end = max(np_end(part) for part in _heads(noun))
    if mention is not None:
        end = max(end, mention.end)
    return speaker, end


def _heads(noun: Token) -> list[Token]:
    return [noun, *(c for c in noun.children if base(c) == "conj" and c.i < noun.i + 12)]


def _around_source(
    start: int, end_np: int, layout: Layout, resolver: Resolver, strength: float
) -> list[Span]:
    """Return what *selon X* reports: the rest of its sentence, after or before it."""
    doc = layout.doc
    begin = layout.sentence_start(start)
    while (
        begin < start
        and not any(c.isalnum() for c in doc[begin].text)
        and layout.opening(begin) < 0
    ):
        begin += 1
    end = layout.sentence_end(end_np - 1 if end_np else start)
    if start and doc[start - 1].text in {":", ";"}:
        # « Un diplomate est moins policé : à l'entendre, … »
        begin = start
    begin = after_connective(begin, start, layout, knowledge())
    lead = [t for t in doc[begin:start] if any(c.isalpha() for c in t.text)]
    first = end_np
    # « Selon Zhao Lijian, porte-parole du ministère, les … »: step over the apposition.
    if first < end and (
        doc[first].lower_ in {"qui", "dont", "que", "ayant"}
        or (doc[first].pos_ in VERBAL and not is_finite(doc[first]))
    ):
        comma = next((q for q in range(first, min(end, first + 20)) if doc[q].text == ","), None)
        first = past_second_relative(comma, end, layout) if comma is not None else first
        if lead and doc[first].text == "," and not has_finite_verb(doc, end_np, first):
            end_np = first  # « Elle consisterait, selon le plan présenté en mai, à racheter »
    elif first < end and not lead and doc[first].pos_ in {"ADP", "ADJ", "ADV"}:
        # « Selon une étude menée sur les Roms, … »: over what complements the source.
        comma = next((q for q in range(first, min(end, first + 20)) if doc[q].text == ","), None)
        if comma is not None and not has_finite_verb(doc, first, comma):
            first = comma
    if first < end and doc[first].text == "," and doc[end_np - 1].lower_ in _THEM:
        first += 1  # « Selon elle, le vrai fléau, c'est le bruit »: no apposition
    elif first < end and doc[first].text == ",":
        human = any(
            (r := resolver.knows.role(t.lower_)) is not None and r.kind == "person"
            for t in doc[start + 1 : first]
        )
        first = after_apposition(first + 1, end, layout, resolver, human=human)
    elif first < end and doc[first].text == "(":
        while first < end and doc[first].text != ")":
            first += 1
        first += 1
        if first < end and doc[first].text == ",":
            # « Pour le Réseau (RNDDH), dirigé par X, … », « Pour l'élu Paul Roux (PS), président du club, … »
            past = after_apposition(first + 1, end, layout, resolver, human=False)
            first = past if past > first + 1 else first
    opens = not lead or all(
        t.pos_ in {"CCONJ", "ADV", "SCONJ"}
        or t.lower_ in {"en", "effet", "ailleurs", "par", "outre"}
        for t in lead
    )
    if opens:
        if doc[start].lower_ == "pour":
            # « Pour l'ONG, la cause est entendue : … »: what follows the colon.
            near = range(first, min(first + _NEAR, end))
            colon = next((q for q in near if doc[q].text == ":" and layout.mark_of[q] < 0), None)
            if colon is not None and all(layout.mark_of[q] < 0 for q in range(first, colon)):
                first = colon + 1
            elif colon is not None and has_finite_verb(doc, first, colon):
                end = colon  # « Pour l'ONG, ces propos sont « indécents » : elle reproche à l'État … »
        if strength < _MEASURES and first < end and doc[first].lower_ in _COUNSEL:
            # « Pour la défense, Me Roux s'est employé à … »
            return []
        if strength < _MEASURES and first < end and doc[first].lower_ in {"qui", "dont"}:
            # « Insuffisant, pour la sénatrice Lise Garnier, qui réclame … »
            return []
        stop = clause_stop(first, end, layout)
        span = layout.chars(first, stop)
        verdict = first < end and doc[first].lower_ in _VERDICTS
        if span is None:
            return []
        if not (
            strength >= _MEASURES
            or verdict
            or has_finite_verb(doc, first, stop)
            or all_quoted(first, stop, layout)
            or predicated(first, stop, layout)
        ):
            return []
        if (
            strength < 0.8
            and first == end_np
            and layout.opening(first) < 0
            and doc[end_np].text not in {",", ":"}
        ):
            # « Pour la Chine les accusations étaient… »: only when a clause follows at once.
            if doc[end_np].pos_ not in {"DET", "PRON"}:
                return []
        return [span]
    end_np = past_name(end_np, end, layout, resolver)
    if doc[start].lower_ == "selon" and any(
        t.lemma_.casefold() in _VARY for t in doc[max(start - 4, begin) : start]
    ):
        return []
    held = layout.closing(start - 1)
    if held >= 0 and end_np < end and doc[end_np].text == "," and layout.words_in(held) <= _NEAR:
        if not has_finite_verb(doc, begin, start):
            # « Ces accusations, « mensongères » aux yeux de X, ont été … »
            return [layout.marks[held].inner]
    if doc[start - 1].pos_ in _JOINTS and doc[start - 1].lower_ not in {"que", "qu'"}:
        # « … cet hôtel car selon eux, il était un repaire »: what follows.
        right = layout.chars(end_np, clause_stop(end_np, end, layout))
        return [right] if right is not None and has_finite_verb(doc, end_np, end) else []
    lead_word = doc[start - 2] if start >= 2 and doc[start - 1].text == "," else doc[start - 1]
    if lead_word.lower_ in {"ou", "et"} and doc[start - 1].text == ",":
        # « passible d'une amende ou, selon les juridictions, de prison »
        return []
    cut = cut_relative(begin, start, layout) if doc[start - 1].text == "," else None
    if cut is not None and lead_word.lower_ not in PLAIN_RELATIVES and end_np + 1 < end:
        # « il promet une enquête, dont le coût, selon lui, sera modeste »
        left = layout.chars(cut, start)
        right = layout.chars(end_np + 1, clause_stop(end_np + 1, end, layout))
        return [part for part in (left, right) if part is not None]
    if lead_word.lower_ in {"avoir", "être"} and end_np + 1 < end and doc[start - 1].text == ",":
        # « condamné pour avoir, selon la cour, menti »
        right = layout.chars(end_np + 1, clause_stop(end_np + 1, end, layout))
        return [right] if right is not None else []
    if strength >= _MEASURES and qualifies(lead_word, begin):
        # « un scrutin remporté, selon les autorités, par le parti au pouvoir »
        behind = end_np + 1 if end_np < end and doc[end_np].text == "," else end_np
        stop = next((i for i in range(behind, end) if doc[i].text == ","), end)
        right = layout.chars(behind, stop) if behind < end else None
        left = layout.chars(lead_word.i, lead_word.i + 1)
        if left is not None and right is not None and not has_finite_verb(doc, behind, stop):
            return [left, right]
    waited = layout.opening(min(end_np + 1, end - 1)) if doc[start - 1].text == "," else -1
    if helped(start - 2, waited, layout):
        left = layout.chars(start - 3, start)
        return [*([left] if left is not None else []), layout.marks[waited].inner]
    led = doc[max(begin, start - 6) : start]
    relative = next((t for t in reversed(led) if t.lower_ in {"qui", "dont"}), None)
    if lead_word.lower_ in PLAIN_RELATIVES or (lead_word.pos_ == "AUX" and relative is not None):
        # « alors que, d'après l'élu, … », « qui aurait, selon l'association, … »: what follows.
        if lead_word.lower_ in {"que", "qu'"} and governed_by_cue(lead_word):
            return []
        behind = end_np + 1 if end_np < end and doc[end_np].text == "," else end_np
        stop = clause_stop(behind, past_relative(behind, end, layout), layout)
        right = layout.chars(min(behind, end), stop)
        left = None
        if relative is not None and lead_word.pos_ == "AUX":
            left = layout.chars(relative.i + (relative.lower_ == "dont"), start)
        return [part for part in (left, right) if part is not None and right is not None]
    if strength < 0.8:
        # « Une mise en cause « sans fondement », pour Moscou. »
        if doc[start - 1].text != "," or (
            end_np < len(doc) and doc[end_np].text not in {".", ","} and not doc[end_np].is_space
        ):
            return []
        closing = layout.closing(start - 2)
        if closing < 0:
            return []
        return [layout.marks[closing].inner]
    if clause_before(begin, start, layout, knowledge()) is not None:
        # « a indiqué que 43 violations, d'après l'enquête, … »: the clause is already reported.
        return []
    previous = doc[start - 1]
    if previous.text == "," or end_np >= end - 1 or doc[end_np].text in {",", ".", "("}:
        from_comma = verdict_start(begin, start, layout)
        if from_comma > begin:
            told = layout.chars(from_comma, start)
            return [told] if told is not None else []
        left = layout.chars(left_clause(begin, start, layout), start)
        joined = second_subject(begin, start, layout)
        goes_on = has_finite_verb(doc, end_np + 1, min(end_np + 3, end))
        if joined is not None and goes_on and previous.text == doc[end_np].text == ",":
            # « Le pain a doublé et l'inflation, selon l'institut, atteint 24 % »
            pieces = (layout.chars(joined, start), layout.chars(end_np + 1, end))
            return [part for part in pieces if part is not None]
        if left is None:
            return []
        medial = (
            previous.text == ","
            and end_np < end
            and doc[end_np].text == ","
            and (
                not has_finite_verb(doc, begin, start)
                or waits(lead_word)
                or completes(
                    end_np + 1, lead_word, layout, by_pronoun=doc[end_np - 1].lower_ in _HIM
                )
            )
        )
        if medial:
            right = layout.chars(end_np + 1, end)
            added = says_more_of_source(end_np + 1, end, layout, resolver)
            return [left] if right is None or added else [left, right]
        quoted = any(layout.closing(i) >= 0 for i in (start - 1, start - 2))
        if quoted or has_finite_verb(doc, begin, start):
            return [left]
        if previous.text == "," and nothing_else(begin, end_np, end, len(lead), layout):
            # « Une aumône, selon le syndicat. »
            return [left]
    known = doc[end_np - 1].lower_ in _THEM or resolver.register.mention_at(end_np - 1) is not None
    if known and waits(previous) and previous.pos_ == "VERB":
        # « Il manque selon lui onze urgentistes », « se trouvait selon Lima à 11 milles du port »
        left = layout.chars(left_clause(begin, start, layout), start)
        right = layout.chars(end_np, clause_stop(end_np, end, layout))
        return [part for part in (left, right) if part is not None]
    return []


_COUNSEL = {"me", "mes", "maître", "maîtres"}
_VERDICTS = {"pas", "aucun", "aucune", "nul", "nulle", "hors", "impossible", "inutile", "rien"}
"""What opens a sentence without a verb: *Pour le syndicat, pas question de céder*."""
