"""Specify which sentences a summary takes: readable alone, each adding a fact, within the words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.dossier.brief import build_brief
from briefing.dossier.context import stands_alone
from briefing.dossier.terms import words
from briefing.extraction.analysis import analyse
from briefing.model import Article, Brief, When
from briefing.reading import read
from briefing.rendering.serialise import to_dict
from briefing.rendering.words import joined

STORY = (
    "Le maire de Morville, Paul Roux, a accusé lundi la société Chimex d’avoir déversé des solvants dans la rivière. "
    "Le ciel était gris sur la ville et les terrasses sont restées vides toute la matinée. "
    "Mais personne n’a bougé depuis le printemps dans les bureaux de l’entreprise.\n"
    "La directrice de Chimex, Anne Leroy, a démenti mardi ces accusations. "
    "Elle a affirmé que les cuves avaient été vidées dans les règles et que la rivière n’avait reçu aucun solvant.\n"
    "Le préfet a annoncé l’ouverture d’une enquête administrative sur les rejets de l’usine de Morville."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "La ministre de la Mer soupçonne Navalis d’avoir vidé des cuves.",
        "« Mais personne n’a bougé », a déclaré Paul Roux devant le conseil.",
        "Il faut que la préfecture agisse avant la fin du mois.",
        "Le maire a promis qu’il publierait les analyses.",
        "Cette semaine, la préfecture a fermé deux bassins.",
        "Les accusations que la maire a portées visent l’usine.",
    ],
)
def test_sentences_that_stand_alone(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mais personne n’a bougé depuis le printemps.",
        "En revanche, la préfecture a fermé deux bassins.",
        "Il a promis de publier les analyses.",
        "Les cuves sont vides, a-t-elle ajouté.",
        "Ce dernier n’a pas répondu à nos questions.",
        "L’usine a toujours rejeté ces accusations.",
        "De son côté, l’usine se tait.",
        "« La rivière est morte. On le dit depuis des années",
    ],
)
def test_sentences_that_need_what_precedes(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.fixture(scope="module")
def brief(nlp: Any) -> Brief:
    return build_brief([analyse(Article("a", STORY, published=When("2026-03-04")), nlp)])


def shown(brief: Brief) -> list[str]:
    return [joined(e) for e in to_dict(brief)["dossiers"][0]["summary"]]


def test_who_blames_whom_and_who_answers_come_before_the_weather(brief: Brief) -> None:
    told = shown(brief)
    assert any("a accusé lundi la société Chimex" in s for s in told)
    assert not any(s.startswith("Mais") for s in told)


def test_a_pronoun_is_told_in_brackets_beside_the_article_s_words(brief: Brief) -> None:
    (told,) = [s for s in shown(brief) if s.startswith("Elle")]
    assert told.startswith("Elle [Anne Leroy] a affirmé que les cuves")
    (excerpt,) = [e for e in brief.dossiers[0].summary if e.glosses]
    text = brief.sources[0].article.text
    assert excerpt.spans[0].cut(text).startswith("Elle a affirmé")
    assert excerpt.glosses[0].span.cut(text) == "Elle"


def test_the_words_stay_within_the_budget(nlp: Any) -> None:
    analyses = [
        analyse(Article(f"a{i}", STORY.replace("Morville", f"Mor{'abcd'[i]}ville")), nlp)
        for i in range(4)
    ]
    (dossier,) = build_brief(analyses, single=True).dossiers
    texts = {i + 1: a.article.text for i, a in enumerate(analyses)}
    told = [s.cut(texts[e.source]) for e in dossier.summary for s in e.spans]
    assert 3 <= len(told) <= 5
    assert sum(len(words(t)) for t in told) <= 170


def test_no_two_sentences_say_the_same(nlp: Any) -> None:
    again = STORY.replace("a accusé lundi", "accuse").replace("dans la rivière", "dans l’eau")
    analyses = [analyse(Article(name, text), nlp) for name, text in (("a", STORY), ("b", again))]
    told = shown(build_brief(analyses, single=True))
    assert len([s for s in told if re.search("accus[ée].* la société Chimex", s)]) == 1


def test_a_sentence_without_a_verb_of_its_own_does_not_stand_alone(nlp: Any) -> None:
    text = "Les éleveurs ont bloqué la route de Morville. Des accusations aussitôt rejetées par la préfecture de Brume."
    sentences = analyse(Article("t", text), nlp).sentences
    assert [s.dangling for s in sentences] == [False, True]


def test_the_first_charge_is_told_however_long_its_sentence(nlp: Any) -> None:
    seeds = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    articles = [a for a in read(seeds) if isinstance(a, Article)]
    told = shown(build_brief([analyse(a, nlp) for a in articles], single=True))
    assert told[0].startswith(
        "Lundi, les États-Unis et leurs alliés occidentaux ont accusé la Chine"
    )
