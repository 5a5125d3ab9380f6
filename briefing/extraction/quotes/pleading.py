"""Tell whether what stands behind *pour* is somebody's own saying: *Pour la défense, Me X a plaidé « … »*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.speakers.speakers import Resolver
from briefing.model import Span

_SAYS = 0.6
"""Trust from which a verb tells that its subject speaks."""


def says_itself(
    behind: int, parts: list[Span], layout: Layout, resolver: Resolver, knows: Knowledge
) -> bool:
    """Tell whether what stands behind *pour* is somebody's saying: *Pour la défense, Me X a plaidé « … »*.

    `behind` is the token after the source, `parts` what it would say, maybe only past a colon.
    """
    doc, tokens = layout.doc, layout.tokens_in(parts)
    tokens = [*doc[behind : tokens[0].i], *tokens]
    verb = next((t for t in tokens if t.pos_ == "VERB" and layout.mark_of[t.i] < 0), None)
    cue = knows.cue_verb(verb) if verb is not None else None
    if verb is None or cue is None or cue.trust < _SAYS:
        return False
    marked = any(layout.mark_of[t.i] >= 0 for t in tokens if t.i > verb.i)
    for i in range(tokens[0].i, verb.i):
        mention = resolver.register.mention_at(i)
        if mention is not None and mention.start == i and mention.subject:
            person = resolver.register.entries[mention.entry].kind == "person"
            pleads = doc[max(i - 1, 0)].lower_ in {"me", "maître"}
            return person and (marked or pleads)
    return False
