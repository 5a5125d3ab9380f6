"""Specify what the narration tells as an answer across negation, control, inversion and coordination."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, Response, cut

MAN = "L'association Rivières vives accuse Paul Verdier, le maire de Nolay, d'avoir caché un rapport. "
FIRM = "L'association Rivières vives accuse l'usine Solvène d'avoir rejeté des solvants dans la Sauve. "
STATE = "La Suède accuse la Norvège d'avoir pollué ses eaux. "


def answers(text: str, nlp: Any) -> list[Response]:
    return list(analyse(Article("t", text), nlp).responses)


@pytest.mark.parametrize(
    ("text", "who", "stance"),
    [
        (MAN + "Ni le maire ni son avocat n'ont souhaité réagir.", "Paul Verdier", "no_comment"),
        (STATE + "Ni Oslo ni Copenhague n'ont répondu à nos questions.", "Norvège", "no_comment"),
        (FIRM + "Ni l'usine ni son avocate n'ont donné suite.", "Solvène", "no_comment"),
        (MAN + "Le maire n'a ni confirmé ni démenti.", "Paul Verdier", "no_comment"),
        (STATE + "Oslo ne confirme ni ne dément.", "Norvège", "no_comment"),
        (STATE + "Oslo n'a voulu ni confirmer ni démentir.", "Norvège", "no_comment"),
        (MAN + "Le maire a dû reconnaître les faits.", "Paul Verdier", "acknowledgement"),
        (MAN + "Le maire a été contraint de s'excuser.", "Paul Verdier", "acknowledgement"),
        (FIRM + "L'usine a été forcée de reconnaître une fuite.", "Solvène", "acknowledgement"),
        (MAN + "Le maire refuse de s'excuser.", "Paul Verdier", "denial"),
        (MAN + "Ce que dément catégoriquement le maire.", "Paul Verdier", "denial"),
        (STATE + "Une accusation que rejette fermement Oslo.", "Norvège", "denial"),
        (MAN + "Sans nier les faits, le maire invoque l'urgence.", "Paul Verdier", "justification"),
    ],
)  # fmt: skip
def test_one_stance_is_told(nlp: Any, text: str, who: str, stance: str) -> None:
    (found,) = answers(text, nlp)
    assert (found.responders[0].name, found.stances) == (who, (stance,))


@pytest.mark.parametrize(
    "answer",
    ["Des accusations rejetées par l'intéressé.", "Ce que conteste fermement l'intéressé.",
     "Ce dernier nie les faits."],
)  # fmt: skip
def test_who_is_meant_is_the_accused_and_not_the_last_to_be_described(
    nlp: Any, answer: str
) -> None:
    told = "L'association Rivières vives accuse Paul Verdier, le maire, d'avoir favorisé un promoteur. "
    (found,) = answers(told + answer, nlp)
    assert [p.name for p in found.responders] == ["Paul Verdier"]


@pytest.mark.parametrize(
    ("text", "stances", "words"),
    [
        (MAN + "Le maire dément et porte plainte.", ("denial", "warning"), ["Le maire dément", "porte plainte"]),
        (FIRM + "L'usine dément et annonce une enquête interne.", ("denial", "commitment"), ["L'usine dément", "annonce une enquête interne"]),
        (FIRM + "L'usine a présenté ses excuses et ouvert une enquête.", ("acknowledgement", "commitment"), ["L'usine a présenté ses excuses", "ouvert une enquête"]),
        (FIRM + "L'usine nie toute fuite et toute négligence.", ("denial",), ["L'usine nie toute fuite et toute négligence"]),
    ],
)  # fmt: skip
def test_each_of_two_answers_joined_by_et_keeps_its_stance(
    nlp: Any, text: str, stances: tuple[str, ...], words: list[str]
) -> None:
    (found,) = answers(text, nlp)
    assert found.stances == stances
    assert [cut(text, (s,)) for s in found.evidence_spans] == words


@pytest.mark.parametrize(
    "text",
    [
        MAN + "L'opposition attend que le maire reconnaisse les faits.",
        MAN + "L'association exige que le maire présente ses excuses.",
        MAN + "Le maire doit présenter ses excuses.",
        MAN + "Le maire a évité de reconnaître les faits.",
        FIRM + "Mardi, Matignon n'a ni confirmé ni démenti.",
        # of no blame
        STATE + "La Norvège a rejeté la proposition de trêve.",
        STATE + "La Norvège a reconnu l'indépendance de deux provinces.",
        FIRM + "Solvène a repoussé la sortie de son nouveau modèle.",
        FIRM + "Solvène a admis de nouveaux actionnaires à son capital.",
        MAN + "Le maire a rejeté l'offre d'un promoteur.",
        STATE + "Plusieurs syndicats qualifient la mesure de « brutale ».",
    ],
)
def test_what_is_wished_avoided_or_of_no_blame_is_no_answer(nlp: Any, text: str) -> None:
    assert not answers(text, nlp)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (STATE + "Réponse d'Oslo : « C'est faux. »", "Norvège"),
        (STATE + "Réaction immédiate d'Oslo : « Ces accusations sont absurdes. »", "Norvège"),
        (FIRM + "Réponse de Solvène : « C'est faux. »", "Solvène"),
        (MAN + "Réplique de Paul Verdier : « C'est faux. »", "Paul Verdier"),
    ],
)
def test_what_opens_with_the_answer_of_a_body_is_said_by_it(nlp: Any, text: str, who: str) -> None:
    (found,) = answers(text, nlp)
    assert [p.name for p in found.responders] == [who]
    assert "denial" in found.stances
