"""Which firm or authority speaks that is called by a town, a head, a trade, a nickname: *la firme de Redmond*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "nickname of a firm, and the town where it sits",
        "Apple a été condamné lundi. La marque à la pomme conteste « une décision absurde ». Cupertino promet de faire appel.",
        {"une décision absurde": "Apple", "faire appel": "Apple"},
    ),
    (
        "firm called by the town of its seat",
        "Microsoft corrige une faille. « Tout est réglé », assure le géant américain de Redmond.",
        {"Tout est réglé": "Microsoft"},
    ),
    (
        "nickname of an authority that is named further down",
        "« Nous verrons », a prévenu le gendarme de la Bourse. L'Autorité des marchés financiers a ouvert une enquête.",
        {"Nous verrons": "Autorité des marchés financiers"},
    ),
    (
        "nickname that two authorities share: the one that the article names",
        "La SEC a saisi un juge. « Nous verrons », a prévenu le gendarme de la Bourse.",
        {"Nous verrons": "SEC"},
    ),
    (
        "nickname of a body that the article does not name",
        "Solvane a chuté de 10 %. « Nous verrons », a prévenu le gendarme de la Bourse.",
        {"Nous verrons": "gendarme de la Bourse"},
    ),
    (
        "trade that a man of the article may have, too",
        "Sam Kettani, un ingénieur de Boeing, a écrit à sa direction. L'avionneur assure que tout est en ordre.",
        {"tout est en ordre": "Boeing"},
    ),
    (
        "firm called by the name of its head",
        "OpenAI est poursuivi pour plagiat. L'entreprise de Sam Altmann y voit une action « sans fondement ».",
        {"sans fondement": "OpenAI"},
    ),
    (
        "a man's own firm, which is no agency told of before",
        "L'Arcep a tranché. La société de Paul Roux, elle, assure que le réseau est prêt.",
        {"le réseau est prêt": "société de Paul Roux"},
    ),
    (
        "firm called by a town, and no association told of last",
        "Foodwatch accuse Nestlé de négligence. Le groupe de Vevey assure que les lots sont sains.",
        {"les lots sont sains": "Nestlé"},
    ),
    (
        "network where something was only posted",
        "Solvane a réagi sur Telegram. « Rien n'a fuité », assure le groupe.",
        {"Rien n'a fuité": "Solvane"},
    ),
    (
        "seat of power before a body with *et* in its name",
        "À Bercy, la Direction générale des fraudes et de la consommation (DGFC) rappelle que le retrait incombe aux fabricants.",
        {"le retrait incombe": "Direction générale des fraudes et de la consommation"},
    ),
    (
        "young firm, and a firm told of by who founded it",
        "Doctolib conteste l'amende. La licorne française parle d'« une lecture erronée ». L'opérateur fondé par Paul Roux "
        "promet de faire appel.",
        {"une lecture erronée": "Doctolib", "faire appel": "Doctolib"},
    ),
    (
        "laboratory that is a firm",
        "Sanofi a été condamné. Le laboratoire assure que le médicament est sûr.",
        {"le médicament est sûr": "Sanofi"},
    ),
    (
        "rank on a market, which is no office",
        "Paul Roux (PS) met en cause l'État. Foodwatch a déposé plainte contre Brivane, qui produit Solvane. Le numéro deux "
        "français du secteur assure que l'eau est pure.",
        {"l'eau est pure": "numéro deux français du secteur"},
    ),
    (
        "head of somewhere not told of before",
        "Nicolas Klaba s'excuse. « On nous avait promis mieux », rappelle le patron d'un site de vente en ligne.",
        {"promis mieux": "patron d'un site de vente en ligne"},
    ),
    (
        "paper whose title stands in marks",
        "Selon « Le Monde », le groupe a menti. D'après le « Financial Times », la vente est signée.",
        {"le groupe a menti": "Le Monde", "la vente est signée": "Financial Times"},
    ),
    (
        "headline that repeats what somebody says below",
        "Panne à la mairie de Brax : « On est revenus trente ans en arrière »\n\n"
        "Plus rien ne marche. « C'est simple, on est revenus trente ans en arrière », soupire Anne Roux, une employée.",
        {"On est revenus": "Anne Roux", "C'est simple": "Anne Roux"},
    ),
    (
        "who answers through his press service, at the head of a paragraph",
        "« On nous ment », dit Paul Roux, délégué SUD. Il reproche à Luc Petit, le directeur du groupe, d'avoir « menti ».\n\n"
        "« Rien n'a été promis », fait répondre l'intéressé.",
        {"Rien n'a été promis": "Luc Petit"},
    ),
    (
        "storm that is a verb",
        "« On nous ment », tempête Paul Roux, délégué CGT à Dunkerque.",
        {"On nous ment": "Paul Roux"},
    ),
    (
        "list that *ils* takes up",
        "La Fédération du livre (FDL), la Société des auteurs (SDA) et la CGT ont écrit au juge. Ils estiment que le contrat est nul.",
        {"le contrat est nul": "Fédération du livre + Société des auteurs + CGT"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_speaker(
    check_speakers: Callable[..., None], topic: str, text: str, expected: dict[str, str]
) -> None:
    check_speakers(topic, text, expected)
