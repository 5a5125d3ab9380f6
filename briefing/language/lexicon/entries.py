"""Hold the lines of the lexicon as values, and the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass


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
    """Hold a word or expression of a response, with the stances it shows.

    `negated` words answer only with *ne … pas*; `needs` is what else must be there: blame as the
    object, an accused subject, or the quotation that the word introduces.
    """

    word: str
    rest: str
    reflexive: bool
    pos: str
    negated: bool
    needs: str
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
class TakenUp:
    """Hold a noun that takes up somebody already known; an empty `takes` means anybody of the kind."""

    noun: str
    kind: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Walk:
    """Hold a walk of life with its nouns, masculine and feminine; `free` ones anybody may be besides."""

    name: str
    free: bool
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Hold the demonym of a region or a town."""

    place: str
    masculine: str
    feminine: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold all tables; each mapping goes from a folded key to the entries that bear it.

    `states` is keyed by names, `capitals` by capitals, `demonyms` by the four forms;
    `roles`, `walks` and `peoples` by masculine and feminine; `organisations` by every form. Patterns are plain
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
    reproaches: Mapping[str, frozenset[str]]
    spoken_nouns: Mapping[str, frozenset[str]]
    taken_up: Mapping[str, tuple[TakenUp, ...]]
    entity_heads: Mapping[str, str]
    firm_words: Mapping[str, frozenset[str]]
    walks: Mapping[str, tuple[Walk, ...]]
    peoples: Mapping[str, tuple[People, ...]]
    bynames: Mapping[str, frozenset[str]]
