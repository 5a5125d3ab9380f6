"""Read the signs that words between marks are somebody's speech, and no name, term or scare quote."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import POSSESSIVES, base, has_finite_verb, is_finite
from briefing.extraction.grammar.terms import is_named, is_term
from briefing.extraction.quotes.reported import somebody_speaks
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import speaks
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_ARTICLES = {
    "definite": {"le", "la", "l'", "les", "du", "au", "aux"},
    "indefinite": {"un", "une", "des", "d'", "de"},
    "owned": POSSESSIVES,
    "this": {"ce", "cet", "cette", "ces"},
}
_BOUNDS = (1, 2, 4, 8)
"""Numbers of words up to which a stretch is of one length."""
_NEAR, _FAR = 2, 8
"""Tokens between the verb and the marks."""


@dataclass(frozen=True, slots=True)
class Governed:
    """Hold a stretch with the verb that may report it and who is meant to speak."""

    mark: int
    verb: Token
    cue: CueVerb
    trust: float
    speaker: Resolved


def signs_of(
    governed: Governed, layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool]
) -> dict[str, float]:
    """Return the signs of a stretch that a verb may report."""
    signs = _of_stretch(governed.mark, layout)
    signs |= _of_verb(governed, layout)
    signs |= _of_speaker(governed, layout, resolver, knows)
    told = sum(used)
    signs["told"] = told / max(len(used), 1)
    signs["none told"] = float(not told)
    signs["plain"] = float(_is_plain(governed, layout, resolver, knows))
    return {s: v for s, v in signs.items() if v}


_LOOSE = 0.8
"""Trust from which a cue reports even somebody that nothing resolves."""
_ALOOF = 0.7
"""Trust under which one word between marks is held at arm's length rather than said."""
_WISHED, _FEW = 0.6, 3
"""Trust up to which a stretch must have some words (*redoutent « un plan déguisé »*)."""
_NAMING = 0.95
"""Trust under which what looks like a name is one."""


def _is_plain(governed: Governed, layout: Layout, resolver: Resolver, knows: Knowledge) -> bool:
    """Tell whether the verb, its subject and the words alone make it speech."""
    k, trust = governed.mark, governed.trust
    words, term = layout.words_in(k), is_term(k, layout)
    if trust < _WISHED or is_named(k, layout) or (term and trust < _NAMING):
        return False
    if (words < _FEW and trust <= _WISHED) or (words == 1 and (trust < _ALOOF or term)):
        # « présenter quelques « œuvres » »: held at arm's length.
        return False
    if governed.speaker:
        return speaks(governed.speaker, resolver)
    return trust >= _LOOSE and somebody_speaks(governed.verb, layout, knows, loose=words > 1)


def _of_stretch(k: int, layout: Layout) -> dict[str, float]:
    doc = layout.doc
    inner, stop = layout.token_range[k]
    start, end = layout.outer(k)
    words = layout.words_in(k)
    size = next((b for b in _BOUNDS if words <= b), 0)
    before = doc[start - 1].lower_ if start else ""
    article = next((name for name, forms in _ARTICLES.items() if before in forms), "")
    kind = article or (doc[start - 1].pos_ if start else "")
    after = doc[end].pos_ if end < len(doc) else ""
    capital = doc[inner].text[:1].isupper()
    signs = {
        "bias": 1.0,
        f"size={size}": 1.0,
        f"before={kind}": 1.0,
        f"before={kind} size={size}": 1.0,
        f"after={after}": 1.0,
        f"first={doc[inner].pos_}": 1.0,
        f"capital={capital} size={size}": 1.0,
        "named": float(is_named(k, layout)),
        "term": float(is_term(k, layout)),
        "finite": float(has_finite_verb(doc, inner, stop)),
        "stop": float(layout.ends_sentence(k)),
        "name": float(any(t.ent_type_ for t in doc[inner:stop])),
    }
    if start and doc[start - 1].pos_ == "NOUN":
        signs[f"noun={doc[start - 1].lemma_.casefold()}"] = 1.0
    if start > 1 and article and doc[start - 2].pos_ == "NOUN":
        signs[f"of={doc[start - 2].lemma_.casefold()}"] = 1.0
    return signs


def _of_verb(governed: Governed, layout: Layout) -> dict[str, float]:
    verb, cue = governed.verb, governed.cue
    start, end = layout.outer(governed.mark)
    gap = start - verb.i if verb.i < start else verb.i - end
    far = "near" if gap <= _NEAR else "far" if gap > _FAR else "between"
    between = layout.doc[verb.i + 1 : start]
    return {
        f"class={cue.verb_class}": 1.0,
        f"cue={cue.lemma}": 1.0,
        "longer cue": float(bool(cue.rest)),
        "trust": governed.trust,
        "guessed": float(governed.trust != cue.trust),
        f"gap={far}": 1.0,
        "verb inside": float(start <= verb.i < end),
        "verb after": float(verb.i > end),
        "finite cue": float(is_finite(verb)),
        f"cue is={base(verb)}": 1.0,
        "other verb": float(any(t.pos_ == "VERB" for t in between)),
        "comma": float(any(t.text == "," for t in between)),
    }


def _of_speaker(
    governed: Governed, layout: Layout, resolver: Resolver, knows: Knowledge
) -> dict[str, float]:
    speaker, verb = governed.speaker, governed.verb
    if not speaker:
        somebody = somebody_speaks(verb, layout, knows)
        loose = somebody or somebody_speaks(verb, layout, knows, loose=True)
        return {"nobody": 1.0, "somebody": float(somebody), "something": float(loose)}
    entries = [resolver.register.entries[e] for e in speaker.entries]
    return {
        f"who={entries[0].kind}": 1.0,
        "who is named": float(entries[0].named),
        "who is a place": float(entries[0].place),
        "speaks": float(speaks(speaker, resolver)),
        f"how={speaker.how}": 1.0,
    }
