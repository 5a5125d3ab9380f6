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
