"""Specify what is new since an earlier brief, how many words are reproduced, and what gives way."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefing.dossier.brief import build_brief
from briefing.dossier.news import load_earlier
from briefing.errors import UsageError
from briefing.extraction.analysis import analyse_all
from briefing.model import Analysis, Article, Brief, When
from briefing.rendering.register import register_csv
from briefing.rendering.schema import brief_schema
from briefing.rendering.serialise import to_dict
from briefing.rendering.verbatim import prove

FIRST = (
    "Le maire de Morville, Paul Roux, accuse la société Chimex d’avoir déversé des solvants dans la rivière. "
    "« Nous avons prévenu l’usine dès le mois de mars, et personne n’a bougé », a déclaré Paul Roux devant le conseil. "
    "Le préfet de la Sarte a ordonné une enquête sur les rejets de l’usine de Morville."
)
LATER = (
    "Anne Leroy, directrice de Chimex, rejette ces accusations de Paul Roux. "
    "« Aucun solvant n’est sorti de nos cuves », a affirmé Anne Leroy. "
    "L’association Rivière libre accuse le préfet d’avoir fermé les yeux sur les rejets de l’usine de Morville."
)


@pytest.fixture(scope="module")
def analyses(nlp: Any) -> list[Analysis]:
    articles = [
        Article("a", FIRST, title="Morville accuse", outlet="Le Courrier", published=When("2026-03-02")),
        Article("b", LATER, title="=HYPERLINK(1)", outlet="La Dépêche", published=When("2026-03-04")),
    ]  # fmt: skip
    return list(analyse_all(articles, nlp))


@pytest.fixture(scope="module")
def earlier(analyses: list[Analysis]) -> dict[str, Any]:
    return to_dict(build_brief(analyses[:1], single=True))


def told(brief: Brief) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    assert brief.news is not None
    return [(i.change or i.kind, i.names, i.against) for i in brief.news.items]


def test_new_accusations_answers_and_parties(
    analyses: list[Analysis], earlier: dict[str, Any]
) -> None:
    news = told(build_brief(analyses, single=True, since=earlier))
    assert ("denied", ("Paul Roux",), ("Chimex",)) in news
    assert any(kind == "accusation" and "Rivière libre" in names[0] for kind, names, _ in news)
    assert ("response", ("Anne Leroy",), ()) in news
    assert ("party", ("Anne Leroy",), ()) in news
    assert ("accusation", ("Paul Roux",), ("Chimex",)) not in news
    assert ("party", ("Paul Roux",), ()) not in news


def test_nothing_is_new_since_the_same_brief(
    analyses: list[Analysis], earlier: dict[str, Any]
) -> None:
    same = build_brief(analyses[:1], single=True, since=earlier)
    assert same.news is not None
    assert (same.news.items, same.news.dropped) == ((), ())
    assert same.news.since == When("2026-03-02")


def test_what_is_no_longer_told_is_named(analyses: list[Analysis], earlier: dict[str, Any]) -> None:
    news = build_brief(analyses[1:], single=True, since=earlier).news
    assert news is not None
    assert ("accusation", ("Paul Roux",), ("Chimex",)) in [
        (d.kind, d.names, d.against) for d in news.dropped
    ]


def test_the_comparison_is_in_the_json_and_valid(
    analyses: list[Analysis], earlier: dict[str, Any]
) -> None:
    data = to_dict(build_brief(analyses, single=True, since=earlier))
    jsonschema.validate(data, brief_schema())
    assert data["news"]["since"]["iso"] == "2026-03-02"
    ids = {
        row["id"]
        for d in data["dossiers"]
        for key in ("accusations", "responses", "actors")
        for row in d[key]
    }
    assert {i["about"] for i in data["news"]["items"]} <= ids


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "JSON lisible"),
        ("[]", "n’est pas une note"),
        ('{"format": "briefing/0"}', "au format briefing/0"),
        ('{"format": "briefing/1", "issued": null, "dossiers": [{}]}', "incomplet ou abîmé"),
        ('{"format": "briefing/1", "issued": null, "dossiers": 3}', "incomplet ou abîmé"),
        ("[" * 100_000, "JSON lisible"),
        ("\udcff", "JSON lisible"),
    ],
)
def test_a_bad_or_older_file_is_refused_with_its_remedy(
    tmp_path: Path, content: str, reason: str
) -> None:
    path = tmp_path / "brief.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=reason) as refusal:
        load_earlier(path)
    assert "donner le brief.json" in str(refusal.value)
    assert refusal.value.exit_code == 2


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ne peut pas être lu"):
        load_earlier(tmp_path / "nowhere.json")


def test_a_stored_brief_is_read_back(tmp_path: Path, earlier: dict[str, Any]) -> None:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(earlier), encoding="utf-8")
    assert load_earlier(path) == json.loads(json.dumps(earlier))


# ---- rights


def reproduced(data: dict[str, Any]) -> dict[int, int]:
    return {s["number"]: s["words_reproduced"] for s in data["sources"]}


@pytest.mark.parametrize("cap", [1, 15, 30, 45, 10_000])
def test_no_article_is_reproduced_beyond_the_cap(analyses: list[Analysis], cap: int) -> None:
    brief = build_brief(analyses, single=True, max_words_per_article=cap)
    data = to_dict(brief)
    assert all(n <= cap for n in reproduced(data).values())
    assert prove(data, {s.number: s.article.text for s in brief.sources}) > 0 or cap < 30
    jsonschema.validate(data, brief_schema())


def test_the_passages_count_as_reproduced(analyses: list[Analysis]) -> None:
    data = to_dict(build_brief(analyses, single=True))
    for number, count in reproduced(data).items():
        printed = " ".join(t for p in data["passages"] if p["source"] == number for t in p["texts"])
        assert count >= len(printed.replace("’", " ").split()) * 0.8


def test_accusations_give_way_last(analyses: list[Analysis]) -> None:
    dossier = build_brief(analyses, single=True, max_words_per_article=22).dossiers[0]
    assert dossier.accusations
    assert not dossier.chronology
    rows = {a.id for a in dossier.accusations} | {r.id for r in dossier.responses}
    assert {i for a in dossier.accusations for i in a.responses} <= rows
    assert {i for a in dossier.actors for i in (*a.accuses, *a.accused_in, *a.responds)} <= rows


def test_what_gave_way_is_told(analyses: list[Analysis]) -> None:
    notes = build_brief(analyses, single=True, max_words_per_article=22).notes
    assert any(n.startswith("plafond de 22 mots par article") for n in notes)


def test_the_register_is_a_table_that_no_spreadsheet_runs(analyses: list[Analysis]) -> None:
    brief = build_brief(analyses, single=True)
    data = to_dict(replace(brief, max_words_per_article=500))
    rows = list(csv.reader(io.StringIO(register_csv(data).decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["numéro", "titre", "journal"]
    assert [row[2] for row in rows[1:]] == ["Le Courrier", "La Dépêche"]
    assert rows[2][1] == "'=HYPERLINK(1)"
    assert [int(row[9]) for row in rows[1:]] == list(reproduced(data).values())
    assert {row[12] for row in rows[1:]} == {"500"}
