"""Look a second time at who speaks, when all quotations are found and the whole article is known.

Where words name the speaker beside the cue nothing is left to weigh. Pronouns, descriptions and quotations without
a cue leave a choice: somebody else speaks where the trees of `fitted/speaker_trees.tsv`, which
`training/scorers.py` writes, give him a better chance than whom the rules chose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.trees import grove
from briefing.extraction.quotes.claimants import Claimant, Claims
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.speakers import Resolver

_NAMED = {"name", "name with role", "label", "interviewee", "voice"}
"""How a speaker was found whom words beside the cue name."""
WEIGHED = "weighed"
"""How a speaker was found whom the second look chose."""


def reconsidered(quotes: Sequence[Found], layout: Layout, resolver: Resolver) -> list[Found]:
    """Return the quotes, each by who most likely speaks."""
    margin, trees = grove("speaker_trees")
    weighed = lines(quotes, layout, resolver)
    chances = iter(trees.chances([c.signs for line in weighed for c in line]))
    return [
        _again(quote, {c.entry: next(chances) for c in line}, margin)
        for quote, line in zip(quotes, weighed, strict=True)
    ]


def lines(quotes: Sequence[Found], layout: Layout, resolver: Resolver) -> list[list[Claimant]]:
    """Return for each quotation who may speak it; nobody where its speaker is named, or several are."""
    claims = Claims(quotes, layout, resolver)
    return [
        [] if quote.speaker.how in _NAMED else claims.claimants(n) for n, quote in enumerate(quotes)
    ]


def _again(quote: Found, chances: Mapping[int, float], margin: float) -> Found:
    if len(chances) < 2:
        return quote
    chosen = quote.speaker.entries[0]
    best = max(chances, key=lambda entry: chances[entry])
    if best == chosen or chances[best] < chances[chosen] + margin:
        return quote
    return replace(quote, speaker=Resolved((best,), WEIGHED, quote.speaker.head))
