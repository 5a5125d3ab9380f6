"""Hold the finding of speech to its invariants, whatever text comes in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.extraction.analysis import analyse
from briefing.model import Article, Quote, Span

PIECES = [
    "«", "»", '"', "“", "”", "„", "‹", "›", "'", "''", "<<", ">>", "—", "–", "-", "…", "...", ",", ".", ":", ";", "?", "!",
    "(", ")", "**", "\n", "\n\n", "\u00a0", "\u202f", "[...]", "?!", "affirme", "a déclaré", "dit-il", "a-t-elle ajouté",
    "selon", "d'après", "pour", "aux yeux de", "à ses yeux", "que", "qu'", "si", "de", "et", "mais", "ajoutant que",
    "Et de conclure", "comme l'a dit", "selon laquelle", "le maire", "la ministre", "Paul Verdier", "Mme Morvan", "elle",
    "on", "ce dernier", "le groupe Valtis", "Moscou", "n'a pas", "accuse", "d'avoir", "menti", "la route est fermée",
    "Nous partons", "un « échec »", "absurde", "Entretien.", "Pourquoi ?", "Vous partez ?", "l'opération", "2026", "%",
    "se dit", "juge", "exige", "appelle à", "la retenue", "menace de", "sanctions", "sans", "réponse", "est que",
    "Oui,", "il", "aurait", "C'est ce qu'", "de même source", "où l'on", "son engagement de", "un vieil homme",
    "À peine", "Le même", "la première", "Contacté,", "(Montréal)", "KIEV, 9 mai (Reuters) -", "l'intéressé", "Me",
    "l'un des conseils de Résidalia", "avoir vendu,", "comme en 2012", "706 95 %", "Q. :", "20 Minutes", "tandis que",
]  # fmt: skip
ARTICLE = (
    "À Vernoux, le maire « ne décolère pas ». « On nous a menti, lâche Paul Verdier. Depuis deux ans ! »\n\n"
    'Selon la préfecture, la digue "tient". « Faux », répond Mme Morvan, qui dénonce un « mépris » et demande que '
    "l’enquête soit rouverte. La Région assure avoir tout fait ; d'après elle, « rien ne presse ».\n\n"
    "— Vous partirez ? demande-t-il.\n— Jamais, dit-elle, pas avant mars.\n"
)

SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def quotes(text: str, nlp: Any) -> tuple[Quote, ...]:
    return analyse(Article("essai", text), nlp).quotes


def shared(one: tuple[Span, ...], other: tuple[Span, ...]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def size(spans: tuple[Span, ...]) -> int:
    return sum(s.end - s.start for s in spans)


def check(text: str, nlp: Any) -> None:
    found = quotes(text, nlp)
    for quote in found:
        assert quote.content
        for span in (*quote.content, *([quote.cue] if quote.cue else [])):
            assert 0 <= span.start < span.end <= len(text)
        assert any(c.isalnum() for s in quote.content for c in s.cut(text))
        for a, b in zip(quote.content, quote.content[1:], strict=False):
            assert a.end <= b.start
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            least = min(size(one.content), size(other.content))
            assert shared(one.content, other.content) * 2 <= least


def test_marks_of_omission_alone_are_no_quote(nlp: Any) -> None:
    check("de même source [...]", nlp)


@pytest.mark.parametrize(
    "text",
    [
        "Le syndicat nie avoir vendu, en 2016,",
        "L'État est responsable de",
        "L'avocat a reproché d'avoir vendu, en 2016,",
        "Trois associations d'aide » c'est un coup de , plaide Me Karim Selon un sondage",
        "Paul Roux dénonce cela comme « le fait",
        "Marchés publics Lui sanctions déclaré que lui-même",
        "Le maire a menti, voilà",
        "Les élus ont refusé le projet : c'est",
        "C'est une tentative de la",
        "Ce n'est pas à",
        "L'affaire fut instruite par la juge Anne Roux à partir",
        "Je travaillais , Lévy-Blum , l'un des conseils de Résidalia",
        "Le préfet juge « incompréhensible »",
        "Le préfet refuse. Elle affirme par ailleurs",
        "Le chef a relevé, dans ses premières constatations, un",
        "« Une honte », dénonce le maire",
        "Les plans de l'époque « prévoyaient bel et bien un maintien de l'activité » et",
    ],
)
def test_texts_that_break_off_are_read(text: str, nlp: Any) -> None:
    check(text, nlp)


@SLOW
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_composition_of_marks_cues_and_words(nlp: Any, pieces: list[str]) -> None:
    check(" ".join(pieces), nlp)


@SLOW
@given(
    st.lists(st.sampled_from(PIECES), max_size=30),
    st.lists(st.booleans(), min_size=30, max_size=30),
)
def test_spaces_may_be_missing(nlp: Any, pieces: list[str], glued: list[bool]) -> None:
    check("".join(p + ("" if g else " ") for p, g in zip(pieces, glued, strict=False)), nlp)


@SLOW
@given(st.lists(st.tuples(st.integers(0, len(ARTICLE)), st.integers(0, 30)), max_size=8))
def test_a_mutilated_article(nlp: Any, cuts: list[tuple[int, int]]) -> None:
    text = ARTICLE
    for start, length in cuts:
        text = text[:start] + text[start + length :]
    check(text, nlp)


@SLOW
@given(st.text(alphabet="«»“”\"'‹›—,.:?! \nabÉ", max_size=60))
def test_any_characters(nlp: Any, text: str) -> None:
    check(text, nlp)


def test_the_same_text_gives_the_same_quotes(nlp: Any) -> None:
    assert quotes(ARTICLE, nlp) == quotes(ARTICLE, nlp)
