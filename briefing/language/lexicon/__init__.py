"""Read what the project knows of French from the data files of this folder.

The files and their columns are described in README.md beside this module. Keys of all mappings are
casefolded with a straight apostrophe (see `fold`). The loader knows nothing of articles or spaCy.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from briefing.language.lexicon import rows
from briefing.language.lexicon.entries import (
    Abbreviation,
    AccusationCue,
    AnswerCue,
    Boilerplate,
    Connective,
    CueVerb,
    Lexicon,
    NonSpeech,
    Organisation,
    People,
    PrecedentCue,
    Role,
    Seat,
    State,
    TakenUp,
    TimeWord,
    Walk,
    Wrong,
)

__all__ = [
    "Abbreviation",
    "AccusationCue",
    "AnswerCue",
    "Boilerplate",
    "Connective",
    "CueVerb",
    "Lexicon",
    "NonSpeech",
    "Organisation",
    "People",
    "PrecedentCue",
    "Role",
    "Seat",
    "State",
    "TakenUp",
    "TimeWord",
    "Walk",
    "Wrong",
    "compiled",
    "fold",
    "load",
]

REMOVAL = "-"  # a first column that begins so, in a user's file, takes an entry out


def fold(text: str) -> str:
    """Return the form of a word under which the mappings know it."""
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the data files, to be searched in folded text."""
    return re.compile(pattern)


@cache
def load(extra: Path | None = None) -> Lexicon:
    """Load the French data, with the lines of the user's folder `extra` on top of it.

    A file of `extra` bears the name of the file it amends. Its lines are added, or take the
    place of the line with the same key; `-word` in the first column removes that word.
    Raise ValueError, naming file and line, when a file is malformed.
    """
    if extra is not None:
        _refuse_unknown_files(extra)
    states = _table("states.tsv", extra, rows.state)
    answers = _table("denial.tsv", extra, rows.answer_cue)
    precedents = _table("precedent.tsv", extra, rows.precedent_cue)
    return Lexicon(
        cue_verbs=_index(_longest_first(_table("cue_verbs.tsv", extra, rows.cue_verb)), _by_lemma),
        accusations=_index(
            _longest_first(_table("accusation.tsv", extra, rows.accusation_cue)), _by_lemma
        ),
        wrongs=_index(_table("wrongs.tsv", extra, rows.wrong), lambda entry: (entry.word,)),
        states=_index(states, lambda entry: (entry.name, *entry.forms)),
        capitals=_index(states, lambda entry: (entry.capital, *entry.capital_forms)),
        demonyms=_index(states, lambda entry: entry.demonyms),
        seats=_index(_table("seats.tsv", extra, rows.seat), lambda entry: (entry.form,)),
        answers=_index(
            _longest_first(entry for entry in answers if not entry.pattern),
            lambda entry: (entry.word,),
        ),
        answer_patterns=tuple(entry for entry in answers if entry.pattern),
        roles=_index(
            _table("roles.tsv", extra, rows.role), lambda entry: (entry.lemma, entry.feminine)
        ),
        organisations=_index(
            _table("organisations.tsv", extra, rows.organisation),
            lambda entry: (entry.name, *entry.forms),
        ),
        given_names={
            fold(name): gender for name, gender in _table("given_names.tsv", extra, rows.given_name)
        },
        time_words=_index(
            _table("time_words.tsv", extra, rows.time_word), lambda entry: (entry.word,)
        ),
        connectives={
            fold(entry.phrase): entry for entry in _table("connectives.tsv", extra, rows.connective)
        },
        abbreviations={
            fold(entry.form): entry
            for entry in _table("abbreviations.tsv", extra, rows.abbreviation)
        },
        boilerplate=tuple(_table("boilerplate.tsv", extra, rows.boilerplate)),
        precedents=_index(
            (entry for entry in precedents if entry.match != "regex"), lambda entry: (entry.cue,)
        ),
        precedent_patterns=tuple(entry for entry in precedents if entry.match == "regex"),
        non_speech={
            fold(entry.word): entry for entry in _table("non_speech.tsv", extra, rows.non_speech)
        },
        reproaches=_kinds(_table("reproach.tsv", extra, rows.reproach)),
        spoken_nouns=_kinds(_table("spoken_nouns.tsv", extra, rows.spoken_noun)),
        taken_up=_index(_table("taken_up.tsv", extra, rows.taken_up), lambda entry: (entry.noun,)),
        entity_heads={
            fold(head): label for head, label in _table("entity_heads.tsv", extra, rows.entity_head)
        },
        firm_words=_kinds(_table("firm_words.tsv", extra, rows.firm_word)),
        walks=_index(_table("walks.tsv", extra, rows.walk), lambda entry: entry.nouns),
        peoples=_index(
            _table("peoples.tsv", extra, rows.people),
            lambda entry: (entry.masculine, entry.feminine),
        ),
        bynames=_kinds(_table("bynames.tsv", extra, rows.byname)),
    )


