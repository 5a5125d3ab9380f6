"""What users may change: templates, themes, logo, classification; and what they are told when it is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import OutputError, UsageError
from briefing.rendering import documents
from briefing.rendering.environment import templates_folder
from briefing.rendering.look import LARGEST_LOGO, Look, look_of, themes
from tests.conftest import Run

README = (templates_folder() / "README.md").read_text("utf-8")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


# ---------------------------------------------------------------- templates


def names(value: Any, depth: int = 0) -> set[str]:
    """Return the names of all values that a template can reach."""
    if isinstance(value, dict):
        found = {key for key in value if isinstance(key, str)}
        return found | {n for v in value.values() for n in names(v, depth + 1)}
    if isinstance(value, list):
        return {n for v in value for n in names(v, depth + 1)}
    return set()


def test_every_variable_is_documented(dossier: dict[str, Any]) -> None:
    told = set(re.findall(r"`(\w+)`", README))
    inner = {"iso", "granularity", "inferred", "construction", "resolution"}
    missing = names(documents.context(dossier)) - told - inner
    assert missing == set()


def test_every_filter_and_function_of_the_templates_is_documented() -> None:
    used = "".join(p.read_text("utf-8") for p in templates_folder().glob("*.j2"))
    filters = set(re.findall(r"\|\s*(\w+)", used))
    own = filters & {"words", "quoted", "fr", "date_fr", "link", "line", "md"}
    assert own == {"words", "quoted", "fr", "date_fr", "link", "line", "md"}
    assert own <= set(re.findall(r"`(\w+)[`(]", README))


def test_every_file_of_the_folder_is_documented() -> None:
    files = {p.name for p in templates_folder().iterdir() if p.is_file() and p.name != "README.md"}
    assert files <= set(re.findall(r"`([\w.-]+\.(?:j2|css))`", README))


def test_templates_come_out_work_as_they_are_and_are_never_overwritten(
    briefing: Run, dossier: dict[str, Any], tmp_path: Path
) -> None:
    target = tmp_path / "gabarits"
    first = briefing("templates", "export", target)
    assert first.code == 0
    written = {path.relative_to(target).as_posix() for path in first.paths}
    assert {"brief.html.j2", "brief.css", "themes/administratif.css", "README.md"} <= written
    look = Look(templates=target)
    assert documents.page(dossier, look) == documents.page(dossier)
    (target / "brief.css").unlink()
    again = briefing("templates", "export", target)
    assert again.code == 2
    assert "existe déjà" in again.err
    assert not (target / "brief.css").exists()


def test_one_changed_file_takes_its_place_and_the_others_stay(
    dossier: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "header.html.j2").write_text("<p>Cabinet · {{ issued|date_fr }}</p>", "utf-8")
    (tmp_path / "brief.css").write_text(".briefing { color: teal; }", "utf-8")
    page = documents.page(dossier, Look(templates=tmp_path))
    assert "<p>Cabinet · 13\u00a0mars 2026</p>" in page
    assert ".briefing { color: teal; }" in page
    assert "Qui accuse qui" in page


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ inconnu.x }}", "brief.md.j2"),
        ("\n{% if %}", "ligne 2"),
        ("{% include 'absent.j2' %}", "absent.j2"),
        ("{{ title.__class__.__mro__ }}", "brief.md.j2"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "brief.md.j2"),
        ("{% include '../../etc/passwd' %}", "passwd"),
    ],
)
def test_a_faulty_or_prying_template_is_one_sentence(
    data: dict[str, Any], tmp_path: Path, template: str, told: str
) -> None:
    (tmp_path / "brief.md.j2").write_text(template, encoding="utf-8")
    with pytest.raises(OutputError, match=re.escape(told)):
        documents.markdown(data, Look(tmp_path))


# ---------------------------------------------------------------- themes


def test_a_theme_is_rules_alone(dossier: dict[str, Any]) -> None:
    plain, themed = documents.page(dossier), documents.page(dossier, look_of(theme="administratif"))
    body = re.compile(r"<body.*", re.S)
    assert body.findall(plain) == body.findall(themed)
    assert len(themed) > len(plain)
    assert (
        "@page" in documents.paper(dossier, look_of(theme="administratif")).split("sober theme")[1]
    )


def test_users_have_themes_of_their_own(dossier: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "maison.css").write_text(":root { --ink: navy; }", "utf-8")
    assert themes(tmp_path) == ["administratif", "maison"]
    assert "--ink: navy" in documents.page(dossier, look_of(tmp_path, theme="maison"))


@pytest.mark.parametrize("theme", ["absent", "../brief", "administratif-print", ""])
def test_an_unknown_theme_names_the_known_ones(theme: str) -> None:
    with pytest.raises(UsageError, match="administratif"):
        look_of(theme=theme)


# ---------------------------------------------------------------- logo, classification


def test_the_logo_is_written_into_page_and_not_into_the_bare_fragment(
    dossier: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    look = look_of(logo=tmp_path / "logo.png")
    assert '<img class="logo" src="data:image/png;base64,' in documents.page(dossier, look)
    assert "<img" not in documents.fragment(dossier, look)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<svg onload='alert(1)'/>", "ni un PNG ni un JPEG"),
        (PNG + b"\0" * LARGEST_LOGO, "200 ko"),
        (None, "No such file"),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused_before_anything_is_read(
    briefing: Run, tmp_path: Path, content: bytes | None, told: str
) -> None:
    logo = tmp_path / "logo.png"
    if content is not None:
        logo.write_bytes(content)
    outcome = briefing("generate", tmp_path, "--logo", logo)
    assert outcome.code == 2
    assert told in outcome.err


@pytest.mark.parametrize("form", ["page", "fragment", "styled_fragment", "markdown", "paper"])
def test_the_classification_line_is_in_every_form_and_escaped(
    dossier: dict[str, Any], form: str
) -> None:
    look = look_of(classification=" Diffusion <b>\nrestreinte ")
    text = getattr(documents, form)(dossier, look)
    expected = (
        r"**Diffusion \<b\> restreinte**"
        if form == "markdown"
        else "Diffusion &lt;b&gt; restreinte"
    )
    assert expected in text


def test_a_classification_that_would_fill_the_page_is_refused() -> None:
    with pytest.raises(UsageError, match="80 caractères"):
        look_of(classification="x" * 81)
    assert look_of(classification="  ").classification is None
