"""Read typed values out of a TOML table and blame a key with the line that it stands on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, overload

_HEADER = re.compile(r"^\s*(\[{1,2})\s*([\w.\"'-]+)\s*\]{1,2}")
_KEY = re.compile(r"^\s*([\w\"'-]+(?:\.[\w\"'-]+)*)\s*=")
_NUMBER = re.compile(r"\[\d+\]")
_NAMES = {str: "un texte entre guillemets", bool: "true ou false", list: "une liste entre crochets"}

T = TypeVar("T")


class Lines:
    """Know the line of each key: tomllib, which reads the values, keeps no places."""

    def __init__(self, text: str) -> None:
        self.places: dict[str, int] = {}
        counts: dict[str, int] = {}
        prefix, fence = "", ""
        for number, line in enumerate(text.splitlines(), 1):
            if fence:
                fence = "" if fence in line else fence
                continue
            if header := _HEADER.match(line):
                name = header[2].replace('"', "").replace("'", "")
                if header[1] == "[[":
                    counts[name] = counts.get(name, -1) + 1
                    name = f"{name}[{counts[name]}]"
                prefix = name + "."
                self.places.setdefault(name, number)
            elif key := _KEY.match(line):
                self.places.setdefault(prefix + key[1].replace('"', "").replace("'", ""), number)
                # A text over several lines may hold what looks like a key.
                rest = line[key.end() :]
                fence = next((f for f in ('"""', "'''") if rest.count(f) == 1), "")

    def of(self, path: str) -> int | None:
        """Return the line of a key, else that of the table that it should stand in."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path.rpartition(".")[0]
        return None


class Table:
    """Give a table's values by key and type; whatever nobody asked for is a mistake."""

    def __init__(
        self, values: dict[str, Any], path: str, lines: Lines, file: str, problems: list[str]
    ) -> None:
        self.values = values
        self.path_in_file = path
        self.lines = lines
        self.file = file
        self.problems = problems
        self.asked: dict[str, None] = {}

    def blame(self, key: str, reason: str) -> None:
        """Note a fault of a key, once."""
        path = f"{self.path_in_file}.{key}" if self.path_in_file else key
        line = self.lines.of(path)
        where = f"{self.file}, ligne {line}" if line else self.file
        problem = f"{where}, {_NUMBER.sub('', path)} : {reason}"
        if problem not in self.problems:
            self.problems.append(problem)

    def done(self) -> None:
        """Blame every key that nobody asked for, with the nearest one that exists."""
        for key in self.values:
            if key not in self.asked:
                self.blame(key, f"clé inconnue{self.like(key, list(self.asked))}")

    @staticmethod
    def like(word: str, known: Sequence[str]) -> str:
        """Return a hint at the nearest known word."""
        near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
        return f" — vouliez-vous « {near[0]} » ?" if near else ""

    def table(self, key: str) -> Table:
        """Return a table within this one; a missing one is empty."""
        values = self._of(key, dict, {})
        return self._inner(values, key)

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of an array of tables."""
        for number, values in enumerate(self._of(key, list, [])):
            if isinstance(values, dict):
                yield self._inner(values, f"{key}[{number}]")
            else:
                self.blame(key, f"il faut des blocs [[{key}]]")

    def required(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.text(key)
        if key not in self.values:
            self.blame(key, "cette clé manque")
        elif value == "":
            self.blame(key, "cette valeur est vide")
        return value or ""

    def text(self, key: str, default: str | None = None) -> str | None:
        """Return a text."""
        value: str | None = self._of(key, str, default)
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of texts, each once."""
        values = self._of(key, list, list(default))
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.blame(key, "il faut une liste de textes non vides")
            return default
        return tuple(dict.fromkeys(values))

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        value: bool = self._of(key, bool, default)
        return value

    def number(self, key: str, default: float, *, least: float = 0.0) -> float:
        """Return a number that is not below the least one."""
        value = self.values.get(key, default)
        self.asked[key] = None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.blame(key, "il faut un nombre")
            return default
        if not least <= value < float("inf"):
            self.blame(key, f"il faut un nombre d’au moins {least:g}")
            return default
        return float(value)

    def whole(self, key: str, default: int, *, least: int = 0) -> int:
        """Return a whole number that is not below the least one."""
        value = self.number(key, default, least=least)
        if value != int(value):
            self.blame(key, "il faut un nombre entier")
        return int(value)

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """Return one of some words."""
        value = self.text(key, default) or default
        if value not in choices:
            self.blame(key, f"« {value} » : il faut {' ou '.join(choices)}")
            return default
        return value

    @overload
    def path(self, key: str, folder: Path, default: str) -> Path: ...
    @overload
    def path(self, key: str, folder: Path, default: None) -> Path | None: ...
    def path(self, key: str, folder: Path, default: str | None) -> Path | None:
        """Return a path, counted from the folder."""
        value = self.text(key, default)
        return None if value is None else folder / Path(value).expanduser()

    def _inner(self, values: dict[str, Any], key: str) -> Table:
        path = f"{self.path_in_file}.{key}" if self.path_in_file else key
        return Table(values, path, self.lines, self.file, self.problems)

    def _of(self, key: str, kind: type, default: Any) -> Any:
        self.asked[key] = None
        value = self.values.get(key, default)
        if value is default or isinstance(value, kind):
            return value
        self.blame(key, f"il faut {_NAMES.get(kind, 'un bloc [' + key + ']')}")
        return default
