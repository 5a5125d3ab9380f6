"""Score analyses in the interchange format against annotations: how much of each kind of finding is right.

What is found and what is annotated are paired by their words (letters and digits alone), best pair first;
a pair then counts by what it says: who speaks, who accuses whom, who answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.press.names import Cast, Names, cast_of, likeness, pairing, words_of

Item = dict[str, Any]
Places = frozenset[int]

# Measures with a precision and a recall, then shares of what was found.
BALANCED = (
    "quotes",
    "quotes_strict",
    "quotes_marked",
    "quotes_indirect",
    "quotes_attributed",
    "accusation_edges",
    "accusations_charged",
    "responses",
    "stances",
    "response_links",
    "precedents",
)
SHARES = (
    "speaker_accuracy",
    "kind_accuracy",
    "role_accuracy",
    "status_accuracy",
    "precedent_source",
)
HEADLINE = ("quotes_attributed", "accusation_edges", "responses", "precedents")
FALSE_QUOTES = "false_quotes_per_1000_words"
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Count:
    """Count what is right, what was found, and what should have been."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0


Score = dict[str, Count]


def figures(scores: Iterable[Score]) -> dict[str, float]:
    """Return one figure for each measure over all articles: F1, share, or false quotes per 1,000 words."""
    summed = total(scores)
    out = {name: round(summed[name].f1, 4) for name in BALANCED}
    out |= {name: round(summed[name].recall, 4) for name in SHARES}
    false = summed["false quotes"]
    out[FALSE_QUOTES] = round(1000 * false.recall, 2)
    out["headline"] = round(sum(out[name] for name in HEADLINE) / len(HEADLINE), 4)
    return out


def total(scores: Iterable[Score]) -> Score:
    """Return the sum of the counts of several articles, with every measure in it."""
    summed = {name: Count() for name in (*BALANCED, *SHARES, "false quotes")}
    for score in scores:
        for name, count in score.items():
            summed[name] += count
    return summed


def score(gold: Item, found: Item, text: str) -> Score:
    """Return the counts of one article."""
    cast = cast_of(gold)
    accusations = _accusations(gold["accusations"], found["accusations"], text, cast)
    return {
        **_quotes(gold, found["quotes"], text, cast),
        **accusations.score,
        **_responses(gold["responses"], found["responses"], text, cast, accusations.paired),
        **_precedents(gold["precedents"], found["precedents"], text, cast),
    }


# ---------------------------------------------------------------- words and names


def _places(spans: Any, text: str) -> Places:
    """Return where the letters and digits of one span or several stand."""
    if not spans:
        return frozenset()
    several = [spans] if isinstance(spans[0], int) else spans
    return frozenset(
        i for s, e in several for i in range(max(s, 0), min(e, len(text))) if text[i].isalnum()
    )


def _overlap(a: Places, b: Places) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _pairs(found: list[Places], gold: list[Places], least: float) -> dict[int, tuple[int, float]]:
    """Return for each gold item the found one and their overlap, the best overlaps first."""
    overlaps = [(_overlap(f, g), -i, -j) for i, f in enumerate(found) for j, g in enumerate(gold)]
    out: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= least and -i not in taken and -j not in out:
            out[-j] = (-i, overlap)
            taken.add(-i)
    return out


def _found_names(item: Item, key: str) -> list[str]:
    return [party["name"] for party in item.get(key) or []]


def _gold_names(item: Item, key: str) -> list[Names]:
    return [tuple(names) for names in item.get(key) or []]


# ---------------------------------------------------------------- quotes


def _quotes(gold: Item, found: list[Item], text: str, cast: Cast) -> Score:
    wanted = gold["quotes"]
    wanted_places = [_places(q["content"], text) for q in wanted]
    ignored = _places(gold.get("ignore"), text)
    found = [q for q in found if not _passed_over(q, text, wanted_places, ignored)]
    pairs = _pairs([_places(q["content"], text) for q in found], wanted_places, 0.5)
    both = [(found[i], wanted[j]) for j, (i, _) in pairs.items()]
    right = sum(_attributed(f, g, cast) for f, g in both)
    with_role = [(f, g) for f, g in both if g.get("role")]
    roles = sum(likeness(f.get("role") or "", g["role"]) > 0 for f, g in with_role)
    sizes = (len(found), len(wanted))
    return {
        "quotes": Count(len(both), *sizes),
        "quotes_strict": Count(sum(overlap >= 0.9 for _, overlap in pairs.values()), *sizes),
        "quotes_attributed": Count(right, *sizes),
        "quotes_marked": _of_kinds({"direct", "mixed"}, found, wanted, both),
        "quotes_indirect": _of_kinds({"indirect"}, found, wanted, both),
        "speaker_accuracy": Count(right, len(both), len(both)),
        "kind_accuracy": Count(sum(f["kind"] == g["kind"] for f, g in both), len(both), len(both)),
        "role_accuracy": Count(roles, len(with_role), len(with_role)),
        "false quotes": Count(len(found) - len(both), 0, len(text.split())),
    }


def _passed_over(quote: Item, text: str, wanted: list[Places], ignored: Places) -> bool:
    """Tell whether a quote lies in words that count neither way, and is none of the annotated."""
    own = _places(quote["content"], text)
    inside = bool(own) and 2 * len(own & ignored) >= len(own)
    return inside and all(_overlap(own, places) < 0.5 for places in wanted)


def _attributed(found: Item, gold: Item, cast: Cast) -> bool:
    return cast.attributes(_found_names(found, "speakers"), _gold_names(gold, "speakers"))


