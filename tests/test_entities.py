"""Entities as the lexicon mends them: known names added, the noun that opens a name taken in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language import entities, lexicon
from briefing.language.pipeline import parse


def found(nlp: Any, text: str) -> dict[str, str]:
    return {e.text: e.label_ for e in parse(nlp, text).ents}


@pytest.mark.parametrize(
    ("sentence", "name", "label"),
    [
        ("Le navire a quitté le golfe du Mexique dimanche.", "golfe du Mexique", "LOC"),
        ("Elle habite rue Victor Hugo depuis dix ans.", "rue Victor Hugo", "LOC"),
        (
            "La cour criminelle de Versailles a tranché jeudi.",
            "cour criminelle de Versailles",
            "ORG",
        ),
        ("L’accord a été signé à Paris par le Royaume-Uni.", "Royaume-Uni", "LOC"),
        (
            "Selon l’Agence France-Presse, trois personnes sont mortes.",
            "Agence France-Presse",
            "ORG",
        ),
    ],
)
def test_a_name_is_whole(nlp: Any, sentence: str, name: str, label: str) -> None:
    assert found(nlp, sentence).get(name) == label


def blank(words: str, ents: list[tuple[int, int, str]], pos: str) -> Any:
    import spacy
    from spacy.tokens import Doc, Span

    doc = Doc(spacy.blank("xx").vocab, words=words.split(), pos=pos.split())
    doc.set_ents([Span(doc, *ent) for ent in ents])
    return doc


def mended(words: str, ents: list[tuple[int, int, str]], pos: str) -> list[tuple[str, str]]:
    doc = blank(words, ents, pos)
    entities.mend(doc)
    return [(e.text, e.label_) for e in doc.ents]


def test_a_known_state_is_a_place_whatever_the_statistics_say() -> None:
    assert mended("Israël dément .", [(0, 1, "PER")], "PROPN VERB PUNCT") == [("Israël", "LOC")]
    assert mended("Angola dément .", [], "PROPN VERB PUNCT") == [("Angola", "LOC")]


def test_a_state_in_a_longer_name_stays_there() -> None:
    assert mended("Anatole France écrit .", [(0, 2, "PER")], "PROPN PROPN VERB PUNCT") == [
        ("Anatole France", "PER")
    ]


def test_a_name_ends_before_a_comma_and_keeps_no_loose_preposition() -> None:
    tagged = "PROPN ADP PUNCT DET NOUN"
    assert mended("Vorzet de , la ville", [(0, 5, "ORG")], tagged) == [("Vorzet", "ORG")]


def test_an_adjective_may_stand_between_the_noun_and_the_name() -> None:
    words, tagged = "le conseil régional de Vorzanne", "DET NOUN ADJ ADP PROPN"
    assert mended(words, [(4, 5, "LOC")], tagged) == [("conseil régional de Vorzanne", "ORG")]


def test_one_of_many_is_not_a_name() -> None:
    words, tagged = "un lac de Finlande", "DET NOUN ADP PROPN"
    assert mended(words, [(3, 4, "LOC")], tagged) == [("Finlande", "LOC")]


def test_each_opening_noun_has_one_label() -> None:
    heads = lexicon.load().entity_heads
    assert heads["golfe"] == "LOC"
    assert heads["cour"] == "ORG"
    assert heads["traité"] == "MISC"
    # They more often stand before a name than in it.
    assert not {"groupe", "quartier", "association"} & set(heads)


WORDS = st.sampled_from(
    ["le", "la", "de", "golfe", "France", "Paris", ",", "dit", "M.", "Ana", "rue", "«", "»", "est"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_whatever_is_found_the_mended_names_lie_in_the_text_and_do_not_overlap(
    words: list[str], data: st.DataObject
) -> None:
    tags = data.draw(
        st.lists(
            st.sampled_from(["NOUN", "PROPN", "ADJ", "ADP", "VERB"]),
            min_size=len(words),
            max_size=len(words),
        )
    )
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    doc = blank(" ".join(words), [(start, end, "ORG")], " ".join(tags))
    entities.mend(doc)
    taken = [i for e in doc.ents for i in range(e.start, e.end)]
    assert len(taken) == len(set(taken))
    once = [(e.start, e.end, e.label_) for e in doc.ents]
    assert all(0 <= s < e <= len(words) for s, e, _ in once)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Jointe par téléphone, la sous-préfète a promis une visite.", "Jointe"),
        ("Livraison de colis : deux chauffeurs portent plainte contre Vitamove.", "Livraison"),
        ("Sollicité, le cabinet de Paul Rivaud n’a pas répondu.", "Sollicité"),
        ("Costume sombre, voix basse, l’accusé s’est excusé.", "Costume sombre"),
        ("La salle se tait. Silence, puis des sanglots au dernier rang.", "Silence"),
        ("« Vacciner, oui, mais avec des moyens », plaide Luc Verdan.", "Vacciner"),
        ("Faux, rétorque Nadia Kermel, les comptes sont à jour.", "Faux"),
        ("« Ma voisine a tout vu », assure Gilles Perrec.", "Ma voisine"),
        ("Les gendarmes portaient une caméra-piéton.", "caméra-piéton"),
    ],
)
def test_a_common_word_that_opens_a_sentence_is_no_name(nlp: Any, sentence: str, word: str) -> None:
    assert word not in found(nlp, sentence)
    assert all(t.pos_ != "PROPN" for t in parse(nlp, sentence) if t.text == word)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Nantes, privée de tramway, attend toujours.", "Nantes"),
        ("Sylvie, 82 ans, n’a rien entendu.", "Sylvie"),
        ("Horizons a tranché. Les élus d’Horizons voteront contre.", "Horizons"),
        ("Rue des Tanneurs, plus personne ne dort.", "Rue des Tanneurs"),
    ],
)
def test_a_name_that_opens_a_sentence_stays(nlp: Any, sentence: str, name: str) -> None:
    assert name in found(nlp, sentence)


def test_a_name_ends_before_the_verb_that_the_sentence_goes_on_with(nlp: Any) -> None:
    sentence = "La Commission européenne sommée de publier la liste des aides."
    assert "Commission européenne" in found(nlp, sentence)


def test_without_word_vectors_the_statistics_are_left_alone() -> None:
    assert mended("Audience le 7 .", [(0, 1, "ORG")], "PROPN DET NUM PUNCT") == [
        ("Audience", "ORG")
    ]
