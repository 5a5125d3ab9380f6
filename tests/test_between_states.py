"""Specify who speaks and who is blamed in news of states: allies, seats, spokesmen, suspects and their lawyers."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Analysis, Article, cut


def read(text: str, nlp: Any) -> Analysis:
    return analyse(Article("t", text), nlp)


SAID = [
    # Who stands beside the first source, and what *selon lesquelles* agrees with.
    ("Selon Washington et plusieurs de ses alliés, la Chine a volé des données.", ["États-Unis", "alliés"]),
    ("Les accusations portées par la Suède et plusieurs de ses alliés, selon lesquelles la Norvège a pollué la mer, sont fausses.", ["Suède", "alliés"]),
    # A thing with its adjective in marks is all that is said.
    ("Une mesure « hostile », a réagi l'ambassade de Norvège.", ["ambassade de Norvège"]),
    ("Des allégations « ridicules », a balayé Bruxelles.", ["Union européenne"]),
    ("Le projet « Héron », a indiqué la préfecture, sera abandonné.", []),
    # Diplomats call a state a party.
    ("La partie chinoise a exprimé son « vif mécontentement ».", ["Chine"]),
    ("« C'est injuste », a dit le maire. La partie turque de l'île reste fermée.", ["maire"]),
    # Who turns the other way is somebody else.
    ("« C'est faux », a affirmé Jean Biron.\n\nÀ l'inverse, le chef de la diplomatie de l'UE a rappelé que « les preuves sont là ».", ["Jean Biron", "chef de la diplomatie de l'UE"]),
    # A body that has just denied what names somebody first.
    ("Le consulat de Chine à Oslo a nié toute implication dans l'élection du député Jan Holm.\n\n« La Chine n'a aidé personne », écrit-il.", ["consulat de Chine à Oslo"]),
    ("Un diplomate ne partage pas l'optimisme du ministre, qui affirmait que « les sanctions suffisent ».", ["ministre"]),
    ("Selon le rapport, le Bureau des opérations secrètes (BOS) de la marine a utilisé des drones.", ["rapport"]),
    ("« Les gens fuient », témoigne un infirmier joint par téléphone.", ["infirmier"]),
    ("Les Vingt-Sept ont sanctionné Irina Volkova. Elle a répondu. « Ils ont peur », nous disait-elle.", ["Irina Volkova"]),
    ("Alger proteste contre la détention d'un agent, poursuivi à Paris pour l'enlèvement d'un opposant.", []),
    # What nations are called together is no verb; *selon lui* is whoever speaks in the sentence.
    ("L'Iran juge « illégal » le retour des sanctions, voulu par la France et l'Allemagne, dites E2.", ["Iran"]),
    ("Le porte-parole Jan Holm se tait. Le ministère de la Défense a dénoncé une attaque « lâche », menée selon lui avec un missile.", ["ministère de la Défense"] * 2),
    # Who has just spoken goes on; a body is named behind what it is.
    ("Le gouvernement a accusé la Norvège. « C'est une violation », a condamné son porte-parole, Jan Holm. La Suède « répondra », a-t-il prévenu.", ["Jan Holm", "Jan Holm"]),
    ("Le porte-parole, Jan Holm, a protesté. L'armateur, le groupe grec Boréas, affirme que « l'équipage est sauf ».", ["Boréas"]),
    ("Le secrétaire d'État, Marc Rubin, a expulsé l'ambassadeur suédois, Jan Holm. Le diplomate avait estimé que « tout allait mal ».", ["Jan Holm"]),
    ("Le ministre a, mardi, affirmé que « tout allait bien ».", ["ministre"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), SAID, ids=[text[:70] for text, _ in SAID])
def test_who_speaks(nlp: Any, text: str, speakers: list[str]) -> None:
    assert [p.name for q in read(text, nlp).quotes for p in q.speakers] == speakers


WORDS = [
    ("La Cour a ordonné à la Norvège de suspendre ses forages, en vain.", ["suspendre ses forages"]),
    ("9 h 20 – Trois morts dans une frappe, selon le gouverneur Oleg Danko.", ["Trois morts dans une frappe"]),
    (
        "L'ambassade a dénoncé une « hystérie », ajoutant que « pas l'ombre d'une preuve » n'avait été avancée.",
        ["hystérie", "« pas l'ombre d'une preuve » n'avait été avancée"],
    ),
    ("L'équipe a affirmé avoir été piratée, imputant l'intrusion à un groupe.", ["avoir été piratée"]),
    ("Des pirates ont visé un candidat, a révélé la police, sans nommer la victime.", ["Des pirates ont visé un candidat"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), WORDS, ids=[text[:60] for text, _ in WORDS])
def test_what_is_said(nlp: Any, text: str, words: list[str]) -> None:
    assert [cut(text, q.content) for q in read(text, nlp).quotes] == words


BLAMED = [
    # (text, accusers, accused, words of the charge)
    ("Kiev fait porter à la Norvège la responsabilité de l'attaque.", ["Ukraine"], ["Norvège"], "l'attaque"),
    ("Alger fait porter à Paris « l'entière responsabilité » de la crise.", ["Algérie"], ["France"], "la crise"),
    ("Le Chili a publié un rapport accusant la Bolivie d'espionnage.", ["Chili"], ["Bolivie"], "espionnage"),
    ("La Norvège rejette les accusations suédoises de piratage.", ["Suède"], ["Norvège"], "piratage"),
    ("Le ministère norvégien de la Défense a rejeté les accusations suédoises de piratage.", ["Suède"], ["Norvège"], "piratage"),
    ("La RDC est inquiète. Le gouvernement congolais accuse le Rwanda de pillage.", ["gouvernement congolais"], ["Rwanda"], "pillage"),
    ("Le député Jan Holm, que le Service norvégien du renseignement (SNR) soupçonne d'espionnage, se tait.", ["Service norvégien du renseignement"], ["Jan Holm"], "espionnage"),
    ("La RDC proteste contre la détention d'un de ses agents, poursuivi à Paris pour enlèvement.", [], ["un de ses agents"], "enlèvement"),
    ("Un fonctionnaire civil du port a été arrêté, a indiqué le parquet. Il est soupçonné d'espionnage.", [], ["fonctionnaire civil du port"], "espionnage"),
    ("Manille dénonce une manœuvre « dangereuse » des garde-côtes norvégiens.\n\nLes Philippines ont accusé les garde-côtes norvégiens d'avoir tiré.", ["Philippines"], ["garde-côtes norvégiens"], "avoir tiré"),
    ("La Norvège lance des manœuvres.\n\nL'armée norvégienne a envoyé des navires.\n\nStockholm a dénoncé une « provocation ».", ["Suède"], ["armée norvégienne"], "provocation"),
    ("Le Service fédéral de sécurité (FSB) accuse la Suède d'espionnage. Le FSB se tait.", ["Service fédéral de sécurité"], ["Suède"], "espionnage"),
    ("L'Agence nationale de sécurité suédoise (NSA) est accusée de piratage.", [], ["Agence nationale de sécurité suédoise"], "piratage"),
    ("Stockholm, Oslo et Tokyo ont, dans une déclaration commune, attribué à la Bolivie le vol de données.", ["Suède", "Norvège", "Japon"], ["Bolivie"], "le vol de données"),
    ("Stockholm a, lors d'un point de presse, dénoncé une provocation de la Norvège.", ["Suède"], ["Norvège"], "une provocation de la Norvège"),
    ("L'Ukraine attribue la frappe à la Norvège.", ["Ukraine"], ["Norvège"], "la frappe"),
    ("L'Iran a qualifié dimanche d'« illégal » le retour des sanctions de l'Union européenne, après l'échec de discussions.", ["Iran"], ["Union européenne"], "illégal"),
    ("L'ambassadeur de Norvège, Jan Holm, a rejeté « en bloc » les accusations suédoises.", ["Suède"], ["Norvège"], ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "accusers", "accused", "charge"), BLAMED, ids=[text[:70] for text, *_ in BLAMED]
)
def test_who_blames_whom(
    nlp: Any, text: str, accusers: list[str], accused: list[str], charge: str
) -> None:
    told = read(text, nlp).accusations
    assert any(
        [p.name for p in a.accusers] == accusers
        and [p.name for p in a.accused] == accused
        and cut(text, a.charge) == charge
        for a in told
    ), [([p.name for p in a.accusers], [p.name for p in a.accused], cut(text, a.charge)) for a in told]  # fmt: skip


def test_the_state_that_shares_its_peoples_name_is_the_one_told_of(nlp: Any) -> None:
    text = "Le Congo se tait. Le gouvernement congolais accuse le Rwanda de pillage."
    (told,) = read(text, nlp).accusations
    assert [p.name for p in told.on_behalf_of] == ["Congo"]


@pytest.mark.parametrize(
    "text",
    [
        "Cour internationale de justice : la Suède se tait, la Norvège dénonce une « déformation »\n\nLa suite est connue de tous.",
        "Washington sanctionne Moscou, qui dénonce une « escalade ». Le groupe Solvia est poursuivi pour fraude.",
    ],
)  # fmt: skip
def test_what_a_state_denounces_is_no_bystanders(nlp: Any, text: str) -> None:
    told = read(text, nlp).accusations
    assert not [a for a in told if a.accusers and a.cue and a.cue.cut(text) == "dénonce"]


ANSWERED = [
    # (text, responders, on whose behalf): his lawyer denies for the accused.
    ("Le parquet accuse Karl Meyer d'espionnage. Son avocat dément.", ["avocat (Karl Meyer)"], ["Karl Meyer"]),
    ("Paul Roux accuse Karl Meyer de fraude. Son avocat dément.", ["avocat (Karl Meyer)"], ["Karl Meyer"]),
    ("Un employé civil du port a été arrêté, a indiqué le parquet. Il est soupçonné d'espionnage. Son avocat dément.", ["avocat (employé civil du port)"], ["employé civil du port"]),
    # Whoever is said to be worked for answers.
    ("La Suède accuse le groupe Boréas de travailler pour Oslo. La Norvège a toujours démenti.", ["Norvège"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "behalf"), ANSWERED, ids=[t[:60] for t, *_ in ANSWERED])
def test_who_answers(nlp: Any, text: str, who: list[str], behalf: list[str]) -> None:
    (found,) = read(text, nlp).responses
    assert [p.name for p in found.responders] == who
    assert [p.name for p in found.on_behalf_of] == behalf
    assert found.answers == (0,)


def test_a_state_that_regrets_anothers_decision_admits_nothing(nlp: Any) -> None:
    text = "Le Mali accuse l'Ukraine d'avoir armé les rebelles. Kiev a regretté une décision « hâtive »."
    (found,) = read(text, nlp).responses
    assert "acknowledgement" not in found.stances


def test_who_follows_a_capital_joins_what_it_has_said_itself(nlp: Any) -> None:
    text = (
        "La Suède accuse la Norvège de piratage. « La Norvège a menti », a dénoncé le ministre suédois Jan Holm. "
        "Les Pays-Bas ont emboîté le pas à Stockholm."
    )
    told = {cut(text, a.charge): [p.name for p in a.accusers] for a in read(text, nlp).accusations}
    assert told["piratage"] == ["Suède", "Pays-Bas"]


def test_a_named_thing_is_recalled_and_no_body(nlp: Any) -> None:
    lead = "Pékin rejette les accusations de Washington.\n\nLa Chine dément.\n\n"
    text = (
        lead
        + "« De l'affaire Brisk à l'opération Gull Nest, le monde a tout vu », a dit la porte-parole Lin Mei."
    )
    assert [cut(text, p.name_spans) for p in read(text, nlp).precedents] == [
        "affaire Brisk",
        "opération Gull Nest",
    ]
    text = lead + "L'attaque a été revendiquée par des pirates se réclamant de l'État islamique."
    assert not read(text, nlp).precedents


@pytest.mark.parametrize(
    "text",
    [
        "L'Algérie porte plainte contre le Mali ? Non, l'inverse.",
        "La ville attribue la campagne de communication à une agence.",
        "« Qui a détruit la Libye en 2011 ? Ce sont ceux qui donnent des leçons », a lancé Irina Volkova.",
        "Jan Holm a affirmé que son mouvement avait « le droit de répondre » à l'assassinat de son chef, Ole Berg.",
    ],
)  # fmt: skip
def test_nobody_is_blamed(nlp: Any, text: str) -> None:
    assert not read(text, nlp).accusations


@pytest.mark.parametrize(
    "text",
    [
        "Paul Roux accuse la ville de fraude, une thèse démentie par les chiffres.",
        "Les élus reprochent au premier ministre, Paul Roux, d'avoir cédé. L'ambassade de Chine a dénoncé des « calomnies ».",
    ],
)  # fmt: skip
def test_no_bystander_answers(nlp: Any, text: str) -> None:
    assert not [r for r in read(text, nlp).responses if r.answers]


def test_the_spokesman_of_one_is_not_that_of_many(nlp: Any) -> None:
    text = "Jan Holm a présenté un plan. Les syndicats du port l'accusent de mensonge. Son porte-parole, Ole Berg, récuse ce reproche."
    (found,) = read(text, nlp).responses
    assert ([p.name for p in found.responders], found.answers) == (["Ole Berg"], (0,))
