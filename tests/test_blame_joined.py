"""Who joins an accusation that another has made."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article

CASES = [
    (
        "L'Ukraine accuse la Russie d'avoir saboté ses réseaux. Le Danemark et le Canada se sont associés à ces accusations.",
        ["Ukraine", "Danemark", "Canada"],
    ),
    (
        "L'Ukraine accuse la Russie d'avoir saboté ses réseaux. Le Danemark et le Canada se sont joints à cette condamnation.",
        ["Ukraine", "Danemark", "Canada"],
    ),
    (
        "Washington a reproché à Pékin de voler des secrets. Londres, Tokyo et Canberra ont emboîté le pas à Washington.",
        ["États-Unis", "Royaume-Uni", "Japon", "Australie"],
    ),
    (
        "Le maire accuse la préfecture d'inaction. Les riverains se sont ralliés à cette critique.",
        ["maire", "riverains"],
    ),
    (
        "La CGT accuse la direction de mentir. La CFDT ne s'est pas associée à ces accusations.",
        ["CGT"],
    ),
    ("La CGT accuse la direction de mentir. La CFDT s'est jointe à la grève.", ["CGT"]),
    ("La CGT accuse la direction de mentir. La CFDT a emboîté le pas à Solidaires.", ["CGT"]),
]


@pytest.mark.parametrize(("text", "accusers"), CASES, ids=[text[-60:] for text, _ in CASES])
def test_who_joins_accuses_too(nlp: Any, text: str, accusers: list[str]) -> None:
    told = analyse(Article("t", text), nlp).accusations
    assert [[p.name for p in a.accusers] for a in told] == [accusers]


def test_an_attack_with_a_name_is_no_party(nlp: Any) -> None:
    text = "Le Royaume-Uni a attribué jeudi à l'armée russe la cyberattaque NotPetya, qui avait frappé l'Ukraine."
    found = analyse(Article("t", text), nlp)
    assert "NotPetya" not in {p.name for p in found.parties}
    assert [[p.name for p in a.accused] for a in found.accusations] == [["armée"]]


def test_a_group_of_hackers_has_one_name(nlp: Any) -> None:
    text = "Paris accuse le groupe APT28, alias Pawn Storm, d'avoir piraté TV5 Monde. Pawn Storm avait déjà visé l'Otan."
    found = analyse(Article("t", text), nlp)
    assert [[p.name for p in a.accused] for a in found.accusations] == [["APT28"]]
    assert "Pawn Storm" not in {p.name for p in found.parties}
