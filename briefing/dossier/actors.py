"""Gather the parties of a dossier over its articles: who they are, for whom they speak, since when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import fold, words
from briefing.model import AccusationRow, Actor, Party, QuoteRow, ResponseRow, Tenure


def cast(
    tellings: Tellings,
    accusations: Sequence[AccusationRow],
    responses: Sequence[ResponseRow],
    quotes: Sequence[QuoteRow],
) -> tuple[Actor, ...]:
    """Return who speaks, accuses, is accused or answers, the most present first."""
    accuses, accused = (
        _ids((r.id, (*r.accusers, *r.on_behalf_of)) for r in accusations),
        _ids((r.id, r.accused) for r in accusations),
    )
    responds = _ids((r.id, (*r.responders, *r.on_behalf_of)) for r in responses)
    by = _ids((q.id, q.speakers) for q in quotes)
    present = {a for table in (accuses, accused, responds, by) for a in table}
    known: dict[str, Party] = {}
    told_in: dict[str, set[int]] = defaultdict(set)
    roles: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, party, whole in tellings.cast.mentions():
        if whole.actor in present:
            known[whole.actor] = whole
            told_in[whole.actor].add(number)
            if party.role and whole.named:
                roles[whole.actor][party.role].add(number)
    about = _about(tellings, quotes, known)
    actors = []
    for actor in sorted(known):
        tenures = _tenures(tellings, roles[actor], known[actor])
        actors.append(
            Actor(
                id=actor,
                party=known[actor],
                roles=tuple(t.role for t in tenures),
                quotes_by=tuple(by.get(actor, ())),
                quotes_about=tuple(q for q in about.get(actor, ()) if q not in by.get(actor, ())),
                accuses=tuple(accuses.get(actor, ())),
                accused_in=tuple(accused.get(actor, ())),
                responds=tuple(responds.get(actor, ())),
                tenures=tenures,
                speaks_for=tuple(a for a in tellings.speaks_for(actor) if a in known),
            )
        )
    return tuple(sorted(actors, key=lambda a: (-_presence(a), not a.party.named, a.id)))


def _ids(rows: Iterable[tuple[str, Iterable[Party]]]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for row_id, parties in rows:
        for actor in dict.fromkeys(p.actor for p in parties if p.actor):
            out[actor].append(row_id)
    return out


def _presence(actor: Actor) -> int:
    return (
        len(actor.quotes_by)
        + 2 * len(actor.accuses)
        + 2 * len(actor.accused_in)
        + 2 * len(actor.responds)
    )


def _about(
    tellings: Tellings, quotes: Sequence[QuoteRow], known: dict[str, Party]
) -> dict[str, list[str]]:
    """Return the quotes that name each actor, found by the first word of each of its names."""
    names: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    for actor, party in known.items():
        if party.named:
            for form in (party.name, *party.aliases):
                first = words(form)[:1]
                if first and len(form) > 2:
                    pattern = re.compile(rf"\b{re.escape(fold(form))}\b")
                    names[first[0]].append((pattern, actor))
    out: dict[str, list[str]] = defaultdict(list)
    for q in quotes:
        said = fold(tellings.words_of(q.words[0].source, q.words[0].spans))
        naming = {
            actor
            for w in set(words(said))
            for pattern, actor in names.get(w, ())
            if pattern.search(said)
        }
        for actor in sorted(naming):
            out[actor].append(q.id)
    return out


def _tenures(tellings: Tellings, roles: dict[str, set[int]], party: Party) -> tuple[Tenure, ...]:
    """Return the roles with the dates of their sources, the latest first, shortened forms left out."""
    merged: dict[str, set[int]] = {}
    for role in sorted(roles, key=lambda r: (-len(words(r)), r)):
        if fold(role) == fold(party.name):
            continue
        home = next((r for r in merged if _same_office(role, r)), None)
        merged.setdefault(home or role, set()).update(roles[role])
    out = []
    for role, numbers in merged.items():
        dates = sorted(
            (d for n in numbers if (d := tellings.article[n].published)), key=lambda w: w.iso
        )
        out.append(
            Tenure(
                role,
                dates[0] if dates else None,
                dates[-1] if dates else None,
                tuple(sorted(numbers)),
            )
        )
    # Stable sorts: by role, then the latest first.
    out.sort(key=lambda t: t.role)
    out.sort(key=lambda t: (t.last.iso if t.last else "", len(t.sources)), reverse=True)
    return tuple(out)


_FORMER = {"ancien", "ancienne", "ex", "futur", "future"}


def _same_office(short: str, full: str) -> bool:
    """Tell whether *préfet* is *préfet du département*: its words begin it; *ancien* is another."""
    a, b = words(short), words(full)
    return b[: len(a)] == a and not (set(a) ^ set(b)) & _FORMER
