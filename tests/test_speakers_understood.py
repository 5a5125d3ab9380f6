"""Who says what a participle or an infinitive tells: the subject that is understood."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, Span

CASES = [
    # A participle without a comma goes with who acts, unless the noun before it is new, heard or its words told.
    ("Le maire Jean Mercier a réfuté l'idée d'un rachat par l'État affirmant : « Nous avons les moyens. »", "Jean Mercier"),
    ("La présidente Claire Dumont a rejeté la proposition de la région assurant : « Nous ne vendrons pas. »", "Claire Dumont"),
    ("Marc Vidal a quitté la réunion avec la préfète déclarant : « On ne nous écoute pas. »", "Marc Vidal"),
    ("Le ministre Luc Ferrand a critiqué la Commission européenne jugeant « absurde » la nouvelle règle.", "Luc Ferrand"),
    ("La police a reçu l'appel d'un voisin affirmant que « quelqu'un criait ».", "voisin"),
    ("Le rapport s'appuie sur une source proche du dossier affirmant que « les fonds ont disparu ».", "source proche du dossier"),
    ("Les enquêteurs ont entendu l'ancien comptable affirmant que « tout était faux ».", "ancien comptable"),
    ("L'article cite un porte-parole de l'armée affirmant que « la zone est sûre ».", "porte-parole de l'armée"),
    ("La chaîne a diffusé une vidéo de Paul Roux affirmant : « Je n'ai rien touché. »", "Paul Roux"),
    ("Le tribunal a écarté les déclarations de Marc Petit affirmant que « personne n'était là ce soir ».", "Marc Petit"),
    ("Le juge a relu les propos de l'ancien trésorier assurant que « tout était en ordre ».", "ancien trésorier"),
    # Whom somebody drives to say it says it.
    ("Les journalistes ont obligé le préfet à reconnaître que « le plan n'était pas prêt ».", "préfet"),
    ("Le juge a autorisé Marie Blin à déclarer devant la presse : « Je suis innocente. »", "Marie Blin"),
    ("La presse a aidé le chercheur Louis Marty à expliquer que « les chiffres étaient faux ».", "Louis Marty"),
    ("Le reportage a convaincu la veuve du président, Souha Karam, de demander une autopsie : « Je veux savoir. »", "Souha Karam"),
    ("Jeanne Fabre dirige l'école. Cette enquête l'a amenée à dire que « rien ne va plus ».", "Jeanne Fabre"),
    ("Paul Astier dirige l'usine. Les grévistes l'ont contraint à admettre que « le site fermera ».", "Paul Astier"),
    ("Le préfet Alain Bory a été contraint de reconnaître que « le plan n'était pas prêt ».", "Alain Bory"),
    ("Le maire Jean Mercier a décidé d'affirmer que « la place resterait ouverte ».", "Jean Mercier"),
    # The agency is the one that is called so, not the group that stands nearer.
    ("L'Agence nationale de la sécurité des systèmes d'information traite une campagne du groupe APT31. « C'est virulent », écrit l'agence.", "Agence nationale de la sécurité des systèmes d'information"),
    ("Le Centre de la sécurité des télécommunications a cherché un vaccin contre la COVID-19. L'agence canadienne soutient que « la Russie espionne ».", "Centre de la sécurité des télécommunications"),
    # Who makes words of their own known speaks; another's letter, report or video speaks for itself.
    ("L'association Eau vive a publié une tribune qualifiant le projet de « scandale sanitaire ».", "association Eau vive"),
    ("Amnesty International a publié un rapport accusant l'armée de « crimes de guerre ».", "Amnesty International"),
    ("Plusieurs ONG ont publié des déclarations qualifiant l'interdiction de « recul grave ».", "ONG"),
    ("Dans une lettre ouverte dénonçant « un abandon », les maires de la vallée réclament un médecin.", "maires de la vallée"),
    ("Dans un tract accusant la direction de « mépris », la CGT appelle à la grève.", "CGT"),
    ("Dans un rapport accusant l'armée de « crimes », Amnesty International demande une enquête.", "Amnesty International"),
    ("L'association a reçu une lettre affirmant que le projet était « mort ».", "lettre"),
    ("La chaîne a diffusé un message affirmant que l’attaque était « imminente ».", "message"),
    ("La déclaration ce lundi de la ministre Anne Vidal assurant que l'hôpital « ne fermera pas » n'a pas convaincu.", "Anne Vidal"),
    ("Les élus estimant que le dossier est « bâclé » ont quitté la salle.", "élus"),
    # *y compris* is no verb.
    ("« Tout le monde a été surpris », y compris les habitués, raconte Anna Brunel.", "Anna Brunel"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), CASES, ids=[text[:60] for text, _ in CASES])
def test_understood_subject_speaks(nlp: Any, text: str, speaker: str) -> None:
    quotes = analyse(Article("t", text), nlp).quotes
    assert [p.name for q in quotes for p in q.speakers] == [speaker]


def test_who_has_just_spoken_goes_on(nlp: Any) -> None:
    text = "Selon le maire, le groupe Solvane a rejeté du mercure. « Nous avons des photos », a-t-il poursuivi."
    who = [p.name for q in analyse(Article("t", text), nlp).quotes for p in q.speakers]
    assert who == ["maire", "maire"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Les États-Unis ont condamné l'attaque. Ils ont dit que « la Russie paierait ».",
            ["États-Unis"],
        ),
        (
            "Les Pays-Bas dénoncent une intrusion. Ils assurent que « les preuves existent ».",
            ["Pays-Bas"],
        ),
        (
            "Washington dénonce une intrusion. Il assure que « les preuves existent ».",
            ["États-Unis"],
        ),
        (
            "Selon le porte-parole, les États-Unis mentent. « Ils ont espionné leurs alliés », a-t-il ajouté.",
            ["porte-parole", "porte-parole"],
        ),
    ],
)
def test_a_state_with_a_plural_name_is_they(nlp: Any, text: str, speakers: list[str]) -> None:
    assert [p.name for q in analyse(Article("t", text), nlp).quotes for p in q.speakers] == speakers


@pytest.mark.parametrize(
    ("text", "responders"),
    [
        (
            "L'Ukraine accuse la Russie d'une cyberattaque. Le Kremlin a rejeté ces accusations. « Nous n'avons rien à voir "
            "avec ça », a raillé Dmitri Peskov.",
            {"Dmitri Peskov": ["Russie"]},
        ),
        (
            "Washington reproche à Pékin de voler des secrets. Pour la diplomatie chinoise, ces accusations relèvent de la "
            "« calomnie ». « Nous demandons le retrait des poursuites », a lancé Hua Chunying.",
            {"diplomatie chinoise": ["Chine"], "Hua Chunying": ["Chine"]},
        ),
    ],
)
def test_who_is_taken_for_known_speaks_for_the_state(
    nlp: Any, text: str, responders: dict[str, list[str]]
) -> None:
    found = analyse(Article("t", text), nlp).responses
    told = {p.name: [o.name for o in r.on_behalf_of] for r in found for p in r.responders}
    assert told == responders


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Le secrétaire au Foreign Office Dominic Raab a dénoncé « une menace ».",
            "Dominic Raab",
            "secrétaire au Foreign Office",
        ),
        (
            "La cheffe du Foreign Office Liz Truss a dénoncé « une menace ».",
            "Liz Truss",
            "cheffe du Foreign Office",
        ),
    ],
)
def test_a_noun_inside_a_name_heads_no_role(nlp: Any, text: str, name: str, role: str) -> None:
    (quote,) = analyse(Article("t", text), nlp).quotes
    assert [(p.name, p.role) for p in quote.speakers] == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Pékin est accusé par Londres d'avoir volé des secrets. « Ces accusations sont gratuites », a déploré l'ambassade de Chine.",
        "Londres accuse Moscou d'espionnage. « Des allégations sans fondement », regrette le porte-parole du Kremlin, Dmitri Peskov.",
    ],
)
def test_who_regrets_an_accusation_admits_nothing(nlp: Any, text: str) -> None:
    (response,) = analyse(Article("t", text), nlp).responses
    assert "denial" in response.stances
    assert "acknowledgement" not in response.stances


def test_who_speaks_for_a_body_told_of_speaks_for_its_state(nlp: Any) -> None:
    text = (
        "Washington accuse Pékin d'espionnage. L'ambassade de Chine à Washington a convoqué la presse. "
        "« Tout est faux », dit Liu Pengyu, porte-parole de l'ambassade."
    )
    (response,) = analyse(Article("t", text), nlp).responses
    assert [p.name for p in response.on_behalf_of] == ["Chine"]


def test_who_backs_somebody_answers_nothing(nlp: Any) -> None:
    text = "Selon Mandiant, des pirates soutenus par le gouvernement chinois ont exploité une faille. Pékin nie."
    found = analyse(Article("t", text), nlp).responses
    assert [([p.name for p in r.responders], r.on_behalf_of) for r in found] == [(["Chine"], ())]


def test_what_came_before_a_demand_is_the_narration(nlp: Any) -> None:
    text = "M. Wang a demandé au Canada d'arrêter de « salir » son pays, après que le premier ministre eut accusé la Chine."
    (quote,) = analyse(Article("t", text), nlp).quotes
    assert "".join(s.cut(text) for s in quote.content) == "arrêter de « salir » son pays"


def test_who_is_unknown_speaks_for_no_firm(nlp: Any) -> None:
    text = "Les riverains accusent Solvane d'avoir pollué la Vence. Solvane dément. « Nous le prouverons », a dit Anne Roux."
    assert not any(r.on_behalf_of for r in analyse(Article("t", text), nlp).responses)


def test_this_source_is_who_spoke_last(nlp: Any) -> None:
    text = (
        "« La Russie est derrière l'attaque », a affirmé le ministère ukrainien de l'Intérieur. Le but est de "
        "« déstabiliser le pays », selon cette source. Selon cette source proche du dossier, l'enquête est close."
    )
    who = [p.name for q in analyse(Article("t", text), nlp).quotes for p in q.speakers]
    assert who == ["ministère ukrainien de l'Intérieur"] * 2 + ["source proche du dossier"]


def test_what_stands_around_an_article_names_nobody(nlp: Any) -> None:
    text = (
        "La rivière empoisonnée\n\nPartager sur Facebook\n\nLes riverains accusent la société Solvane d'avoir "
        "déversé des solvants dans la rivière. Le groupe dément.\n\nÀ lire aussi : Google accusé d'avoir menti\n"
    )
    apart = [Span(m.start(), m.end()) for m in re.finditer("Partager.*|À lire aussi.*", text)]
    found = analyse(Article("t", text, boilerplate=tuple(apart)), nlp)
    assert [[p.name for p in r.responders] for r in found.responses] == [["Solvane"]]
    assert "Facebook" not in {p.name for p in found.parties}


def test_a_phrase_that_leads_the_sentence_is_no_role_of_who_acts_in_it(nlp: Any) -> None:
    text = "Dans un tract accusant la direction de « mépris », la CGT appelle à la grève."
    (quote,) = analyse(Article("t", text), nlp).quotes
    assert quote.role is None
