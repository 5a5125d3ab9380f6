"""Prepare a serialised brief for the templates: numbers, cross-references, what stands first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from briefing.rendering.labels import CHANGE, DOUBTFUL, STANCE, UNNAMED
from briefing.rendering.typography import count
from briefing.rendering.versions import pieces

Row = dict[str, Any]

SHORT = 2
"""A dossier of so many articles or fewer folds its empty sections."""
SLACK = 2
"""So few rows over a limit are printed rather than announced."""
FEW_DOSSIERS = 3
"""With more dossiers than this the contents list names the dossiers alone, not their sections."""
SECTIONS = (
    ("essentiel", "L’essentiel", "summary"),
    ("accusations", "Qui accuse qui", "accusations"),
    ("reponses", "Réponses officielles", "responses"),
    ("precedents", "Précédents cités", "precedents"),
    ("citations", "Citations marquantes", "quotes"),
    ("divergences", "Versions divergentes", "divergences"),
    ("chronologie", "Chronologie", "chronology"),
    ("acteurs", "Acteurs", "actors"),
)
FOLDED = {"divergences", "chronology", "actors"}
"""Sections that are left out when empty, however long the dossier."""
RANKED = [field for _, _, field in SECTIONS if field != "summary"]
NEWS = {"id": "nouveau", "label": "Ce qui est nouveau", "level": 1}
CLOSING = (("sources", "Sources"), ("passages", "Passages"), ("methode", "Méthode et limites"))


@dataclass(frozen=True, slots=True)
class Limits:
    """Say how many rows of each section stand in the body; the others follow, folded or annexed.

    Set so that a dossier of 5 to 20 articles takes at most four A4 pages before « Passages ».
    """

    accusations: int = 8
    responses: int = 8
    quotes: int = 5
    precedents: int = 6
    divergences: int = 3
    chronology: int = 8
    actors: int = 12

    def shared(self, dossiers: int) -> Limits:
        """Return the limits of each of several dossiers."""
        return Limits(*(max(2, -(-getattr(self, f.name) // dossiers)) for f in fields(self)))


class Places:
    """Find the highlighted stretch of « Passages » that shows an excerpt; remember those asked for."""

    def __init__(self, passages: Sequence[Mapping[str, Any]]) -> None:
        self._stretches: dict[int, list[tuple[int, int, str]]] = {}
        for passage in passages:
            for k, (start, end) in enumerate(passage["spans"], 1):
                stretch = (start, end, f"{passage['id']}-{k}")
                self._stretches.setdefault(passage["source"], []).append(stretch)
        self.used: set[str] = set()

    def find(self, excerpt: Mapping[str, Any]) -> str | None:
        """Return the id of the stretch in which the excerpt begins."""
        if not excerpt["spans"]:
            return None
        at, until = excerpt["spans"][0]
        for start, end, name in self._stretches.get(excerpt["source"], ()):
            if start < until and at < end:
                self.used.add(name)
                return name
        return None

    def excerpt(self, excerpt: Mapping[str, Any]) -> Row:
        """Return an excerpt with the ids of its stretch and of the whole passage."""
        target = self.find(excerpt)
        passage = target.rsplit("-", 1)[0] if target else None
        return {**excerpt, "target": target, "passage": passage}


def prepare(data: Mapping[str, Any]) -> Row:
    """Return what the templates see of a brief; `data` itself is left as it is."""
    places = Places(data["passages"])
    limits = Limits().shared(len(data["dossiers"]) or 1)
    dossiers = [_dossier(d, places, limits) for d in data["dossiers"]]
    facts = {fact["id"]: fact for d in dossiers for fact in _facts_of(d)}
    return {
        **data,
        "dossiers": dossiers,
        "passages": [_passage(p, places, facts) for p in data["passages"]],
        "outlets": len({s["outlet"] for s in data["sources"] if s["outlet"]}),
        "news": data.get("news"),
        "contents": ([NEWS] if data.get("news") else []) + _contents(dossiers),
    }


def _dossier(d: Mapping[str, Any], places: Places, limits: Limits) -> Row:
    accusations = _ranked(
        [_fact(a, places, "charges") for a in d["accusations"]], limits.accusations, _weak_charge
    )
    responses = _ranked(
        [_fact(r, places, "words") for r in d["responses"]], limits.responses, _weak_response
    )
    _tie(accusations, responses, places)
    quotes = _ranked(
        [_fact(q, places, "words") for q in d["quotes"] if q["selected"]],
        limits.quotes,
        lambda q: -q["weight"],
    )
    precedents = [_fact(p, places, "names") for p in d["precedents"]]
    named = _named(accusations, responses, quotes)
    actors = [{**a, "tally": _tally(a)} for a in d["actors"]]
    names = {a["id"]: a["party"]["name"] for a in d["actors"]}
    for a in actors:
        a["speaks_for"] = [names[i] for i in a.get("speaks_for", ()) if i in names]
    out = {
        **d,
        "summary": [places.excerpt(e) for e in d["summary"]],
        "accusations": accusations,
        "responses": responses,
        "responders": _grouped([r for r in responses if r["main"]], "responders"),
        "all_responders": _grouped(responses, "responders"),
        "other_responders": _grouped([r for r in responses if not r["main"]], "responders"),
        "quotes": quotes,
        "speakers": _grouped([q for q in quotes if q["main"]], "speakers"),
        "all_speakers": _grouped(quotes, "speakers"),
        "other_speakers": _grouped([q for q in quotes if not q["main"]], "speakers"),
        "precedents": _ranked(precedents, limits.precedents, lambda p: -len(p["sources"])),
        "divergences": _ranked(
            [_divergence(v, places, named) for v in d["divergences"]],
            limits.divergences,
            lambda v: v["kind"] == "only",
        ),
        "chronology": _ranked(
            [_dated(c, places, named) for c in d["chronology"]],
            limits.chronology,
            _vague,
            reorder=False,
        ),
        "actors": _ranked(actors, limits.actors, lambda a: 0),
    }
    out["short"] = len(d["sources"]) <= SHORT
    return out | {"rest": sum(not row["main"] for key in RANKED for row in out[key])}


def _ranked(
    rows: list[Row], limit: int, weakness: Callable[[Row], Any], *, reorder: bool = True
) -> list[Row]:
    """Mark the rows of the body as `main`, put them first and number all; order stays otherwise."""
    chosen = set(range(len(rows)))
    if len(rows) > limit + SLACK:
        chosen = set(sorted(chosen, key=lambda i: (weakness(rows[i]), i))[:limit])
    for i, row in enumerate(rows):
        row["main"] = i in chosen
    ordered = sorted(rows, key=lambda r: not r["main"]) if reorder else rows
    for number, row in enumerate(ordered, 1):
        row["number"] = number
    return ordered


def _weak_charge(a: Row) -> tuple[bool, bool, bool, int]:
    """Order accusations: with both parties named, sure, with a charge, in many outlets."""
    named = all(any(p.get("named", True) for p in a[side]) for side in ("accusers", "accused"))
    return not named, a["confidence"] < DOUBTFUL, not a["charges"], -a["outlets"]


def _weak_response(r: Row) -> tuple[bool, bool, bool, int]:
    """Order responses: to an accusation, sure, saying more than that no comment is made, in many outlets."""
    silent = r["stances"] == ["no_comment"]
    return not r["answers"], r["confidence"] < DOUBTFUL, silent, -r["outlets"]


def _vague(c: Row) -> tuple[bool, int]:
    return c["when"]["inferred"], -len(c["when"]["iso"])


def _fact(row: Mapping[str, Any], places: Places, words: str) -> Row:
    """Return a row with its excerpts placed and one reference a source, to its own words first."""
    own = [places.excerpt(e) for e in row[words]]
    mentions = [places.excerpt(e) for e in row["mentions"]]
    refs: dict[int, Row] = {}
    for e in (*own, *mentions):
        if refs.get(e["source"], {"target": None})["target"] is None:
            refs[e["source"]] = {k: e[k] for k in ("source", "target", "passage")}
    return {
        **row,
        words: own,
        "mentions": mentions,
        "refs": [refs[n] for n in sorted(refs)],
        "doubtful": row["confidence"] < DOUBTFUL,
    }


def _tie(accusations: list[Row], responses: list[Row], places: Places) -> None:
    """Tell each accusation who answered it or took it back, and each response what it answers."""
    known = {r["id"]: r for r in responses}
    numbers = {a["id"]: a["number"] for a in accusations}
    for a in accusations:
        withdrawal = a.get("withdrawal")
        a["withdrawal"] = places.excerpt(withdrawal) if withdrawal else None
        a["answered"] = _answered([known[r] for r in a["responses"] if r in known])
    for r in responses:
        r["replies"] = [{"id": a, "number": numbers[a]} for a in r["answers"] if a in numbers]
        r["replies"].sort(key=lambda reply: reply["number"])


def _named(accusations: list[Row], responses: list[Row], quotes: list[Row]) -> dict[str, Row]:
    """Return how each printed fact is called in a cross-reference, by its id."""
    return {
        row["id"]: {"id": row["id"], "label": f"{kind} {row['number']}"}
        for kind, rows in (
            ("accusation", accusations),
            ("réponse", responses),
            ("citation", quotes),
        )
        for row in rows
    }


def _divergence(v: Mapping[str, Any], places: Places, named: Mapping[str, Row]) -> Row:
    """Return a divergence with the fact it is about, if printed, and its versions cut where they differ."""
    versions = []
    for e in v["versions"]:
        others = [n for n in e.get("sources", ()) if n != e["source"]]
        change = CHANGE[e.get("change", "reference")]
        versions.append(
            places.excerpt(e) | {"pieces": pieces(e), "others": others, "change": change}
        )
    return {**v, "versions": versions, "about": named.get(v["about"])}


def _dated(c: Mapping[str, Any], places: Places, named: Mapping[str, Row]) -> Row:
    """Return a dated sentence with the other sources that tell it and the facts it tells."""
    mention = places.excerpt(c["mention"])
    others = [n for n in c.get("sources", ()) if n != mention["source"]]
    about = [named[i] for i in c.get("about", ()) if i in named]
    return {**c, "mention": mention, "others": others, "about": about}


def _answered(responses: list[Row]) -> list[Row]:
    """Return who answered, once each, with all stances and the first of the responses to link to."""
    out: dict[str, Row] = {}
    for r in responses:
        name = ", ".join(p["name"] for p in r["responders"]) or UNNAMED
        entry = out.setdefault(name, {"id": r["id"], "name": name, "stances": []})
        entry["stances"] += [s for s in map(STANCE.get, r["stances"]) if s not in entry["stances"]]
    return list(out.values())


def _grouped(rows: list[Row], field: str) -> list[Row]:
    """Gather the rows of the same parties, by first appearance: their names are then printed once."""
    out: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        parties, behalf = row[field], row["on_behalf_of"]
        key = (tuple(p["name"] for p in parties), tuple(p["name"] for p in behalf))
        out.setdefault(key, {"parties": parties, "on_behalf_of": behalf, "rows": []})[
            "rows"
        ].append(row)
    return list(out.values())  # fmt: skip


def _tally(a: Mapping[str, Any]) -> list[str]:
    """Return how often an actor accuses, is accused, answers, speaks and is spoken of."""
    told = [
        "accuse " + count(len(a["accuses"]), "fois", "fois") if a["accuses"] else "",
        "accusé " + count(len(a["accused_in"]), "fois", "fois") if a["accused_in"] else "",
        count(len(a["responds"]), "réponse") if a["responds"] else "",
        count(len(a["quotes_by"]), "citation") if a["quotes_by"] else "",
        count(len(a["quotes_about"]), "citation") + " à son sujet" if a["quotes_about"] else "",
    ]
    return [words for words in told if words]


def _facts_of(d: Row) -> list[Row]:
    """Return the id, as the page has it, and the name of each fact of a dossier."""
    out = []
    for section, kind, entries in (
        (
            "essentiel",
            "essentiel",
            [(f"essentiel-{i}", i) for i in range(1, len(d["summary"]) + 1)],
        ),
        ("accusations", "accusation", [(r["id"], r["number"]) for r in d["accusations"]]),
        ("reponses", "réponse", [(r["id"], r["number"]) for r in d["responses"]]),
        ("citations", "citation", [(r["id"], r["number"]) for r in d["quotes"]]),
        ("precedents", "précédent", [(r["id"], r["number"]) for r in d["precedents"]]),
        ("chronologie", "date", [(f"date-{c['number']}", c["number"]) for c in d["chronology"]]),
    ):
        out += [
            {
                "id": f"{d['id']}-{name}",
                "section": f"{d['id']}-{section}",
                "kind": kind,
                "label": f"{kind} {number}",
            }
            for name, number in entries
        ]
    return out  # fmt: skip


def _passage(p: Mapping[str, Any], places: Places, facts: Mapping[str, Row]) -> Row:
    """Return a passage as stretches of text, each with its mark and, if a fact points there, its id."""
    stretches = [
        {
            "text": text,
            "mark": mark,
            "id": name if (name := f"{p['id']}-{k}") in places.used else None,
        }
        for k, (text, mark) in enumerate(zip(p["texts"], p["marks"], strict=True), 1)
    ]
    order = list(facts)
    back = [facts[ref] for ref in sorted((r for r in p["refs"] if r in facts), key=order.index)]
    return {**p, "stretches": stretches, "back": back}


def _contents(dossiers: list[Row]) -> list[Row]:
    """Return the entries of the contents list, those sections left out that are not printed."""
    several = len(dossiers) > 1
    items: list[Row] = []
    for d in dossiers:
        if several:
            items.append({"id": d["id"], "label": d["title"], "level": 1})
        if len(dossiers) > FEW_DOSSIERS:
            continue
        for key, label, field in SECTIONS:
            if d[field] or field == "summary" or not (d["short"] or field in FOLDED):
                level = 2 if several else 1
                items.append({"id": f"{d['id']}-{key}", "label": label, "level": level})
    return items + [{"id": key, "label": label, "level": 1} for key, label in CLOSING]