# The columns of each file, and how many of them, from the left, make its key. `pos`, `rest` and
# the like are part of the key where one word has several lives.
COLUMNS: dict[str, tuple[tuple[str, ...], int]] = {
    "cue_verbs.tsv": (("lemma", "rest", "reflexive", "class", "trust", "frames"), 3),
    "accusation.tsv": (
        ("lemma", "pos", "rest", "reflexive", "class", "accused", "charge", "hedged"),
        4,
    ),
    "wrongs.tsv": (("word", "pos", "severity"), 2),
    "states.tsv": (
        (
            *("name", "iso2", "forms", "article", "m_sg", "f_sg", "m_pl", "f_pl"),
            *("capital", "capital_forms"),
        ),
        1,
    ),
    "seats.tsv": (("form", "speaks_for", "body", "ambiguous"), 2),
    "denial.tsv": (
        ("word", "rest", "reflexive", "pos", "negated", "needs", "kind", "pattern", "stance"),
        8,
    ),
    "roles.tsv": (("lemma", "feminine", "gender", "kind", "rank", "speaks_for"), 1),
    "organisations.tsv": (("name", "forms", "kind", "gender", "state"), 1),
    "given_names.tsv": (("name", "gender"), 1),
    "time_words.tsv": (("word", "kind", "number"), 2),
    "connectives.tsv": (("phrase", "kind", "dangles"), 1),
    "abbreviations.tsv": (("form", "expansion", "final"), 1),
    "boilerplate.tsv": (("pattern", "what"), 1),
    "precedent.tsv": (("cue", "match", "kind"), 2),
    "non_speech.tsv": (("word", "kind"), 1),
    "reproach.tsv": (("word", "kind"), 2),
    "spoken_nouns.tsv": (("word", "kind"), 2),
    "taken_up.tsv": (("noun", "kind", "takes"), 2),
    "entity_heads.tsv": (("head", "label"), 1),
    "firm_words.tsv": (("word", "place"), 2),
    "walks.tsv": (("walk", "free", "nouns"), 1),
    "peoples.tsv": (("place", "m_sg", "f_sg"), 1),
    "bynames.tsv": (("phrase", "name"), 2),
}

T = TypeVar("T")
Worded = TypeVar("Worded", CueVerb, AccusationCue, AnswerCue)


def _table(name: str, extra: Path | None, make: Callable[[list[str]], T]) -> list[T]:
    """Read one file, amend it with the user's, and make an entry of each line."""
    entries: dict[tuple[str, ...], T] = {}
    for key, where, row in _rows(resources.files(__name__) / name):
        if key in entries:
            raise ValueError(f"{where}: {_shown(key)} is already in this file; keep one line")
        entries[key] = _made(make, where, row)
    if extra is None or not (extra / name).is_file():
        return list(entries.values())
    added: set[tuple[str, ...]] = set()
    for key, where, row in _rows(extra / name):
        if key[0].startswith(REMOVAL) and len(key[0]) > len(REMOVAL):
            gone = key[0].removeprefix(REMOVAL).strip()
            entries = {kept: entry for kept, entry in entries.items() if kept[0] != gone}
        elif key in added:
            raise ValueError(f"{where}: {_shown(key)} is already in this file; keep one line")
        else:
            added.add(key)
            entries[key] = _made(make, where, row)
    return list(entries.values())


def _rows(path: Traversable) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """Yield key, place (file and line) and cells in the order of COLUMNS, for each line of data."""
    columns, width = COLUMNS[path.name]
    positions: list[int] = []
    header_width = 0
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, cells in enumerate(reader, start=1):
        if not cells or cells[0].startswith("#") or not any(cells):
            continue
        if not positions:
            if missing := [column for column in columns if column not in cells]:
                raise ValueError(
                    f"{path}, line {number}: the header lacks the column {', '.join(missing)}"
                )
            positions = [cells.index(column) for column in columns]
            header_width = len(cells)
            continue
        if len(cells) != header_width:
            if not cells[0].startswith(REMOVAL):
                raise ValueError(
                    f"{path}, line {number}: {len(cells)} columns instead of {header_width} "
                    "(columns are separated by one tab)"
                )
            cells += [""] * (header_width - len(cells))
        row = [cells[position].strip() for position in positions]
        yield tuple(map(fold, row[:width])), f"{path}, line {number}", row
    if not positions:
        raise ValueError(f"{path}, line 1: no header; expected the columns {', '.join(columns)}")


def _made(make: Callable[[list[str]], T], where: str, row: list[str]) -> T:
    try:
        return make(row)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _shown(key: tuple[str, ...]) -> str:
    return " ".join(part for part in key if part)


def _refuse_unknown_files(extra: Path) -> None:
    for path in sorted(extra.glob("*.tsv")):
        if path.name not in COLUMNS:
            raise ValueError(f"{path}: not a file of the lexicon; known are {', '.join(COLUMNS)}")


def _index(entries: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """Group entries under each of their keys, in file order; empty keys are left out."""
    groups: dict[str, list[T]] = {}
    for entry in entries:
        for key in dict.fromkeys(fold(key) for key in keys(entry) if key):
            groups.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}


def _kinds(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Group the kinds under each word."""
    groups: dict[str, set[str]] = {}
    for word, kind in pairs:
        groups.setdefault(fold(word), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in groups.items()}


def _by_lemma(entry: CueVerb | AccusationCue) -> tuple[str]:
    return (entry.lemma,)


def _longest_first(entries: Iterable[Worded]) -> list[Worded]:
    """Put entries with more words first, so that the first match is the most precise."""
    return sorted(entries, key=lambda entry: -len(entry.rest.split()))
