"""Which body speaks: where its name ends, who its *groupe* is, and through whom it speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "council whose field stands in small letters",
        "Le Haut Conseil des pêches côtières estime que le rapport est « bâclé ».",
        {"bâclé": "Haut Conseil des pêches côtières"},
    ),
    (
        "common noun for a name",
        "La Coordination chauves-souris regrette que la période soit trop courte.",
        {"trop courte": "Coordination chauves-souris"},
    ),
    (
        "club with an adjective and a town",
        "Dans un message, l'Entente sportive de Marsac fustigeait « une soirée de honte ».",
        {"une soirée de honte": "Entente sportive de Marsac"},
    ),
    (
        "participle in the plural that belongs to the name",
        "L'association Ailes brisées, qui compte cent membres, a saisi le juge. L'association assure que tout était prévisible.",
        {"tout était prévisible": "Ailes brisées"},
    ),
    (
        "common noun with its complement",
        "Le collectif Plafond de verre a écrit au préfet. Le collectif promet de tenir jusqu'à Noël.",
        {"tenir": "Plafond de verre"},
    ),
    (
        "article of the name's own, which does not speak itself",
        "La coordinatrice du collectif Une Maison Claire, qui sert des repas, parle d'« une politique du pire ».",
        {"une politique du pire": "coordinatrice du collectif Une Maison Claire"},
    ),
    (
        "names joined by a foreign *and*",
        "« Il souriait », raconte Dienos ir Naktys. Le journal précise que le suspect vivait seul.",
        {"Il souriait": "Dienos ir Naktys", "vivait seul": "Dienos ir Naktys"},
    ),
    (
        "society that is no company told of before",
        "Solvia indique n'avoir rien signé.\n\n"
        "La Société des auteurs du Nord a soutenu la cinéaste et réclame que les contrats soient publics.",
        {"soient publics": "Société des auteurs du Nord"},
    ),
    (
        "title between marks before a name",
        "L'avocate de « Demain Bamako », Me Awa Diallo, a indiqué que huit recours étaient prêts.",
        {"huit recours": "Awa Diallo"},
    ),
    (
        "maker of a document",
        "Une enquête menée par l'Institut des campagnes indique que six commerces sur dix ont fermé.",
        {"six commerces": "enquête menée par l'Institut des campagnes"},
    ),
    (
        "document with its title",
        "L'initiative « Air pur », déposée en mai, demande que les cantons ferment leurs centrales.",
        {"ferment leurs centrales": "initiative « Air pur »"},
    ),
    (
        "person through whom a body speaks",
        "La Ligue des pilotes, par la voix de sa secrétaire générale, Anne Carrel, a accusé les clubs de « jouer avec le feu ».",
        {"jouer avec le feu": "Anne Carrel"},
    ),
    (
        "maker that a noun of people takes up",
        "« C'est trop tard », tranche Paul Lenoir, directeur des achats. Solvia, de son côté, dit n'avoir rien reçu. "
        "L'industriel précise que la cuve est vide.",
        {"la cuve est vide": "Solvia"},
    ),
    (
        "maker that opens the sentence before",
        "Le groupe vosgien juge l'offre « hostile ». Kestrel Packaging s'en défend. "
        "Le groupe s'est engagé à garder les sept usines.",
        {"garder les sept usines": "Kestrel Packaging"},
    ),
    (
        "body that is named after it was told of",
        "Les courriels d'une fédération d'industriels, l'Union des boissons fraîches (UBF), ont été publiés. "
        "La fédération soutient que tout est légal.",
        {"tout est légal": "Union des boissons fraîches"},
    ),
    (
        "association that somebody leads",
        "« Ils savaient », résume Fatou Diagne, présidente de l'association des sinistrés. "
        "Son association assure que rien n'a été curé.",
        {"rien n'a été curé": "association des sinistrés"},
    ),
    (
        "staff of a person",
        "La ministre Églantine Pommeret n'a pas cillé. Son cabinet fait savoir que les notes seront transmises.",
        {"les notes seront transmises": "cabinet (Églantine Pommeret)"},
    ),
    (
        "side at which a sentence is set",
        "Du côté de Patte d'Ours, on se tait. Dans un communiqué, l'enseigne dénonce « un montage ».",
        {"un montage": "Patte d'Ours"},
    ),
    (
        "verb that the parser hung on an object",
        "Anne Carrel réclame un audit de l'inspection générale et menace de saisir la justice.",
        {"saisir la justice": "Anne Carrel"},
    ),
    (
        "participle far from its auxiliary",
        "La Défenseure des droits rendra un avis. Elle avait déjà, dans sa décision de 2022 sur la ville, "
        "jugé que l'obligation de passer par Internet était illégale.",
        {"était illégale": "Défenseure des droits"},
    ),
    (
        "field that an official is charged with",
        "Le conseiller d'État chargé de la Santé assure que l'hôpital rouvrira.",
        {"l'hôpital rouvrira": "conseiller d'État chargé de la Santé"},
    ),
    (
        "office charged with something, and who sent a firm",
        "La direction chargée des routes dit avoir agi. Le cabinet mandaté par le CSE affirme que les comptes sont faux.",
        {
            "avoir agi": "direction chargée des routes",
            "les comptes sont faux": "cabinet mandaté par le CSE",
        },
    ),
    (
        "somebody new, who is no other of his title",
        "Une conseillère de l'exécutif parle de « crise ». « Il plaisantait », jure un conseiller.",
        {"Il plaisantait": "conseiller"},
    ),
    (
        "thing before its maker in a headline",
        "Prothèses Medivia : l'agence ordonne le rappel\n\n"
        "Les prothèses de marque Medivia sont rappelées. Medivia assure que le risque est faible.",
        {"le risque est faible": "Medivia"},
    ),
    (
        "person behind the body of an office",
        "« C'est la même erreur », avertit l'ancien président du Sénat Charles-Édouard Munier, qui presse les siens d'attendre.",
        {"la même erreur": "Charles-Édouard Munier"},
    ),
    (
        "somebody who is called so, one of two",
        "Deux voisines avaient écrit au maire. L'une d'elles, qui se fait appeler Rose, dit avoir reconnu l'homme.",
        {"avoir reconnu l'homme": "Rose"},
    ),
    (
        "somebody whom the paper calls so",
        "Une habitante, que nous appellerons Marie, raconte avoir payé 300 euros.",
        {"avoir payé 300 euros": "Marie"},
    ),
    (
        "last document told of",
        "L'avis du conseil s'appuie sur le rapport du cabinet Perrin & Lory. Selon ce document, l'action vaut 41 euros.",
        {"l'action vaut 41 euros": "rapport du cabinet Perrin & Lory"},
    ),
    (
        "body that goes by the name of who leads it",
        "Anna Delcourt était lundi à Brax. Le gouvernement Delcourt promet que la taxe sera levée. Selon l'administration "
        "Brandon, l'accord est mauvais.",
        {"la taxe": "gouvernement Delcourt", "l'accord": "administration Brandon"},
    ),
    (
        "report that goes by the name of who wrote it",
        "Le rapport Vasseur souligne que l'eau manque. La mission Garnier estime que la digue est sûre.",
        {"l'eau manque": "rapport Vasseur", "la digue": "mission Garnier"},
    ),
    (
        "what is joined by *ainsi que* is no part of it",
        "Les dirigeants de l'époque ainsi que les rescapés assurent que rien n'a été payé.",
        {"rien": "dirigeants de l'époque"},
    ),
    (
        "two nouns for one person",
        "D'après l'expert psychiatre, la dépendance a altéré son jugement.",
        {"la dépendance": "expert psychiatre"},
    ),
    (
        "how the paper came upon somebody",
        "« Il est parti », résume un éducateur croisé devant le stade.",
        {"Il est parti": "éducateur"},
    ),
    (
        "topic that is nobody",
        "Le président, Jean Morel, se tait sur le reste. Quant au financement, il assure que l'État était prévenu.",
        {"l'État était prévenu": "Jean Morel"},
    ),
]


@pytest.mark.parametrize(("topic", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_speaker(
    check_speakers: Callable[..., None], topic: str, text: str, expected: dict[str, str]
) -> None:
    check_speakers(topic, text, expected)
