"""Gather the parties of a dossier over its articles: one person, one state, one body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.dossier.terms import fold, same_party, text_of
from briefing.model import AccusationRow, Actor, Article, Party, QuoteRow, ResponseRow


def cast(
    accusations: Sequence[AccusationRow],
    responses: Sequence[ResponseRow],
    quotes: Sequence[QuoteRow],
    articles: dict[int, Article],
) -> tuple[Actor, ...]:
    """Return who speaks, accuses, is accused or answers, the most present first."""
    groups: list[list[Party]] = []

    def join(party: Party) -> None:
        home = [g for g in groups if any(same_party(party, p) for p in g)]
        if len(home) == 1:
            home[0].append(party)
        elif not home:
            groups.append([party])
        else:
            # A family name that fits two people: the one already told with just that name.
            exact = next(
                (g for g in home if any(fold(p.name) == fold(party.name) for p in g)), home[0]
            )
            exact.append(party)

    for row in accusations:
        for p in (*row.accusers, *row.accused, *row.on_behalf_of):
            join(p)
    for answer in responses:
        for p in (*answer.responders, *answer.on_behalf_of):
            join(p)
    for quote in quotes:
        for p in quote.speakers:
            join(p)
    used: dict[str, int] = {}
    actors = [_actor(g, accusations, responses, quotes, articles, used) for g in groups]
    return tuple(sorted(actors, key=lambda a: (-_presence(a), a.id)))


def _presence(actor: Actor) -> int:
    return (
        len(actor.quotes_by)
        + 2 * len(actor.accuses)
        + 2 * len(actor.accused_in)
        + 2 * len(actor.responds)
    )


def _actor(
    members: list[Party],
    accusations: Sequence[AccusationRow],
    responses: Sequence[ResponseRow],
    quotes: Sequence[QuoteRow],
    articles: dict[int, Article],
    used: dict[str, int],
) -> Actor:
    fullest = max(members, key=lambda p: (p.named, len(p.name.split()), len(p.name)))
    names = dict.fromkeys(n for p in members for n in (p.name, *p.aliases))
    roles = tuple(
        dict.fromkeys(p.role for p in members if p.role and fold(p.role) != fold(fullest.name))
    )
    party = replace(
        fullest,
        aliases=tuple(n for n in names if n != fullest.name),
        role=roles[0] if roles else None,
        gender=next((p.gender for p in members if p.gender), None),
    )
    ids = {id(p) for p in members}
    patterns = [re.compile(rf"\b{re.escape(fold(n))}\b") for n in names if len(n) > 2]
    slug = re.sub(r"[^a-z0-9]+", "-", fold(fullest.name)).strip("-") or "inconnu"
    used[slug] = used.get(slug, 0) + 1
    if used[slug] > 1:
        slug = f"{slug}-{used[slug]}"

    def mine(parties: tuple[Party, ...]) -> bool:
        return any(id(p) in ids for p in parties)

    by = tuple(q.id for q in quotes if mine(q.speakers))
    return Actor(
        id=f"acteur-{slug}",
        party=party,
        roles=roles,
        quotes_by=by,
        quotes_about=tuple(
            q.id
            for q in quotes
            if q.id not in by
            and party.named
            and any(
                p.search(fold(text_of(articles[q.words[0].source], q.words[0].spans)))
                for p in patterns
            )
        ),
        accuses=tuple(a.id for a in accusations if mine(a.accusers) or mine(a.on_behalf_of)),
        accused_in=tuple(a.id for a in accusations if mine(a.accused)),
        responds=tuple(r.id for r in responses if mine(r.responders) or mine(r.on_behalf_of)),
    )
