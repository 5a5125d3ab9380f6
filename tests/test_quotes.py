"""Specify who says what: a French text in, the kind, the words and the speaker out."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, Quote, cut

# (text, kind, words, speakers)
INSERTED = [
    (
        "« Nous ne céderons pas », tonne-t-elle. Marie Dupont préside la commission.",
        "direct",
        "Nous ne céderons pas",
        None,
    ),
    (
        "« Nous ne céderons pas », a déclaré Marie Dupont, « et nous le prouverons ».",
        "direct",
        "Nous ne céderons pas | et nous le prouverons",
        ["Marie Dupont"],
    ),
    (
        "« C’est une honte ! », s’étrangle le sénateur Luc Petit.",
        "direct",
        "C’est une honte !",
        ["Luc Petit"],
    ),
    (
        '"Les travaux seront finis en mars", a promis mardi devant la presse le maire, Paul Roux.',
        "direct",
        "Les travaux seront finis en mars",
        ["Paul Roux"],
    ),
    (
        "“La digue a tenu”, a assuré la préfète de la Somme, Anne Leroy.",
        "direct",
        "La digue a tenu",
        ["Anne Leroy"],
    ),
    (
        "La France, a indiqué Paul Roux, ne signera pas cet accord.",
        "indirect",
        "La France | ne signera pas cet accord",
        ["Paul Roux"],
    ),
    (
        "Le chantier durera trois ans, a précisé la ministre des Transports, Anne Leroy.",
        "indirect",
        "Le chantier durera trois ans",
        ["Anne Leroy"],
    ),
    (
        "Cette hausse « ne repose sur rien », a rétorqué Luc Petit.",
        "mixed",
        "Cette hausse « ne repose sur rien »",
        ["Luc Petit"],
    ),
]
GOVERNED = [
    (
        "Paul Roux a affirmé que le pont serait fermé pendant six mois.",
        "indirect",
        "le pont serait fermé pendant six mois",
        ["Paul Roux"],
    ),
    (
        "Paul Roux a affirmé que le pont était « au bord de la rupture ».",
        "mixed",
        "le pont était « au bord de la rupture »",
        ["Paul Roux"],
    ),
    (
        "La ministre, Anne Leroy, a promis de rouvrir la ligne avant l’été.",
        "indirect",
        "rouvrir la ligne avant l’été",
        ["Anne Leroy"],
    ),
    (
        "L’avocate Léa Morel demande si l’expertise a été lue.",
        "indirect",
        "l’expertise a été lue",
        ["Léa Morel"],
    ),
    ("Paul Roux a salué une décision « courageuse ».", "mixed", "courageuse", ["Paul Roux"]),
    (
        "Paul Roux a déclaré : « La ville n’est pas à vendre. »",
        "direct",
        "La ville n’est pas à vendre.",
        ["Paul Roux"],
    ),
]
SOURCES = [
    (
        "Selon Anne Leroy, la digue tiendra encore dix ans.",
        "indirect",
        "la digue tiendra encore dix ans",
        ["Anne Leroy"],
    ),
    (
        "La digue tiendra encore dix ans, d’après Anne Leroy.",
        "indirect",
        "La digue tiendra encore dix ans",
        ["Anne Leroy"],
    ),
    ("Une accusation « ridicule », pour Moscou.", "mixed", "ridicule", ["Russie"]),
    (
        "À en croire Luc Petit, personne n’a rien vu.",
        "indirect",
        "personne n’a rien vu",
        ["Luc Petit"],
    ),
]


def quotes(text: str, nlp: Any) -> tuple[Quote, ...]:
    return analyse(Article("essai", text), nlp).quotes


@pytest.mark.parametrize(("text", "kind", "words", "speakers"), INSERTED + GOVERNED + SOURCES)
def test_construction(
    nlp: Any, text: str, kind: str, words: str, speakers: list[str] | None
) -> None:
    (quote,) = quotes(text, nlp)
    assert quote.kind == kind
    assert cut(text, quote.content, " | ").strip("« »") == words.strip("« »")
    if speakers is not None:
        assert [p.name for p in quote.speakers] == speakers


NO_SPEECH = [
    "Le film « La Maison des marées » sort mercredi dans toutes les salles.",
    "L’opération « Sentinelle » mobilise sept mille soldats.",
    "Une salle dite « de retransmission » a été ouverte à la mairie.",
    "Le gardien a repoussé une « panenka » trop molle de l’attaquant.",
    "La taxe dite « de bienvenue » ne bouge pas cette année.",
    "Paul Roux n’a pas dit que le pont serait fermé.",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_marks_that_are_no_speech(nlp: Any, text: str) -> None:
    assert quotes(text, nlp) == ()


def test_a_pronoun_is_the_person_who_spoke_last(nlp: Any) -> None:
    text = (
        "La porte-parole du ministère chinois des Affaires étrangères, Lin Mei, a répondu jeudi à la presse. "
        "La Chine souhaite le dialogue. « Nous attendons des preuves », a-t-elle ajouté."
    )
    quote = next(q for q in quotes(text, nlp) if q.kind == "direct")
    assert [p.name for p in quote.speakers] == ["Lin Mei"]
    assert quote.role == "porte-parole du ministère chinois des Affaires étrangères"
    assert [p.name for p in quote.on_behalf_of] == ["Chine"]


def test_a_family_name_finds_the_full_name_further_down(nlp: Any) -> None:
    text = "« Rien ne presse », a dit M. Petit. Le député Luc Petit siège depuis 2012."
    (quote,) = quotes(text, nlp)
    assert [p.name for p in quote.speakers] == ["Luc Petit"]


def test_namesakes_of_another_gender_stay_apart(nlp: Any) -> None:
    text = (
        "Luc Petit et Anne Petit siègent au conseil. « Je voterai contre », a prévenu Mme Petit. "
        "« Je voterai pour », a répliqué M. Petit."
    )
    first, second = quotes(text, nlp)
    assert [p.name for p in first.speakers] == ["Anne Petit"]
    assert [p.name for p in second.speakers] == ["Luc Petit"]


def test_sentences_quoted_back_to_back_are_one_quote(nlp: Any) -> None:
    text = "« Nous avons alerté. Personne n’a bougé », déplore Luc Petit. « Voilà le résultat. »"
    (quote,) = quotes(text, nlp)
    assert (
        cut(text, quote.content, " | ")
        == "Nous avons alerté. Personne n’a bougé | Voilà le résultat."
    )


def test_a_source_that_nobody_names_stays_a_description(nlp: Any) -> None:
    (quote,) = quotes("« L’enquête avance », confie une source policière.", nlp)
    (speaker,) = quote.speakers
    assert speaker.name == "source policière"
    assert not speaker.named


def test_each_quote_tells_how_it_was_found(nlp: Any) -> None:
    (quote,) = quotes("« L’enquête avance », confie le procureur, Jean Martin.", nlp)
    assert quote.evidence.construction == "incise"
    assert quote.cue is not None
    assert 0 < quote.confidence <= 1


def test_a_cue_starts_behind_an_aside(nlp: Any) -> None:
    text = "Luc Petit a quant à lui prévenu : « Le pont, c’est fini ! »"
    (quote,) = quotes(text, nlp)
    assert quote.cue is not None
    assert quote.cue.cut(text) == "prévenu"


def test_lost_letters_and_glued_sentences_keep_their_offsets(nlp: Any) -> None:
    text = (
        "La s?reté prend des mesures.« Tout est prêt », a dit Luc Petit.Douze agents sont partis."
    )
    quote = next(q for q in quotes(text, nlp) if q.kind == "direct")
    assert cut(text, quote.content) == "Tout est prêt"


@pytest.mark.parametrize("opener", ["Pour", "Selon"])
def test_what_the_source_is_stands_outside_what_it_says(nlp: Any, opener: str) -> None:
    text = f"{opener} Ingrid Solheim, chercheuse à l’Institut des études maritimes de Bergen, la crise s’aggrave."
    (quote,) = quotes(text, nlp)
    assert cut(text, quote.content) == "la crise s’aggrave"
    assert quote.role == "chercheuse à l’Institut des études maritimes de Bergen"


@pytest.mark.parametrize(
    "text",
    [
        "Le président Luc Petit a convoqué la presse pour dire tout le mal qu’il pense de Paul Roux.",
        "Le gouvernement annonce la tenue d’un sommet afin de discuter des enjeux.",
    ],
    ids=["relative", "purpose"],
)
def test_a_relative_clause_or_a_purpose_is_not_what_was_said(nlp: Any, text: str) -> None:
    assert quotes(text, nlp) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "« Vous avez menti », a lancé l’élue centriste au président de la métropole.",
            "élue centriste",
        ),
        (
            "« Nous verrons », explique l’adjointe au maire de Sarrans.",
            "adjointe au maire de Sarrans",
        ),
    ],
)
def test_the_hearer_is_no_part_of_the_speaker(nlp: Any, text: str, speaker: str) -> None:
    (quote,) = quotes(text, nlp)
    assert [p.name for p in quote.speakers] == [speaker]
