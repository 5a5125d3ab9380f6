"""Make an entry of each line, and say what is wrong with a cell."""

from briefing.language.lexicon.entries import (
    Abbreviation,
    AccusationCue,
    AnswerCue,
    Boilerplate,
    Connective,
    CueVerb,
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


FRAMES = frozenset(
    ("que", "si", "inf", "np", "de", "comme", "insert", "colon", "obj", "to", "of", "attr")
)


ACCUSATION_CLASSES = frozenset(
    ("accuse", "suspect", "judicial", "criticise", "blame", "denounce", "withdraw")
)


ACCUSED_SLOTS = frozenset(("obj", "iobj", "de", "contre", "sur", "possessor", "subj"))


CHARGE_SLOTS = frozenset(("de", "obj", "pour", "dans", "que", "rest", "none"))


STANCES = frozenset(
    (
        *("denial", "counter_accusation", "justification", "call_for_evidence", "warning"),
        *("appeal", "acknowledgement", "commitment", "no_comment"),
    )
)


PARTS_OF_SPEECH = frozenset(("verb", "noun", "adj", "adv", "expr"))


ANSWER_KINDS = frozenset(("cue", "content", "flat", "lead"))
ANSWER_NEEDS = frozenset(("", "blame", "accused", "asked", "quote"))


BODIES = frozenset(
    ("présidence", "diplomatie", "gouvernement", "défense", "justice", "parlement", "autre")
)


ROLE_KINDS = frozenset(("person", "organisation", "group"))


ORGANISATION_KINDS = frozenset(
    ("party", "union", "media", "ngo", "company", "body", "agency", "court", "team", "group")
)


GENDERS = frozenset(("m", "f", "x"))


TIME_KINDS = frozenset(
    ("weekday", "month", "month_short", "season", "relative", "daypart", "unit", "event")
)


MATCHES = frozenset(("word", "verb", "phrase", "regex"))


PRECEDENT_KINDS = frozenset(
    (
        "affair event act law label period landmark famous start source "
        "recall mention reminder spoken comparison bygone another since never mind again before echo citing witness"
    ).split()
)


NON_SPEECH_KINDS = frozenset(("name", "title", "term"))


def cue_verb(row: list[str]) -> CueVerb:
    """Make an entry of a line of cue verbs."""
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


def accusation_cue(row: list[str]) -> AccusationCue:
    """Make an entry of a line of accusation cues."""
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


def wrong(row: list[str]) -> Wrong:
    """Make an entry of a line of wrongs."""
    word, pos, severity = row
    return Wrong(word, _one_of(pos, PARTS_OF_SPEECH), _integer(severity))


def state(row: list[str]) -> State:
    """Make an entry of a line of states."""
    name, iso2, forms, article, *demonyms, capital, capital_forms = row
    return State(
        name, iso2, _forms(forms), article, tuple(demonyms), capital, _forms(capital_forms)
    )


def seat(row: list[str]) -> Seat:
    """Make an entry of a line of seats."""
    form, speaks_for, body, ambiguous = row
    return Seat(form, speaks_for, _one_of(body, BODIES), _flag(ambiguous))


def answer_cue(row: list[str]) -> AnswerCue:
    """Make an entry of a line of answer cues."""
    word, rest, reflexive, pos, negated, needs, kind, pattern, stance = row
    return AnswerCue(
        word=word,
        rest=rest,
        reflexive=_flag(reflexive),
        pos=_one_of(pos, PARTS_OF_SPEECH),
        negated=_flag(negated),
        needs=_one_of(needs, ANSWER_NEEDS),
        stances=_some_of(stance, STANCES),
        kind=_one_of(kind, ANSWER_KINDS),
        pattern=pattern,
    )


def role(row: list[str]) -> Role:
    """Make an entry of a line of roles."""
    lemma, feminine, gender, kind, rank, speaks_for = row
    return Role(
        lemma=lemma,
        feminine=feminine,
        gender=_one_of(gender, GENDERS),
        kind=_one_of(kind, ROLE_KINDS),
        rank=_integer(rank),
        speaks_for=_flag(speaks_for),
    )


def organisation(row: list[str]) -> Organisation:
    """Make an entry of a line of organisations."""
    name, forms, kind, gender, state = row
    return Organisation(
        name, _forms(forms), _one_of(kind, ORGANISATION_KINDS), _one_of(gender, GENDERS), state
    )


def given_name(row: list[str]) -> tuple[str, str]:
    """Make an entry of a line of given names."""
    name, gender = row
    return name, _one_of(gender, GENDERS)


def time_word(row: list[str]) -> TimeWord:
    """Make an entry of a line of time words."""
    word, kind, number = row
    return TimeWord(word, _one_of(kind, TIME_KINDS), _integer(number) if number else None)


def connective(row: list[str]) -> Connective:
    """Make an entry of a line of connectives."""
    phrase, kind, dangles = row
    return Connective(phrase, kind, _flag(dangles))


def abbreviation(row: list[str]) -> Abbreviation:
    """Make an entry of a line of abbreviations."""
    form, expansion, final = row
    return Abbreviation(form, expansion, _flag(final))


def boilerplate(row: list[str]) -> Boilerplate:
    """Make an entry of a line of boilerplates."""
    pattern, what = row
    return Boilerplate(_regex(pattern), what)


def precedent_cue(row: list[str]) -> PrecedentCue:
    """Make an entry of a line of precedent cues."""
    cue, match, kind = row
    return PrecedentCue(cue, _one_of(match, MATCHES), _one_of(kind, PRECEDENT_KINDS))


SPOKEN_NOUN_KINDS = frozenset(("appeal", "idle", "needed", "threat", "resolve", "statement"))


REPROACH_KINDS = frozenset(("sharp", "contrast", "warm", "victim", "complains", "power", "knew"))


def reproach(row: list[str]) -> tuple[str, str]:
    """Make a pair of a line of words of reproach."""
    word, kind = row
    return word, _one_of(kind, REPROACH_KINDS)


def spoken_noun(row: list[str]) -> tuple[str, str]:
    """Make a pair of a line of nouns of speech."""
    word, kind = row
    return word, _one_of(kind, SPOKEN_NOUN_KINDS)


def non_speech(row: list[str]) -> NonSpeech:
    """Make an entry of a line of non speechs."""
    word, kind = row
    return NonSpeech(word, _one_of(kind, NON_SPEECH_KINDS))


TAKEN_UP_KINDS = frozenset(("person", "body"))


def taken_up(row: list[str]) -> TakenUp:
    """Make an entry of `taken_up.tsv`."""
    noun, kind, takes = row
    if not takes:
        raise ValueError("takes is empty; write * for anybody")
    lemmas = frozenset() if takes == "*" else frozenset(_forms(takes))
    return TakenUp(noun, _one_of(kind, TAKEN_UP_KINDS), lemmas)


ENTITY_LABELS = frozenset(("LOC", "ORG", "MISC"))


def entity_head(row: list[str]) -> tuple[str, str]:
    """Make an entry of a line of nouns that open a name."""
    head, label = row
    return head, _one_of(label, ENTITY_LABELS)


FIRM_WORD_PLACES = frozenset(("first", "last"))


def firm_word(row: list[str]) -> tuple[str, str]:
    """Make an entry of a line of words that make a name a firm's."""
    word, place = row
    return word, _one_of(place, FIRM_WORD_PLACES)


def walk(row: list[str]) -> Walk:
    """Make an entry of a line of walks of life."""
    name, free, nouns = row
    forms = tuple(form for noun in _forms(nouns) for form in noun.split("/"))
    if not forms:
        raise ValueError("nouns is empty")
    return Walk(name, _flag(free), forms)


def people(row: list[str]) -> People:
    """Make an entry of a line of demonyms of regions and towns."""
    return People(*row)


def byname(row: list[str]) -> tuple[str, str]:
    """Make a pair of a line of what the press calls a body by."""
    phrase, name = row
    return phrase, name
