"""Who speaks in reports on politics and justice: bosses and leaders, prosecutors, formal names, those told of by pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "boss of other members",
        "Le patron du Parti rural, Paul Verdier, a balayé l'argument. Pour le patron des sénateurs centristes, « rien n'est réglé ».",
        {"rien n'est": "patron des sénateurs centristes"},
    ),
    (
        "boss of another party",
        "Paul Verdier, patron du PS, a parlé. « Rien n'est réglé », tonne le patron des sénateurs LR.",
        {"Rien n'est": "patron des sénateurs LR"},
    ),
    (
        "boss of the same members",
        "Luc Darnet, patron des sénateurs LR, a parlé. « Rien n'est réglé », tonne le patron des sénateurs.",
        {"Rien n'est": "Luc Darnet"},
    ),
    (
        "boss of a firm called otherwise",
        "Luc Darnet, patron de Solvène, a parlé. « Rien n'est réglé », tonne le patron du constructeur.",
        {"Rien n'est": "Luc Darnet"},
    ),
    (
        "leader of other members than a boss",
        "Luc Darnet, patron des sénateurs LR, a parlé. « C'est grave », dit le chef de file des députés socialistes.",
        {"C'est grave": "chef de file des députés socialistes"},
    ),
    (
        "magistrate who rises",
        "La présidente, Anne Mercadier, donne la parole aux parties civiles. L'avocate générale se lève. "
        "« Ce dossier est celui d'une dérive », attaque la magistrate.",
        {"Ce dossier": "avocate générale"},
    ),
    (
        "magistrate who presides, named last",
        "L'avocat général s'impatiente. La présidente, Anne Mercadier, interroge l'accusé. « Vous mentez », lance la magistrate.",
        {"Vous mentez": "Anne Mercadier"},
    ),
    (
        "formal name behind what a union is",
        "Pour le premier syndicat étudiant, l'Union étudiante : « Ce rapport dit ce que nous répétons. »",
        {"Ce rapport": "Union étudiante"},
    ),
    (
        "formal name that ends the sentence",
        "« C'est un recul », a réagi la principale association d'élus, l'Association des maires ruraux.",
        {"C'est un recul": "Association des maires ruraux"},
    ),
    (
        "formal name that acts in what a union says",
        "Selon le syndicat, la Fédération nationale des chasseurs a menti.",
        {"la Fédération": "syndicat"},
    ),
    (
        "no passing witness of the paragraph above",
        "« Je n'ai pas le temps d'être fatiguée », glisse Camille Estève. La rapporteure du budget court partout.\n\n"
        "« Elle n'écoutait que les puissants », corrige une camarade de promotion.\n\n"
        "Ses adversaires ne la ménagent pas. Le centriste Luc Sansot lui reproche d'avoir cédé. « Ridicule », répond-elle.",
        {"Ridicule": "Camille Estève"},
    ),
    (
        "no camp as a whole",
        "Sandrine Morel préside la commission. La droite lui reproche d'avoir « bradé » l'enquête. "
        "« Je n'ai de comptes à rendre à personne », dit-elle.",
        {"Je n'ai de comptes": "Sandrine Morel"},
    ),
    (
        "whom she has told",
        "Le député Rémi Castaing est mis en cause. Claire n'en a parlé qu'à son mari. « Elle est rentrée en tremblant », raconte-t-il.",
        {"Elle est rentrée": "mari (Claire)"},
    ),
    (
        "not whom he has told, who is a man as well",
        "Paul Roux a écrit à son frère. « Je n'ai rien fait », dit-il.",
        {"Je n'ai rien": "Paul Roux"},
    ),
    (
        "firm that was fined",
        "La Cnil a infligé 40 millions d'euros d'amende à Critel. L'entreprise dénonce une sanction « disproportionnée ».",
        {"disproportionnée": "Critel"},
    ),
    (
        "no town that was written to",
        "La CGT a écrit à Marseille. L'entreprise dénonce une sanction « disproportionnée ».",
        {"disproportionnée": "entreprise"},
    ),
]


@pytest.mark.parametrize(("topic", "text", "expected"), CASES)
def test_speaker(
    check_speakers: Callable[..., None], topic: str, text: str, expected: dict[str, str]
) -> None:
    check_speakers(topic, text, expected)
