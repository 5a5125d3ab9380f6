"""`briefing.toml` becomes plain values; each fault is told with its key and its line."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from briefing import settings
from briefing.daily.plan import Plan
from briefing.settings import SettingsError

SMALL = """\
[[sources]]
name = "depeches"
folder = "articles"

[[topics]]
name = "revue"
"""


def load(folder: Path, text: str) -> Plan:
    path = folder / "briefing.toml"
    path.write_text(text, encoding="utf-8")
    return settings.load(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load(folder, text)
    return list(caught.value.problems)


def test_a_source_and_a_topic_are_enough(tmp_path: Path) -> None:
    plan = load(tmp_path, SMALL)
    (topic,) = plan.topics
    assert (topic.name, topic.title, topic.sources) == ("revue", "revue", ("depeches",))
    assert plan.sources[0].place == str(tmp_path / "articles")
    assert plan.archive == tmp_path / "archive"
    assert (plan.at, plan.timezone, plan.empty_day) == (time(6, 30), "Europe/Paris", "skip")
    assert not plan.network.private_addresses
    assert plan.network.robots


def test_the_state_lies_on_the_machine_and_not_beside_the_settings(tmp_path: Path) -> None:
    state = load(tmp_path, SMALL).state
    assert state.is_absolute()
    assert tmp_path not in state.parents
    own = load(tmp_path, SMALL + '[run]\nstate = "etat"\n').state
    assert own == tmp_path / "etat"


def test_the_example_is_valid_and_names_every_key(tmp_path: Path) -> None:
    load(tmp_path, settings.example())
    # With all its comments taken off it is valid, too: the comments name keys that exist.
    bare = "\n".join(
        line[2:] if line.startswith("# ") and (" = " in line or line.startswith("# [")) else line
        for line in settings.example().splitlines()
    )
    (tmp_path / "gabarits").mkdir()
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    plan = load(tmp_path, bare)
    assert plan.mail is not None
    assert plan.hooks.failure == ("/usr/local/bin/alerte", "--service", "briefing")
    assert [source.kind for source in plan.sources] == ["folder", "feed", "links"]


def test_every_fault_is_told_with_its_key_and_line(tmp_path: Path) -> None:
    text = """\
[run]
at = "25:00"
timezone = "Mars/Olympus"
empty_days = "skip"

[network]
timeout = "vite"

[[sources]]
name = "Le Journal"
feed = "ftp://exemple.fr/rss"

[[topics]]
name = "revue"
sources = ["le-journl"]
formats = ["docx"]
keep_daily = -1
"""
    told = faults(tmp_path, text)
    assert told == [
        "briefing.toml, ligne 10, sources.name : « Le Journal » : minuscules, chiffres et traits d’union (le-journal)",
        "briefing.toml, ligne 11, sources.feed : « ftp://exemple.fr/rss » n’est pas une adresse http(s)",
        "briefing.toml, ligne 15, topics.sources : la source « le-journl » n’existe pas — vouliez-vous « Le Journal » ?",
        "briefing.toml, ligne 16, topics.formats : « docx » n’est pas un format : md, html, fragment, pdf, json",
        "briefing.toml, ligne 17, topics.keep_daily : il faut un nombre d’au moins 0",
        'briefing.toml, ligne 2, run.at : « 25:00 » n’est pas une heure — écrire par exemple "06:30"',
        'briefing.toml, ligne 3, run.timezone : « Mars/Olympus » n’est pas un fuseau — écrire par exemple "Europe/Paris"',
        "briefing.toml, ligne 7, network.timeout : il faut un nombre",
        "briefing.toml, ligne 4, run.empty_days : clé inconnue — vouliez-vous « empty_day » ?",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = [", "ce n’est pas du TOML valable"),
        ("", "aucune source"),
        (SMALL + "[mail]\nhost = 'smtp.exemple.fr'\n", "mail.from : cette clé manque"),
        (
            SMALL
            + "[mail]\nhost = 'x'\nfrom = 'a@exemple.fr'\nto = ['b@exemple.fr']\npassword = 'x'\n",
            "ligne 11, mail.password : un mot de passe ne s’écrit pas ici",
        ),
        (SMALL + "[mail]\nhost = 'x'\nfrom = 'a@exemple.fr'\n", "aucun destinataire"),
        (SMALL + '[hooks]\nfailure = "echo \'oups"\n', "commande mal écrite"),
        (SMALL.replace("folder", "feed = 'https://exemple.fr/'\nfolder"), "une seule"),
        (SMALL + SMALL, "le nom « depeches » est donné 2 fois"),
        (SMALL.replace("[[topics]]", "glob = '../*'\n[[topics]]"), "ligne 5, sources.glob"),
        (SMALL.replace('"revue"', "3"), "ligne 6, topics.name : il faut un texte"),
        (SMALL + "theme = 'rose'\n", "ligne 7, topics.theme : « rose » est inconnu"),
        (SMALL + "logo = 'non.png'\n", "ligne 7, topics.logo : "),
        (SMALL + "mail = ['b@exemple.fr']\n", "ligne 7, topics.mail : il manque le bloc [mail]"),
        (SMALL.replace("articles", "."), "ligne 3, sources.folder : l’archive ou l’état"),
        (SMALL.replace('"revue"', '"all"'), "ligne 6, topics.name : « all »"),
        (SMALL.replace('"revue"', '"nul"'), "ligne 6, topics.name : « nul »"),
        ("sources = 3\n" + SMALL.split("\n\n")[1], "ligne 1, sources : il faut une liste"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert any(told in fault for fault in faults(tmp_path, text)), faults(tmp_path, text)


def test_a_key_inside_a_long_text_is_no_key(tmp_path: Path) -> None:
    text = '[archive]\ntitle = """\nfolder = 1\n"""\nfolder = 3\n' + SMALL
    assert faults(tmp_path, text) == [
        "briefing.toml, ligne 5, archive.folder : il faut un texte entre guillemets"
    ]


def test_a_missing_file_names_the_command_that_writes_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="briefing init"):
        settings.load(tmp_path / "briefing.toml")
