"""Read what the project knows of French from the data files of this folder.

The files and their columns are described in README.md beside this module. Keys of all mappings are
casefolded with a straight apostrophe (see `fold`). The loader knows nothing of articles or spaCy.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

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
    "PrecedentCue",
    "Role",
    "Seat",
    "State",
    "TimeWord",
    "Wrong",
    "compiled",
    "fold",
    "load",
]

REMOVAL = "-"  # a first column that begins so, in a user's file, takes an entry out


@dataclass(frozen=True, slots=True)
class CueVerb:
    """Hold a verb, with the words it needs after it, that introduces reported speech."""

    lemma: str
    rest: str
    reflexive: bool
    verb_class: str
    trust: float
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class AccusationCue:
    """Hold a word that blames, with the slots where the accused and the charge stand."""

    lemma: str
    pos: str
    rest: str
    reflexive: bool
    accusation_class: str
    accused: tuple[str, ...]
    charge: tuple[str, ...]
    hedged: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    """Hold a word that names a wrong somebody can be blamed for; severity runs from 1 to 3."""

    word: str
    pos: str
    severity: int


@dataclass(frozen=True, slots=True)
class State:
    """Hold a state with its names, demonyms (m sg, f sg, m pl, f pl) and capital."""

    name: str
    iso2: str
    forms: tuple[str, ...]
    article: str
    demonyms: tuple[str, ...]
    capital: str
    capital_forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """Hold a place name that speaks for a state or an organisation."""

    form: str
    speaks_for: str
    body: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class AnswerCue:
    """Hold a word or expression of a response, with the stances it shows."""

    word: str
    rest: str
    reflexive: bool
    pos: str
    stances: tuple[str, ...]
    kind: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Role:
    """Hold a noun for what somebody is; rank runs from 0 (ordinary) to 3 (official)."""

    lemma: str
    feminine: str
    gender: str
    kind: str
    rank: int
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class Organisation:
    """Hold an organisation that has a proper name, with the other forms of that name."""

    name: str
    forms: tuple[str, ...]
    kind: str
    gender: str
    state: str


@dataclass(frozen=True, slots=True)
class TimeWord:
    """Hold a word of time; `number` is its rank in week or year, or its distance in days."""

    word: str
    kind: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Connective:
    """Hold a sentence opener; `dangles` says that it makes no sense without what precedes."""

    phrase: str
    kind: str
    dangles: bool


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Hold an abbreviation that ends in a full stop; `final` says it may also end a sentence."""

    form: str
    expansion: str
    final: bool


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Hold a regular expression for lines of a page that are not the article."""

    pattern: str
    what: str


@dataclass(frozen=True, slots=True)
class PrecedentCue:
    """Hold a word, phrase or regular expression (`match` says which) that brings up a precedent."""

    cue: str
    match: str
    kind: str


@dataclass(frozen=True, slots=True)
class NonSpeech:
    """Hold a noun or participle after which words between marks are a name or a term."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold all tables; each mapping goes from a folded key to the entries that bear it.

    `states` is keyed by names, `capitals` by capitals, `demonyms` by the four forms;
    `roles` by masculine and feminine; `organisations` by every form. Patterns are plain
    tuples: compile them with `compiled`, which remembers.
    """

    cue_verbs: Mapping[str, tuple[CueVerb, ...]]
    accusations: Mapping[str, tuple[AccusationCue, ...]]
    wrongs: Mapping[str, tuple[Wrong, ...]]
    states: Mapping[str, tuple[State, ...]]
    capitals: Mapping[str, tuple[State, ...]]
    demonyms: Mapping[str, tuple[State, ...]]
    seats: Mapping[str, tuple[Seat, ...]]
    answers: Mapping[str, tuple[AnswerCue, ...]]
    answer_patterns: tuple[AnswerCue, ...]
    roles: Mapping[str, tuple[Role, ...]]
    organisations: Mapping[str, tuple[Organisation, ...]]
    given_names: Mapping[str, str]
    time_words: Mapping[str, tuple[TimeWord, ...]]
    connectives: Mapping[str, Connective]
    abbreviations: Mapping[str, Abbreviation]
    boilerplate: tuple[Boilerplate, ...]
    precedents: Mapping[str, tuple[PrecedentCue, ...]]
    precedent_patterns: tuple[PrecedentCue, ...]
    non_speech: Mapping[str, NonSpeech]


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
    states = _table("states.tsv", extra, _state)
    answers = _table("denial.tsv", extra, _answer_cue)
    precedents = _table("precedent.tsv", extra, _precedent_cue)
    return Lexicon(
        cue_verbs=_index(_longest_first(_table("cue_verbs.tsv", extra, _cue_verb)), _by_lemma),
        accusations=_index(
            _longest_first(_table("accusation.tsv", extra, _accusation_cue)), _by_lemma
        ),
        wrongs=_index(_table("wrongs.tsv", extra, _wrong), lambda entry: (entry.word,)),
        states=_index(states, lambda entry: (entry.name, *entry.forms)),
        capitals=_index(states, lambda entry: (entry.capital, *entry.capital_forms)),
        demonyms=_index(states, lambda entry: entry.demonyms),
        seats=_index(_table("seats.tsv", extra, _seat), lambda entry: (entry.form,)),
        answers=_index(
            _longest_first(entry for entry in answers if not entry.pattern),
            lambda entry: (entry.word,),
        ),
        answer_patterns=tuple(entry for entry in answers if entry.pattern),
        roles=_index(
            _table("roles.tsv", extra, _role), lambda entry: (entry.lemma, entry.feminine)
        ),
        organisations=_index(
            _table("organisations.tsv", extra, _organisation),
            lambda entry: (entry.name, *entry.forms),
        ),
        given_names={
            fold(name): gender for name, gender in _table("given_names.tsv", extra, _given_name)
        },
        time_words=_index(_table("time_words.tsv", extra, _time_word), lambda entry: (entry.word,)),
        connectives={
            fold(entry.phrase): entry for entry in _table("connectives.tsv", extra, _connective)
        },
        abbreviations={
            fold(entry.form): entry for entry in _table("abbreviations.tsv", extra, _abbreviation)
        },
        boilerplate=tuple(_table("boilerplate.tsv", extra, _boilerplate)),
        precedents=_index(
            (entry for entry in precedents if entry.match != "regex"), lambda entry: (entry.cue,)
        ),
        precedent_patterns=tuple(entry for entry in precedents if entry.match == "regex"),
        non_speech={
            fold(entry.word): entry for entry in _table("non_speech.tsv", extra, _non_speech)
        },
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
    "denial.tsv": (("word", "rest", "reflexive", "pos", "kind", "pattern", "stance"), 6),
    "roles.tsv": (("lemma", "feminine", "gender", "kind", "rank", "speaks_for"), 1),
    "organisations.tsv": (("name", "forms", "kind", "gender", "state"), 1),
    "given_names.tsv": (("name", "gender"), 1),
    "time_words.tsv": (("word", "kind", "number"), 2),
    "connectives.tsv": (("phrase", "kind", "dangles"), 1),
    "abbreviations.tsv": (("form", "expansion", "final"), 1),
    "boilerplate.tsv": (("pattern", "what"), 1),
    "precedent.tsv": (("cue", "match", "kind"), 2),
    "non_speech.tsv": (("word", "kind"), 1),
}

T = TypeVar("T")
Worded = TypeVar("Worded", CueVerb, AccusationCue, AnswerCue)


def _table(name: str, extra: Path | None, make: Callable[[list[str]], T]) -> list[T]:
    """Read one file, amend it with the user's, and make an entry of each line."""
    entries: dict[tuple[str, ...], T] = {}
    own = resources.files(__name__) / name
    for key, where, row in _rows(own) if own.is_file() else ():
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