def _of_kinds(
    kinds: set[str], found: list[Item], wanted: list[Item], both: list[tuple[Item, Item]]
) -> Count:
    return Count(
        sum(f["kind"] in kinds and g["kind"] in kinds for f, g in both),
        sum(q["kind"] in kinds for q in found),
        sum(q["kind"] in kinds for q in wanted),
    )


# ---------------------------------------------------------------- accusations


@dataclass(frozen=True)
class Accusations:
    """Hold the counts, and which found accusation is which annotated one."""

    score: Score
    paired: dict[int, int]


@dataclass(frozen=True)
class Edge:
    """Join an accuser, read as itself or as the one it speaks for, and an accused."""

    accuser: tuple[Names, ...]
    accused: Names


def _accusations(gold: list[Item], found: list[Item], text: str, cast: Cast) -> Accusations:
    paired: dict[int, int] = {}
    words = [
        [_places(a.get("charge"), text) | _places(a.get("cue"), text) for a in side]
        for side in (found, gold)
    ]
    for j, (i, _) in _pairs(*words, least=0.3).items():
        if _same_sides(found[i], gold[j], cast):
            paired[i] = j
    status = sum(found[i].get("status") == gold[j].get("status") for i, j in paired.items())
    n = len(paired)
    return Accusations(
        {
            "accusation_edges": _edge_count(gold, found, cast),
            "accusations_charged": Count(n, len(found), len(gold)),
            "status_accuracy": Count(status, n, n),
        },
        paired,
    )


def _same_sides(found: Item, gold: Item, cast: Cast) -> bool:
    """Tell whether the accused agree, and the accusers as themselves or as those they speak for."""
    accusers = _found_names(found, "accusers") or _found_names(found, "on_behalf_of")
    wanted = _gold_names(gold, "accusers") or _gold_names(gold, "on_behalf_of")
    principals = _found_names(found, "on_behalf_of") or accusers
    wanted_principals = _gold_names(gold, "on_behalf_of") or wanted
    return (
        cast.agrees(accusers, wanted) or cast.agrees(principals, wanted_principals)
    ) and cast.agrees(_found_names(found, "accused"), _gold_names(gold, "accused"))


def _edge_count(gold: list[Item], found: list[Item], cast: Cast) -> Count:
    """Count who accuses whom; an edge found twice is neither right nor wrong."""
    wanted = _edges(gold, _gold_names)
    drawn = _edges(found, lambda item, key: [(name,) for name in _found_names(item, key)])

    def same(i: int, j: int) -> bool:
        f, g = drawn[i], wanted[j]
        if ((NOBODY,),) in (f.accuser, g.accuser):
            accuser = f.accuser == g.accuser
        else:
            accuser = any(cast.means(a[0], b) for a in f.accuser for b in g.accuser)
        return accuser and cast.means(f.accused[0], g.accused)

    right = pairing(len(drawn), len(wanted), same)
    strangers = sum(not any(same(i, j) for j in range(len(wanted))) for i in range(len(drawn)))
    return Count(right, right + strangers, len(wanted))


def _edges(accusations: list[Item], names: Any) -> list[Edge]:
    """Return each pair of accuser and accused once, by first mention."""
    edges: dict[tuple[Any, Any], Edge] = {}
    for item in accusations:
        accusers, principals = names(item, "accusers"), names(item, "on_behalf_of")
        principal = principals if len(principals) == 1 and len(accusers) < 2 else []
        for accuser in accusers or principal or [(NOBODY,)]:
            for accused in names(item, "accused"):
                key = (words_of(accuser[0]) or accuser[0], words_of(accused[0]))
                edges.setdefault(key, Edge((accuser, *principal), accused))
    return list(edges.values())


# ---------------------------------------------------------------- responses, precedents


def _responses(
    gold: list[Item], found: list[Item], text: str, cast: Cast, accusations: dict[int, int]
) -> Score:
    pairs = _pairs(
        [_places(r["evidence"], text) for r in found],
        [_places(r["evidence"], text) for r in gold],
        0.3,
    )
    both = [
        (found[i], gold[j])
        for j, (i, _) in pairs.items()
        if _same_responder(found[i], gold[j], cast)
    ]
    stances = [(set(f.get("stances") or []), set(g["stances"])) for f, g in both]
    links = sum(
        len({accusations.get(k) for k in f.get("answers") or []} & set(g.get("answers") or []))
        for f, g in both
    )
    return {
        "responses": Count(len(both), len(found), len(gold)),
        "stances": Count(
            sum(len(f & g) for f, g in stances),
            sum(len(f) for f, _ in stances),
            sum(len(g) for _, g in stances),
        ),
        "response_links": Count(
            links,
            sum(len(set(r.get("answers") or [])) for r in found),
            sum(len(r.get("answers") or []) for r in gold),
        ),
    }


def _same_responder(found: Item, gold: Item, cast: Cast) -> bool:
    """Tell whether whoever answers, or is answered for, agrees in any of the four ways."""
    keys = ("responders", "on_behalf_of")
    sides = [(_found_names(found, a), _gold_names(gold, b)) for a in keys for b in keys]
    return any(f and g and cast.agrees(f, g) for f, g in sides)


def _precedents(gold: list[Item], found: list[Item], text: str, cast: Cast) -> Score:
    pairs = _pairs(
        [_places(p["name_span"], text) for p in found],
        [_places(p["name"], text) for p in gold],
        0.3,
    )
    n = len(pairs)
    cited = sum(
        cast.agrees(_found_names(found[i], "cited_by"), _gold_names(gold[j], "cited_by"))
        for j, (i, _) in pairs.items()
    )
    return {
        "precedents": Count(n, len(found), len(gold)),
        "precedent_source": Count(cited, n, n),
    }
