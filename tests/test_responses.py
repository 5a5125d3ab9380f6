"""Specify who answers which accusation, with which stances, one French text a construction."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.extraction.grammar.weights import chance, weights
from briefing.model import Analysis, Article, Response, cut

STATE = "La Suède accuse la Norvège d'avoir pollué ses eaux. "
FIRM = "L'association Rivières vives accuse l'usine Solvène d'avoir rejeté des solvants dans la Sauve. "
MAN = "Le maire, Paul Verdier, est accusé d'avoir favorisé un promoteur. "

# (what is told before, the answer, responder, a stance)
DENIALS = [
    (STATE, "La Norvège dément ces accusations.", "Norvège"),
    (STATE, "Oslo s'en défend.", "Norvège"),
    (STATE, "La Norvège nie toute responsabilité.", "Norvège"),
    (STATE, "Le gouvernement norvégien a catégoriquement démenti.", "gouvernement norvégien"),
    (STATE, "Oslo a rejeté en bloc ces allégations.", "Norvège"),
    (STATE, "Oslo balaie ces accusations d'un revers de main.", "Norvège"),
    (STATE, "Le ministre norvégien de l'Environnement, Ole Hansen, s'est inscrit en faux.", "Ole Hansen"),
    (STATE, "Ole Hansen, ministre norvégien de l'Environnement, conteste la présentation des faits.", "Ole Hansen"),
    (STATE, "L'ambassade de Norvège à Stockholm s'inscrit en faux contre ces propos.", "ambassade de Norvège à Stockholm"),
    (STATE, "La Norvège se défend de toute négligence.", "Norvège"),
    (STATE, "Oslo réfute catégoriquement.", "Norvège"),
    (STATE, "La Norvège récuse ces reproches.", "Norvège"),
    (STATE, "Des accusations que la Norvège qualifie de mensongères.", "Norvège"),
    (STATE, "Une version contestée par Oslo.", "Norvège"),
    (STATE, "Des accusations aussitôt rejetées par Oslo.", "Norvège"),
    (STATE, "C'est ce que dément Oslo.", "Norvège"),
    (STATE, "Oslo parle d'une « fable ».", "Norvège"),
    (STATE, "« C'est faux et sans fondement », a rétorqué Oslo.", "Norvège"),
    (STATE, "Faux, répond Oslo : les eaux sont propres.", "Norvège"),
    (FIRM, "L'entreprise dément.", "Solvène"),
    (FIRM, "Le directeur de l'usine, Marc Delage, réfute toute négligence.", "Marc Delage"),
    (FIRM, "Solvène affirme n'avoir jamais rejeté de solvants.", "Solvène"),
    (FIRM, "Du côté de Solvène, on plaide l'accident.", "Solvène"),
    (MAN, "L'élu clame son innocence.", "Paul Verdier"),
    (MAN, "M. Verdier nie les faits.", "Paul Verdier"),
    (MAN, "L'intéressé dément formellement.", "Paul Verdier"),
    (MAN, "Il s'en défend.", "Paul Verdier"),
    (MAN, "Il a dit ne se souvenir de rien.", "Paul Verdier"),
    (MAN, "Il affirme qu'il n'a jamais rencontré ce promoteur.", "Paul Verdier"),
    (MAN, "« Je n'ai rien à me reprocher », répond-il.", "Paul Verdier"),
    (MAN, "« C'est une cabale », s'indigne son avocat, Me Luc Bertin.", "Luc Bertin"),
    (MAN, "Le maire crie au complot.", "Paul Verdier"),
    (MAN, "M. Verdier nie en bloc, tout comme sa directrice de cabinet.", "Paul Verdier"),
    (MAN, "Pour son avocat, Me Luc Bertin, « le dossier est vide ».", "Luc Bertin"),
]  # fmt: skip
SILENCES = [
    (STATE, "La Norvège n'a pas souhaité répondre.", "Norvège"),
    (STATE, "La Norvège n'a pas réagi.", "Norvège"),
    (STATE, "Oslo n'a pas souhaité faire de commentaire.", "Norvège"),
    (STATE, "Contactée, l'ambassade de Norvège n'a pas donné suite.", "ambassade de Norvège"),
    (STATE, "Sollicité, le gouvernement norvégien n'a pas répondu à nos questions.", "gouvernement norvégien"),
    (STATE, "La Norvège n'a, elle, pas répondu à nos questions.", "Norvège"),
    (STATE, "La Norvège se refuse à tout commentaire.", "Norvège"),
    (STATE, "Oslo reste silencieux.", "Norvège"),
    (STATE, "Oslo a décliné tout commentaire.", "Norvège"),
    (FIRM, "Solvène n'était pas joignable mardi soir.", "Solvène"),
    (FIRM, "Solvène n'a pas pu être jointe.", "Solvène"),
    (MAN, "Paul Verdier a fait usage de son droit au silence.", "Paul Verdier"),
    (MAN, "Le maire n'a pas souhaité s'exprimer.", "Paul Verdier"),
    (FIRM, "L'usine Solvène n'avait pas réagi lundi soir.", "Solvène"),
    (FIRM, "Solvène n'a répondu à aucune de nos questions.", "Solvène"),
    (FIRM, "L'entreprise n'a fait aucun commentaire.", "Solvène"),
    (MAN, "Le maire n'a pas voulu en dire davantage.", "Paul Verdier"),
    (MAN, "Sollicité, le maire renvoie à ses avocats.", "Paul Verdier"),
    (MAN, "Paul Verdier a fait usage de son droit de se taire.", "Paul Verdier"),
    (FIRM, "Du côté de Solvène, silence radio.", "Solvène"),
    (FIRM, "Chez Solvène, pas un mot.", "Solvène"),
    (FIRM, "Chez Solvène, personne n'a voulu nous répondre.", "Solvène"),
    (FIRM, "Nos appels à Solvène sont restés sans réponse.", "Solvène"),
    (FIRM, "Marc Delage, le directeur de Solvène, n'a pas décroché.", "Marc Delage"),
]  # fmt: skip
OTHERS = [
    (STATE, "La Norvège a reconnu une fuite.", "Norvège", "acknowledgement"),
    (STATE, "Oslo a présenté ses excuses à Stockholm.", "Norvège", "acknowledgement"),
    (STATE, "« Nous regrettons cet incident », a déclaré l'ambassadeur de Norvège, Ole Hansen.", "Ole Hansen", "acknowledgement"),
    (STATE, "La Norvège s'engage à nettoyer les eaux.", "Norvège", "commitment"),
    (STATE, "Oslo a promis une enquête.", "Norvège", "commitment"),
    (STATE, "La Norvège menace la Suède de représailles.", "Norvège", "warning"),
    (STATE, "Oslo a répliqué en rappelant son ambassadeur.", "Norvège", "warning"),
    (STATE, "La Norvège appelle au dialogue.", "Norvège", "appeal"),
    (STATE, "Oslo met la Suède au défi de produire une preuve.", "Norvège", "call_for_evidence"),
    (STATE, "Oslo dénonce une manœuvre.", "Norvège", "counter_accusation"),
    (STATE, "La Norvège a justifié ces rejets par une panne.", "Norvège", "justification"),
    (FIRM, "« Nous avons agi dans le respect du règlement », assure le directeur du site, Marc Delage.", "Marc Delage", "justification"),
    (FIRM, "Solvène assure avoir respecté toutes les normes.", "Solvène", "justification"),
    (FIRM, "Solvène a annoncé l'ouverture d'une enquête interne.", "Solvène", "commitment"),
    (FIRM, "Son avocat, Me Luc Bertin, annonce une plainte en diffamation.", "Luc Bertin", "warning"),
    (MAN, "Face à ces accusations, le maire invoque l'urgence.", "Paul Verdier", "justification"),
    (MAN, "M. Verdier regrette « une maladresse ».", "Paul Verdier", "acknowledgement"),
    (MAN, "M. Verdier a fait appel de la décision.", "Paul Verdier", "warning"),
    (MAN, "Le maire annonce un pourvoi devant le Conseil d'État.", "Paul Verdier", "warning"),
    (MAN, "Le maire tombe des nues.", "Paul Verdier", "denial"),
    (MAN, "Le maire parle de lynchage.", "Paul Verdier", "counter_accusation"),
    (MAN, "Le maire parle d'erreurs de saisie.", "Paul Verdier", "justification"),
    (MAN, "Le maire ne conteste pas les faits.", "Paul Verdier", "acknowledgement"),
    (MAN, "Le maire a consenti à ce que ses comptes soient examinés.", "Paul Verdier", "commitment"),
    (MAN, "Paul Verdier réclame des preuves.", "Paul Verdier", "call_for_evidence"),
    (MAN, "L'avocat du maire, Me Luc Bertin, dément et juge que « l'enquête a été menée à charge ».", "Luc Bertin", "denial"),
    (MAN, "Le maire propose une médiation.", "Paul Verdier", "appeal"),
    (MAN, "Le maire renvoie l'opposition à ses propres turpitudes.", "Paul Verdier", "counter_accusation"),
    (STATE, "Les autorités norvégiennes n'ont pas réagi.", "autorités norvégiennes", "no_comment"),
    # No phrase of the lexicon tells these: the words and the standing of who acts are weighed.
    (MAN, "M. Verdier a déposé plainte pour diffamation.", "Paul Verdier", "warning"),
    (FIRM, "Solvène a annoncé des poursuites pour diffamation.", "Solvène", "warning"),
    (FIRM, "Solvène présente ses excuses aux riverains.", "Solvène", "acknowledgement"),
    (FIRM, "Solvène rejette ces chiffres.", "Solvène", "denial"),
    (FIRM, "Solvène n'a pas réagi.", "Solvène", "no_comment"),
    (FIRM, "Contacté, le groupe Solvène, maison mère de Carbéa, n'a pas répondu à nos questions.", "Solvène", "no_comment"),
]  # fmt: skip
ANSWERS = [
    *((charge, text, who, "denial") for charge, text, who in DENIALS),
    *((charge, text, who, "no_comment") for charge, text, who in SILENCES),
    *OTHERS,
]
NOTHING = [
    "La Norvège a signé l'accord. « C'est un beau jour », a déclaré Oslo.",
    "Le club n'a pas souhaité prolonger son contrat.",
    STATE + "« Il fera beau demain », a déclaré la météorologue Anne Roy.",
    STATE + "La Norvège devra répondre de ces accusations devant la Cour.",
    STATE + "La Norvège ne dément pas ces accusations.",
    "Le directeur réfute l'idée d'un déménagement avant l'été.",
    "Le maire nuance son propos : le chantier avance.",
    "Le musée rouvre samedi. La conservatrice, Hélène Roy, promet quelques frissons.",
    "Oslo promet une « réponse ferme »\n\n"
    + "La Suède et la Norvège négocient depuis lundi à Göteborg. " * 3,
    MAN + "Le maire a répondu aux questions du tribunal.",
    MAN + "Une minute de silence à la mémoire des victimes.",
    FIRM + "Trois alertes seraient restées sans suite.",
    MAN + "Luc Bertin a demandé une expertise, rejetée.",
    MAN + "Paul Verdier a été renvoyé devant le tribunal.",
    MAN + "Une passante, Odette Roy, hausse les épaules.",
    MAN + "Le maire a refusé de vendre la piscine.",
    MAN + "Le préfet a suspendu la circulation.",
    FIRM + "Les riverains ont planté des arbres au bord de la rivière.",
    FIRM + "Solvène emploie 300 personnes dans la vallée.",
]


def analysed(text: str, nlp: Any) -> Analysis:
    return analyse(Article("x", text), nlp)


def shown(found: tuple[Response, ...], text: str) -> list[tuple[object, ...]]:
    return [
        ([p.name for p in r.responders], r.stances, cut(text, r.evidence_spans), r.answers)
        for r in found
    ]


@pytest.mark.parametrize(("charge", "answer", "responder", "stance"), ANSWERS)
def test_the_accused_side_answers(
    nlp: Any, charge: str, answer: str, responder: str, stance: str
) -> None:
    text = charge + answer
    found = analysed(text, nlp).responses
    assert any(
        [p.name for p in r.responders] == [responder]
        and stance in r.stances
        and all(len(charge) <= s.start for s in r.evidence_spans)
        and r.answers == (0,)
        for r in found
    ), shown(found, text)


@pytest.mark.parametrize("text", NOTHING)
def test_no_response(nlp: Any, text: str) -> None:
    found = analysed(text, nlp).responses
    assert not found, shown(found, text)


def test_somebody_who_answers_for_the_accused_says_so(nlp: Any) -> None:
    text = FIRM + "« C'est absolument faux », répond le directeur du site, Marc Delage."
    (response,) = analysed(text, nlp).responses
    assert [p.name for p in response.on_behalf_of] == ["Solvène"]


def test_each_answers_the_accusation_of_its_paragraph(nlp: Any) -> None:
    text = (
        "Paul Verdier accuse la préfète, Inès Morel, d'avoir caché un rapport. Mme Morel dément ces accusations.\n"
        "Luc Bertin accuse Inès Morel d'avoir truqué un marché. La préfète nie toute fraude.\n"
    )
    analysis = analysed(text, nlp)
    assert [cut(text, a.charge)[:12] for a in analysis.accusations] == [
        "avoir caché ",
        "avoir truqué",
    ]
    assert [r.answers for r in analysis.responses] == [(0,), (1,)]


def test_an_answer_that_names_an_accuser_answers_him(nlp: Any) -> None:
    text = (
        "La Suède accuse la Norvège d'avoir pollué ses eaux. La Finlande accuse la Norvège d'avoir coulé un chalutier.\n"
        "« Les accusations de la Suède sont fausses », a déclaré Oslo.\n"
    )
    (response,) = analysed(text, nlp).responses
    assert response.answers == (0,)


def test_a_general_answer_answers_all_that_its_side_is_accused_of(nlp: Any) -> None:
    text = (
        "La Suède accuse la Norvège d'avoir pollué ses eaux. La Finlande accuse la Norvège d'avoir coulé un chalutier.\n"
        "La Norvège rejette ces accusations.\n"
    )
    (response,) = analysed(text, nlp).responses
    assert response.answers == (0, 1)


def test_a_state_answers_for_the_pirates_that_are_said_to_work_for_it(nlp: Any) -> None:
    text = (
        "Berlin accuse des pirates liés à la Russie d'avoir attaqué des hôpitaux. "
        "« C'est un mensonge », a réagi Moscou."
    )
    (response,) = analysed(text, nlp).responses
    assert response.answers == (0,)


def test_a_fragment_is_shown_with_its_verb(nlp: Any) -> None:
    text = STATE + "Oslo dénonce une « fable »."
    (response,) = analysed(text, nlp).responses
    assert cut(text, response.evidence_spans) == "dénonce une « fable »"


def test_what_one_side_says_in_one_sentence_is_one_response(nlp: Any) -> None:
    text = STATE + "Oslo dément et parle d'un « mensonge »."
    (response,) = analysed(text, nlp).responses
    assert "mensonge" in cut(text, response.evidence_spans)


def test_a_headline_in_short_is_no_response_of_its_own(nlp: Any) -> None:
    text = "Pollution : Oslo dément\n" + STATE + "La Norvège dément ces accusations.\n"
    assert len(analysed(text, nlp).responses) == 1


def test_the_weights_say_that_the_accused_answer_and_others_do_not() -> None:
    known = weights("response")
    assert 0.1 < known["threshold"] < 0.9
    said = {"bias": 1.0, "says_denial": 1.0, "words": -1.0}
    assert (
        chance(said, "response")
        < known["threshold"]
        < chance({**said, "accused_before": 1.0, "cue_answers": 1.0}, "response")
    )


def test_the_weights_say_that_the_accused_answers_by_what_he_does() -> None:
    known = weights("told")
    assert 0.1 < known["threshold"] < 0.9
    done = {"bias": 1.0, "words": 0.5}
    assert chance(done, "told") < chance(
        {**done, "accused_before": 1.0, "accused_near": 1.0}, "told"
    )
    assert chance({**done, "no_quarrel": 1.0}, "told") < known["threshold"]


def test_nothing_that_is_told_only_further_down_is_answered(nlp: Any) -> None:
    text = "Oslo dément tout rejet en mer.\n" + STATE
    assert [r.answers for r in analysed(text, nlp).responses] == [()]


def test_what_somebody_is_accused_of_is_no_answer(nlp: Any) -> None:
    text = "Une association accuse Solvène d'avoir rejeté toute demande d'enquête.\n"
    assert not analysed(text, nlp).responses


def test_a_denial_goes_on_in_the_next_sentence(nlp: Any) -> None:
    text = (
        MAN
        + "Paul Verdier dément ces accusations. « Je n'ai jamais vu ce promoteur », assure-t-il."
    )
    [answer] = analysed(text, nlp).responses
    assert "dément" in cut(text, answer.evidence_spans)
    assert "jamais vu" in cut(text, answer.evidence_spans)


# (what is told before, what leads to the quotation, a stance of it)
LED = [
    (FIRM, "Le directeur, Marc Delage, joint par téléphone, tombe des nues. « Nous mesurons chaque rejet. »", "denial"),
    (FIRM, "« Un mauvais procès qui revient chaque année », a commenté Marc Delage, directeur de l'usine.", "denial"),
    (FIRM, "La réponse n'a pas tardé. « Nous mesurons chaque rejet », a écrit Marc Delage, directeur de l'usine.", "denial"),
    (FIRM, "Solvène renvoie la responsabilité à la préfecture. « L'État a signé chaque page », écrit le groupe.", "counter_accusation"),
]  # fmt: skip


@pytest.mark.parametrize(("charge", "answer", "stance"), LED)
def test_flat_words_and_what_leads_to_a_quotation_tell_that_it_answers(
    nlp: Any, charge: str, answer: str, stance: str
) -> None:
    text = charge + "\n\n" + answer
    found = analysed(text, nlp).responses
    assert any(stance in r.stances and "chaque" in cut(text, r.evidence_spans) for r in found), (
        shown(found, text)
    )


def test_words_of_an_answer_are_looked_for_where_a_word_starts(nlp: Any) -> None:
    # « une faute » acknowledges, « aucune faute » does not.
    text = f"{MAN}« Aucune faute n'a été commise », répond Paul Verdier."
    (response,) = analyse(Article("a", text), nlp).responses
    assert "acknowledgement" not in response.stances


def test_words_of_one_side_in_the_next_sentence_go_on_with_the_answer(nlp: Any) -> None:
    text = MAN + "« Tout est faux », assure Paul Verdier. Il justifie ce choix par l'urgence."
    [answer] = analysed(text, nlp).responses
    assert "faux" in cut(text, answer.evidence_spans)
    assert "urgence" in cut(text, answer.evidence_spans)


def test_a_silence_after_words_is_an_answer_of_its_own(nlp: Any) -> None:
    text = MAN + "« Tout est faux », assure Paul Verdier. Il n'a pas souhaité en dire davantage."
    assert len(analysed(text, nlp).responses) == 2


def test_whoever_is_asked_answers_whatever_the_parse_takes_for_the_subject(nlp: Any) -> None:
    text = FIRM + "Contactée, la direction de l'usine assure n'avoir eu « aucun autre choix »."
    [answer] = analysed(text, nlp).responses
    assert [p.name for p in answer.responders] == ["direction de l'usine"]


def test_an_answer_that_a_noun_announces_is_whose_it_is(nlp: Any) -> None:
    text = "Le député accuse la ministre d'avoir menti. Réponse de la ministre : « Ce sont des calomnies. »"
    [answer] = analysed(text, nlp).responses
    assert [p.name for p in answer.responders] == ["ministre"]


def test_whom_no_tie_binds_to_the_accused_answers_the_last_accusation(nlp: Any) -> None:
    text = (
        "L'association Rivières vives accuse l'exploitant d'avoir rejeté des solvants dans la Sauve.\n\n"
        "Marc Delage dément ces accusations."
    )
    [answer] = analysed(text, nlp).responses
    assert answer.answers == (0,)
