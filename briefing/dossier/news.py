"""Tell what is new since an earlier brief: accusations, answers, parties, and what is no longer told.

Rows are compared by who and by the words of charge or answer, never by their ids, which are counted anew
in each brief.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.dossier.terms import alike, fold, roots, text_of
from briefing.errors import UsageError
from briefing.model import (
    AccusationRow,
    Article,
    Dossier,
    Dropped,
    Excerpt,
    News,
    NewsItem,
    Party,
    When,
)

FORMAT = "briefing/1"
ALIKE = 0.5
LARGEST = 200_000_000
"""Bytes; a larger file is no brief of ours."""

Earlier = Mapping[str, Any]


def load_earlier(path: Path) -> Earlier:
    """Read the `brief.json` of an earlier brief.

    Raises:
        UsageError: it cannot be read, or is not a brief that this version can compare with.
    """
    remedy = "donner le brief.json d’une note faite par cette version"
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"--since : {path} est trop grand — {remedy}")
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            f"--since : {path} ne peut pas être lu ({error.strerror}) — {remedy}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"--since : {path} n’est pas du JSON lisible — {remedy}") from error
    found = value.get("format") if isinstance(value, dict) else None
    if found != FORMAT:
        told = f"est au format {found}" if isinstance(found, str) else "n’est pas une note"
        raise UsageError(f"--since : {path} {told} — {remedy}")
    try:
        # Touch all that the comparison needs, so that a damaged file is told here and not later.
        for d in value["dossiers"]:
            _accusations(d), _responses(d), _names(d)
        _issued(value)
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
        raise UsageError(f"--since : {path} est incomplet ou abîmé — {remedy}") from error
    return dict(value)


def compare(dossiers: Sequence[Dossier], articles: Mapping[int, Article], earlier: Earlier) -> News:
    """Return what the dossiers have that the earlier brief had not, and the other way round."""
    old = [row for d in earlier["dossiers"] for row in _accusations(d)]
    said = [row for d in earlier["dossiers"] for row in _responses(d)]
    known = {name for d in earlier["dossiers"] for name in _names(d)}
    items: list[NewsItem] = []
    found: set[int] = set()
    heard: set[int] = set()
    for d in dossiers:
        for row in d.accusations:
            now = _Told.of((*row.accusers, *row.on_behalf_of), row.accused, row.charges, articles)
            twins = [i for i, o in enumerate(old) if now.same(o)]
            found.update(twins)
            if not twins:
                items.append(_item("accusation", d, row.id, row.accusers, row.accused))
            else:
                items += _changes(d, row, [old[i] for i in twins])
        for answer in d.responses:
            now = _Told.of((*answer.responders, *answer.on_behalf_of), (), answer.words, articles)
            twins = [i for i, o in enumerate(said) if now.same(o)]
            heard.update(twins)
            if not twins:
                items.append(_item("response", d, answer.id, answer.responders, ()))
        for actor in d.actors:
            if actor.party.named and not _forms([actor.party]) & known:
                items.append(NewsItem("party", d.id, actor.id, (actor.party.name,)))
    dropped = [
        Dropped("accusation", o.names, o.against) for i, o in enumerate(old) if i not in found
    ]
    dropped += [Dropped("response", o.names) for i, o in enumerate(said) if i not in heard]
    order = {"status": 0, "accusation": 1, "response": 2, "party": 3}
    items.sort(key=lambda i: order[i.kind])
    return News(_issued(earlier), tuple(items), tuple(dict.fromkeys(dropped)))


def _changes(d: Dossier, row: AccusationRow, before: Sequence[_Told]) -> list[NewsItem]:
    """Return a change of status: an accusation withdrawn or denied since."""
    names, against = _shown(row.accusers), _shown(row.accused)
    out = []
    if row.status == "withdrawn" and all(o.status != "withdrawn" for o in before):
        out.append(NewsItem("status", d.id, row.id, names, against, "withdrawn"))
    elif row.denied and not any(o.denied for o in before):
        out.append(NewsItem("status", d.id, row.id, names, against, "denied"))
    return out


class _Told:
    """Hold a row of either brief as what it is compared by."""

    def __init__(
        self,
        who: frozenset[str],
        whom: frozenset[str],
        said: frozenset[str],
        names: tuple[str, ...],
        against: tuple[str, ...] = (),
        status: str = "",
        denied: bool = False,
    ) -> None:
        self.who, self.whom, self.said = who, whom, said
        self.names, self.against = names, against
        self.status, self.denied = status, denied

    @classmethod
    def of(
        cls,
        who: Sequence[Party],
        whom: Sequence[Party],
        words: Iterable[Excerpt],
        articles: Mapping[int, Article],
    ) -> _Told:
        said = " ".join(text_of(articles[e.source], e.spans) for e in list(words)[:1])
        return cls(_forms(who), _forms(whom), roots(said), _shown(who), _shown(whom))

    def same(self, other: _Told) -> bool:
        """Tell whether two rows share their parties and the words of charge or answer."""
        sides = (bool(self.who & other.who) or self.who == other.who) and (
            bool(self.whom & other.whom) or self.whom == other.whom
        )
        return sides and (not self.said or not other.said or alike(self.said, other.said, ALIKE))


def _item(
    kind: Any, d: Dossier, about: str, who: Sequence[Party], whom: Sequence[Party]
) -> NewsItem:
    return NewsItem(kind, d.id, about, _shown(who), _shown(whom))


def _shown(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(p.name for p in parties)


def _forms(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(fold(n) for p in parties for n in (p.name, *p.aliases))


# ---- the earlier brief, from its JSON


def _accusations(d: Mapping[str, Any]) -> list[_Told]:
    return [
        _Told(
            _read_forms([*a["accusers"], *a["on_behalf_of"]]),
            _read_forms(a["accused"]),
            roots(_first_text(a["charges"])),
            tuple(str(p["name"]) for p in a["accusers"]),
            tuple(str(p["name"]) for p in a["accused"]),
            str(a["status"]),
            bool(a.get("denied")),
        )
        for a in d["accusations"]
    ]


def _responses(d: Mapping[str, Any]) -> list[_Told]:
    return [
        _Told(
            _read_forms([*r["responders"], *r["on_behalf_of"]]),
            frozenset(),
            roots(_first_text(r["words"])),
            tuple(str(p["name"]) for p in r["responders"]),
        )
        for r in d["responses"]
    ]


def _names(d: Mapping[str, Any]) -> frozenset[str]:
    return _read_forms([a["party"] for a in d["actors"]])


def _read_forms(parties: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(fold(str(n)) for p in parties for n in (p["name"], *p.get("aliases", ())))


def _first_text(excerpts: Sequence[Mapping[str, Any]]) -> str:
    return " ".join(str(t) for t in excerpts[0]["texts"]) if excerpts else ""


def _issued(value: Mapping[str, Any]) -> When | None:
    issued = value["issued"]
    if issued is None:
        return None
    return When(str(issued["iso"]), issued["granularity"], bool(issued["inferred"]))
