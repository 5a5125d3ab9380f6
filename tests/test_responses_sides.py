"""Specify for whom somebody answers, and by which stances, where the words could be taken for others."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Analysis, Article

TRIAL = "Le parquet accuse Paul Orsay d'avoir détourné 300 000 euros. "
MAN = "Le maire, Paul Verdier, est accusé d'avoir favorisé un promoteur. "
MAYOR = "L'association Rivières vives accuse le maire, Paul Verdier, d'avoir caché un rapport. "
FIRM = "L'association Rivières vives accuse l'usine Solvène d'avoir rejeté des solvants dans la Sauve. "


def analysed(text: str, nlp: Any) -> Analysis:
    return analyse(Article("t", text), nlp)


@pytest.mark.parametrize(
    "answer",
    [
        "M. Orsay s'est tu. « C'est un dossier vide », a plaidé son avocate, Me Anne Leroy.",
        "Me Anne Leroy, pour M. Orsay, a dénoncé une fable. « C'est un dossier vide », a-t-elle dit.",
        "« Mon client n'a rien à se reprocher », a réagi Me Anne Leroy.",
        "« C'est un dossier vide », a réagi l'avocate de Paul Orsay, Me Anne Leroy.",
    ],
)
def test_a_lawyer_answers_for_the_client(nlp: Any, answer: str) -> None:
    found = analysed(TRIAL + answer, nlp)
    said = [r for r in found.responses if [p.name for p in r.responders] == ["Anne Leroy"]]
    assert said, found.responses
    assert all([p.name for p in r.on_behalf_of] == ["Paul Orsay"] for r in said)
    assert all(r.answers == (0,) for r in said)


def test_a_lawyer_does_not_accuse_the_client(nlp: Any) -> None:
    text = (
        TRIAL
        + "M. Orsay s'est tu. Son avocat, Me Luc Bertin, a dénoncé « la fable du patron qui vole »."
    )
    blamed = [
        p.name
        for a in analysed(text, nlp).accusations
        for p in a.accused
        if [x.name for x in a.accusers] == ["Luc Bertin"]
    ]
    assert "Paul Orsay" not in blamed


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        (MAYOR + "« J'ai fait publier ce rapport », réplique Paul Verdier.", "denial", "warning"),
        (MAYOR + "« L'ensemble des pièces a été publié », répond Paul Verdier.", "denial", "appeal"),
        (
            MAYOR + "« Personne ne nous a demandé ce rapport », répond Paul Verdier.",
            "denial",
            "appeal",
        ),
        (MAYOR + "Le maire se borne à rappeler que le rapport est public.", "", "no_comment"),
        (FIRM + "« Nous ne regrettons rien », répond Solvène.", "denial", "acknowledgement"),
        (FIRM + "Le maire, Luc Petit, appelle chacun à cesser de se renvoyer la balle.", "", "counter_accusation"),
    ],
)  # fmt: skip
def test_stances_are_those_of_what_is_said(nlp: Any, text: str, shown: str, hidden: str) -> None:
    stances = [s for r in analysed(text, nlp).responses for s in r.stances]
    assert hidden not in stances
    assert not shown or shown in stances


@pytest.mark.parametrize(
    "answer",
    [
        "Solvène « rejette en bloc » ces accusations.",
        "L'usine Solvène « conteste fermement » toute faute.",
        "Par la voix de son avocate, Me Inès Morel, Solvène « conteste avec la plus grande fermeté l'ensemble des faits ».",
    ],
)
def test_a_verb_between_marks_is_the_narrations(nlp: Any, answer: str) -> None:
    (response,) = analysed(FIRM + answer, nlp).responses
    assert response.stances == ("denial",)
    assert response.answers == (0,)


def test_the_forces_do_not_answer_for_those_in_charge(nlp: Any) -> None:
    text = (
        "La CGT accuse le préfet, Luc Petit, d'avoir signé un arrêté illégal.\n"
        "La gendarmerie confirme qu'une enquête a été ouverte.\n"
    )
    assert not analysed(text, nlp).responses


def test_who_says_mon_client_is_the_lawyer(nlp: Any) -> None:
    text = (
        TRIAL + "D'après son avocat, Me Luc Bertin, Paul Orsay est un homme ruiné.\n"
        "« Mon client n'a pas touché un centime », assure-t-il.\n"
    )
    last = analysed(text, nlp).quotes[-1]
    assert [p.name for p in last.speakers] == ["Luc Bertin"]


def test_whoever_nobody_accuses_accuses_by_a_complaint(nlp: Any) -> None:
    text = "Sa mère, Valérie Morel, a déposé plainte contre Paul Orsay pour mise en danger. M. Orsay dément."
    assert [p.name for r in analysed(text, nlp).responses for p in r.responders] == ["Paul Orsay"]


@pytest.mark.parametrize(
    "other",
    ["Un arbitre", "Contacté, l'assureur du navire", "Sollicitée, une voisine"],
)
def test_whom_nobody_named_is_not_presumed_to_be_the_accused(nlp: Any, other: str) -> None:
    text = MAN + f"M. Verdier n'est pas venu à l'audience. {other} n'a pas souhaité répondre."
    assert all(
        "Paul Verdier" not in [p.name for p in r.responders]
        for r in analysed(text, nlp).responses
        if "no_comment" in r.stances
    )


def test_what_a_document_says_is_no_answer_of_the_accused(nlp: Any) -> None:
    text = (
        MAN
        + "« M. Verdier était dans la voiture. Il riait », peut-on lire dans le document de 31 pages."
    )
    assert not analysed(text, nlp).responses


def test_blame_told_behind_the_verb_that_rejects_it_is_answered(nlp: Any) -> None:
    text = "Le bourgmestre, Luc Gillet, a balayé les critiques des riverains, qui l'accusent d'avoir tardé."
    analysis = analysed(text, nlp)
    assert [[p.name for p in a.accusers] for a in analysis.accusations] == [["riverains"]]
    assert [r.answers for r in analysis.responses] == [(0,)]


def test_nothing_is_promised_by_who_does_not_comment(nlp: Any) -> None:
    text = MAN + "Le maire se refuse à tout commentaire « tant que l'enquête est en cours »."
    (response,) = analysed(text, nlp).responses
    assert response.stances == ("no_comment",)


def test_the_presidency_of_a_university_is_not_the_states(nlp: Any) -> None:
    text = (
        "Le syndicat Solidaires accuse la présidence de l'université d'avoir étouffé l'affaire. "
        "Le ministère de l'Enseignement supérieur n'a pas souhaité réagir."
    )
    (response,) = analysed(text, nlp).responses
    assert response.on_behalf_of == ()


def test_nobody_blames_the_house_that_he_directs(nlp: Any) -> None:
    text = (
        "Le collectif accuse la clinique des Tilleuls d'avoir refusé des patients. "
        "Le directeur de la clinique, Luc Castaing, se dit blessé. « On jette l'opprobre sur cent cinquante "
        "salariés sans avancer la moindre preuve », déplore-t-il."
    )
    analysis = analysed(text, nlp)
    blamed = [
        [p.name for p in a.accusers]
        for a in analysis.accusations
        if "clinique des Tilleuls" in [p.name for p in a.accused]
    ]
    assert blamed == [["collectif"]]
    assert all(r.answers == (0,) for r in analysis.responses)


def test_a_body_of_its_own_answers_for_no_other(nlp: Any) -> None:
    text = (
        "Le documentaire accuse l'Agence mondiale antidopage d'avoir fermé les yeux. "
        "La fédération biélorusse dément."
    )
    assert all(not r.on_behalf_of for r in analysed(text, nlp).responses)


def test_whoever_says_on_speaks_from_the_place_that_leads_the_sentence(nlp: Any) -> None:
    text = MAYOR + "À la mairie d'Auch, on renvoie vers l'agence régionale de santé."
    (response,) = analysed(text, nlp).responses
    assert [p.name for p in response.responders] == ["mairie d'Auch"]


def test_who_denies_a_deed_answers_though_nobody_is_known_to_blame_him(nlp: Any) -> None:
    text = (
        TRIAL
        + "Interrogée à son tour, Solange Perrier a nié avoir établi la moindre fausse facture."
    )
    assert any(
        "Solange Perrier" in [p.name for p in r.responders] and "denial" in r.stances
        for r in analysed(text, nlp).responses
    )


def test_hanging_up_afterwards_is_no_silence(nlp: Any) -> None:
    text = MAN + "« Vous aurez affaire à mes avocats », a lancé le maire avant de raccrocher."
    assert all("no_comment" not in r.stances for r in analysed(text, nlp).responses)


def test_the_secretary_of_the_accuser_answers_for_nobody(nlp: Any) -> None:
    text = (
        "L'Union des mineurs reproche à l'Exécutif d'avoir enterré le dialogue social. "
        "Son secrétaire général, Miloud Tazi, menace d'une grève générale."
    )
    assert analysed(text, nlp).responses == ()


@pytest.mark.parametrize(
    ("blame", "answer", "client"),
    [
        ("La mère accuse un gendarme d'avoir tiré.", "L'avocat du militaire, Me Luc Berthier, plaide la légitime défense.", "gendarme"),
        ("Une étudiante accuse un professeur de viol.", "L'avocat de l'enseignant, Me Luc Berthier, conteste « formellement ».", "professeur"),
        ("Deux surveillants sont accusés de violences.", "« C'est faux », répond l'avocat des surveillants, Me Luc Berthier.", "Deux surveillants"),
    ],
)  # fmt: skip
def test_a_lawyer_answers_for_whom_a_noun_means(
    nlp: Any, blame: str, answer: str, client: str
) -> None:
    (response,) = analysed(f"{blame} {answer}", nlp).responses
    assert [p.name for p in response.responders] == ["Luc Berthier"]
    assert [p.name for p in response.on_behalf_of] == [client]
    assert response.answers == (0,)


def test_the_victims_lawyer_answers_only_what_he_is_accused_of(nlp: Any) -> None:
    text = (
        "Une étudiante accuse un professeur de viol. Le professeur nie. "
        "« Ma cliente a parlé », réplique l'avocat de la plaignante, Me Paul Petit."
    )
    assert [[p.name for p in r.responders] for r in analysed(text, nlp).responses] == [
        ["professeur"]
    ]
    text = (
        "Le maire accuse l'avocate des plaignantes, Me Anne Roux, d'avoir menti. "
        "« C'est faux », répond Me Roux."
    )
    assert [[p.name for p in r.responders] for r in analysed(text, nlp).responses] == [
        ["Anne Roux"]
    ]