def _index(
    entries: Iterable[T], keys: Callable[[T], Iterable[str]]
) -> dict[str, tuple[T, ...]]:
    """Group entries under each of their keys, in file order; empty keys are left out."""
    groups: dict[str, list[T]] = {}
    for entry in entries:
        for key in dict.fromkeys(fold(key) for key in keys(entry) if key):
            groups.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}


def _by_lemma(entry: CueVerb | AccusationCue) -> tuple[str]:
    return (entry.lemma,)


def _longest_first(entries: Iterable[Worded]) -> list[Worded]:
    """Put entries with more words first, so that the first match is the most precise."""
    return sorted(entries, key=lambda entry: -len(entry.rest.split()))


def _flag(cell: str) -> bool:
    if cell not in ("0", "1"):
        raise ValueError(f"{cell!r} is not a yes (1) or a no (0)")
    return cell == "1"


def _integer(cell: str) -> int:
    try:
        return int(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not a whole number") from None


def _one_of(cell: str, known: frozenset[str]) -> str:
    if cell not in known:
        raise ValueError(f"{cell!r} is not one of {', '.join(sorted(known))}")
    return cell


def _some_of(cell: str, known: frozenset[str]) -> tuple[str, ...]:
    return tuple(_one_of(part.strip(), known) for part in cell.split(","))


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


def _regex(cell: str) -> str:
    """Return the expression; whether it compiles is a matter for tests, as compiling is slow."""
    if not cell:
        raise ValueError("the pattern is empty")
    return cell


VERB_CLASSES = frozenset(
    (
        *("say", "ask", "answer", "deny", "accuse", "criticise", "praise", "order", "promise"),
        *("threaten", "announce", "explain", "think", "feel", "perceive", "write", "exclaim"),
        *("add", "admit", "qualify"),
    )
)
FRAMES = frozenset(("que", "si", "inf", "np", "de", "comme", "insert", "colon"))
ACCUSATION_CLASSES = frozenset(
    ("accuse", "suspect", "judicial", "criticise", "blame", "denounce", "withdraw")
)
ACCUSED_SLOTS = frozenset(("obj", "iobj", "de", "contre", "sur", "possessor", "subj"))
CHARGE_SLOTS = frozenset(("de", "obj", "pour", "que", "none"))
STANCES = frozenset(
    (
        *("denial", "counter_accusation", "justification", "call_for_evidence", "warning"),
        *("appeal", "acknowledgement", "commitment", "no_comment"),
    )
)
PARTS_OF_SPEECH = frozenset(("verb", "noun", "adj", "adv", "expr"))
ANSWER_KINDS = frozenset(("cue", "content"))
BODIES = frozenset(
    ("présidence", "diplomatie", "gouvernement", "défense", "justice", "parlement", "autre")
)
ROLE_KINDS = frozenset(("person", "organisation", "group"))
ORGANISATION_KINDS = frozenset(
    ("party", "union", "media", "ngo", "company", "body", "agency", "court", "team")
)
GENDERS = frozenset(("m", "f", "x"))
TIME_KINDS = frozenset(
    ("weekday", "month", "month_short", "season", "relative", "daypart", "unit", "event")
)
MATCHES = frozenset(("word", "phrase", "regex"))
PRECEDENT_KINDS = frozenset(("comparison", "reminder", "affair", "event"))
NON_SPEECH_KINDS = frozenset(("name", "title", "term"))


def _cue_verb(row: list[str]) -> CueVerb:
    lemma, rest, reflexive, verb_class, trust, frames = row
    try:
        value = float(trust)
    except ValueError:
        raise ValueError(f"trust {trust!r} is not a number between 0 and 1") from None
    if not 0 <= value <= 1:
        raise ValueError(f"trust {trust!r} is not a number between 0 and 1")
    return CueVerb(
        lemma=lemma,
        rest=rest,
        reflexive=_flag(reflexive),
        verb_class=_one_of(verb_class, VERB_CLASSES),
        trust=value,
        frames=frozenset(_some_of(frames, FRAMES)),
    )


def _accusation_cue(row: list[str]) -> AccusationCue:
    lemma, pos, rest, reflexive, accusation_class, accused, charge, hedged = row
    return AccusationCue(
        lemma=lemma,
        pos=_one_of(pos, PARTS_OF_SPEECH),
        rest=rest,
        reflexive=_flag(reflexive),
        accusation_class=_one_of(accusation_class, ACCUSATION_CLASSES),
        accused=_some_of(accused, ACCUSED_SLOTS),
        charge=_some_of(charge, CHARGE_SLOTS),
        hedged=_flag(hedged),
    )


def _wrong(row: list[str]) -> Wrong:
    word, pos, severity = row
    return Wrong(word, _one_of(pos, PARTS_OF_SPEECH), _integer(severity))


def _state(row: list[str]) -> State:
    name, iso2, forms, article, *demonyms, capital, capital_forms = row
    return State(
        name, iso2, _forms(forms), article, tuple(demonyms), capital, _forms(capital_forms)
    )


def _seat(row: list[str]) -> Seat:
    form, speaks_for, body, ambiguous = row
    return Seat(form, speaks_for, _one_of(body, BODIES), _flag(ambiguous))


def _answer_cue(row: list[str]) -> AnswerCue:
    word, rest, reflexive, pos, kind, pattern, stance = row
    return AnswerCue(
        word=word,
        rest=rest,
        reflexive=_flag(reflexive),
        pos=_one_of(pos, PARTS_OF_SPEECH),
        stances=_some_of(stance, STANCES),
        kind=_one_of(kind, ANSWER_KINDS),
        pattern=pattern,
    )


def _role(row: list[str]) -> Role:
    lemma, feminine, gender, kind, rank, speaks_for = row
    return Role(
        lemma=lemma,
        feminine=feminine,
        gender=_one_of(gender, GENDERS),
        kind=_one_of(kind, ROLE_KINDS),
        rank=_integer(rank),
        speaks_for=_flag(speaks_for),
    )


def _organisation(row: list[str]) -> Organisation:
    name, forms, kind, gender, state = row
    return Organisation(
        name, _forms(forms), _one_of(kind, ORGANISATION_KINDS), _one_of(gender, GENDERS), state
    )


def _given_name(row: list[str]) -> tuple[str, str]:
    name, gender = row
    return name, _one_of(gender, GENDERS)


def _time_word(row: list[str]) -> TimeWord:
    word, kind, number = row
    return TimeWord(word, _one_of(kind, TIME_KINDS), _integer(number) if number else None)


def _connective(row: list[str]) -> Connective:
    phrase, kind, dangles = row
    return Connective(phrase, kind, _flag(dangles))


def _abbreviation(row: list[str]) -> Abbreviation:
    form, expansion, final = row
    return Abbreviation(form, expansion, _flag(final))


def _boilerplate(row: list[str]) -> Boilerplate:
    pattern, what = row
    return Boilerplate(_regex(pattern), what)


def _precedent_cue(row: list[str]) -> PrecedentCue:
    cue, match, kind = row
    return PrecedentCue(cue, _one_of(match, MATCHES), _one_of(kind, PRECEDENT_KINDS))


def _non_speech(row: list[str]) -> NonSpeech:
    word, kind = row
    return NonSpeech(word, _one_of(kind, NON_SPEECH_KINDS))
