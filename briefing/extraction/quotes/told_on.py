"""Find who goes on telling in a sentence without a subject: *Et d'avertir que …*, *Et prévient que …*."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import children, is_finite, verb_group_start
from briefing.extraction.speakers import stage
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import acting_before
from briefing.language.plain_doc import Token

_FAR = 120
"""Tokens behind *et d'ajouter* within which its speaker has spoken."""


def narrates_on(verb: Token) -> bool:
    """Tell whether a verb goes on with who spoke before."""
    return _narrative(verb) or _goes_on(verb)


def told_on(verb: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Return who goes on: who spoke last, or who acts before words that no cue reports.

    *La maire calme les esprits. « S'en prendre à elle ne sert à rien. » Et de promettre d'« appeler … »*
    """
    begin = layout.sentence_start(verb.i)
    last = resolver.speaker_before(verb.i, floor=max(verb.i - _FAR, 0))
    k = layout.closing(begin - 1)
    if k >= 0:
        start = layout.outer(k)[0]
        if not last or last.head < layout.sentence_start(max(start - 1, 0)):
            floor = layout.token_from(layout.paragraph_from(layout.marks[k].outer.start))
            floor = max(floor, last.head + 1)
            acting = stage.before(start, floor, layout, resolver, bool, told=bool(last))
            last = acting or last
    return last or acting_before(begin, layout.sentence_start(begin - 1), layout, resolver)


def _narrative(verb: Token) -> bool:
    """Tell whether an infinitive narrates: *Et d'avertir que …* goes on with who spoke before."""
    doc, i = verb.doc, verb.i - 1
    if "Inf" not in verb.morph.get("VerbForm", []):
        return False
    while i > 0 and doc[i].lower_ in {"se", "s'", "lui", "leur", "aussitôt"}:
        i -= 1
    if i < 1 or doc[i].lower_ not in {"de", "d'"} or doc[i - 1].lower_ not in {"et", "avant"}:
        return False
    return doc[i - 1].text[:1].isupper() or i == 1


def _goes_on(verb: Token) -> bool:
    """Tell whether a sentence goes on with who spoke before: *Et prévient que la maison se défendra*."""
    group = verb_group_start(verb)
    if not group or (not is_finite(verb) and not children(verb, "aux")):
        return False
    before = verb.doc[group - 1]
    opens = before.text in {"Et", "Mais", "Puis"} and before.is_sent_start is not False
    return opens and not children(verb, "nsubj")
