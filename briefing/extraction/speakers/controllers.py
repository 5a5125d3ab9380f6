"""Find the understood subject of a participle, gerund or infinitive: *Rappelant que …, Me Aubin a demandé*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.main_clauses import behind_clause
from briefing.extraction.grammar.syntax import base, children, subject
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import DOCUMENTS, acting_before, speaks
from briefing.language.plain_doc import Token

_ACTORS = {"NOUN", "PROPN", "PRON"}


def controller(verb: Token, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return the understood subject of a participle, gerund or infinitive."""
    sentence = layout.sentence_start(verb.i)
    led = [t for t in verb.doc[sentence : verb.i] if t.is_alpha]
    if verb.lower_.endswith("ant") and all(t.lower_ in {"en", "tout"} for t in led):
        # « Rappelant que …, Me Aubin a demandé »: who acts in the main clause.
        noun = behind_clause(verb.i + 1, layout.sentence_end(verb.i), layout, _ACTORS)
        found = resolver.all_of(noun) if noun is not None else NOBODY
        if found and speaks(found, resolver):
            return Resolved(found.entries, "controlled", verb.i)
    heard = _heard(verb, resolver)
    if heard:
        return heard
    joined = _joined(verb, layout, resolver, sentence)
    if joined:
        return joined
    said = resolver.speaker_before(verb.i, floor=sentence)
    apart = _past_comma(verb, layout, resolver)
    if apart and not said:
        return apart
    if (
        base(verb) in {"acl", "amod"}
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and verb.head.i < verb.i
    ):
        comma = any(t.text == "," for t in verb.doc[verb.head.i : verb.i])
        found = resolver.resolve(verb.head)
        if found and speaks(found, resolver) and not (comma and said):
            return Resolved(found.entries, "controlled", verb.i)
    if base(verb) == "acl" and verb.head.pos_ == "NOUN" and verb.head.head.pos_ == "VERB":
        own = subject(verb.head.head)
        if own is not None and own.i != verb.head.i and layout.mark_of[own.i] < 0:
            found = resolver.all_of(own)
            if found and speaks(found, resolver):
                return Resolved(found.entries, "controlled", verb.i)
    if base(verb) == "xcomp":
        # « admet un fonctionnaire, tandis que le porte-parole se borne à rappeler que »
        own = next((c for c in children(verb.head, "nsubj") if c.i < verb.head.i), None)
        found = resolver.all_of(own) if own is not None and _outside(own, layout) else NOBODY
        if found and speaks(found, resolver):
            return Resolved(found.entries, "controlled", verb.i)
    if said:
        return Resolved(said.entries, "controlled", verb.i)
    head = verb
    for _ in range(4):
        if head.head.i == head.i:
            break
        head = head.head
        own = subject(head)
        if own is not None and own.i != verb.i and _outside(own, layout):
            if layout.mark_of[own.i] >= 0:
                own = next((c for c in children(own, "appos") if c.ent_type_ == "PER"), own)
            found = resolver.all_of(own)
            if found and speaks(found, resolver):
                return Resolved(found.entries, "controlled", verb.i)
    found = acting_before(verb.i, sentence, layout, resolver)
    return Resolved(found.entries, "controlled", verb.i) if found else NOBODY


def _past_comma(verb: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Resolve *a volé au secours du député, ironisant*: who acts, whatever noun the parse hangs it on."""
    noun = verb.head
    beside = base(verb) in {"acl", "amod"} and noun.pos_ == "NOUN" and base(noun) in _BESIDE
    if not verb.lower_.endswith("ant") or verb.doc[verb.i - 1].text != "," or not beside:
        return NOBODY
    if noun.lower_.removesuffix("s") in DOCUMENTS:
        return NOBODY  # « a reçu une lettre, demandant son départ »
    above = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    own = subject(above) if above is not None else None
    if own is None or own.i > verb.i or layout.mark_of[own.i] >= 0:
        return NOBODY
    found = resolver.all_of(own)
    ready = bool(found) and speaks(found, resolver)
    return Resolved(found.entries, "controlled", verb.i) if ready else NOBODY


_BESIDE = {"obl", "obj", "nmod", "iobj"}


def _outside(own: Token, layout: Layout) -> bool:
    """Tell whether a subject stands in no quotation: *Le « président » autoproclamé, Paul Roux, a refusé*."""
    k = layout.mark_of[own.i]
    if k < 0:
        return True
    start, _ = layout.outer(k)
    return layout.words_in(k) == 1 and start > 0 and own.doc[start - 1].pos_ == "DET"


_PERCEIVES = {"entendre", "écouter", "voir", "laisser", "regarder"}


def _heard(verb: Token, resolver: Resolver) -> Resolved:
    """Resolve whom somebody hears say it: *On a entendu le commissaire déclarer que …*."""
    above = verb.head
    if "Inf" not in verb.morph.get("VerbForm", []) or above.lemma_.casefold() not in _PERCEIVES:
        return NOBODY
    heard = [c for c in children(above, "obj", "iobj") if above.i < c.i < verb.i]
    found = resolver.all_of(heard[-1]) if heard and heard[-1].pos_ in _ACTORS else NOBODY
    return found if found and speaks(found, resolver) else NOBODY


def _joined(verb: Token, layout: Layout, resolver: Resolver, sentence: int) -> Resolved:
    """Resolve *A et B se sont joints à C pour dénoncer*: all of them."""
    doc = layout.doc
    for i in range(verb.i - 1, max(sentence, verb.i - 12) - 1, -1):
        if doc[i].lower_ in {
            "joint",
            "joints",
            "jointe",
            "jointes",
            "joignent",
            "joignant",
            "rallié",
            "ralliés",
        }:
            own = subject(doc[i])
            first = resolver.all_of(own) if own is not None else NOBODY
            entries = list(first.entries)
            for j in range(i + 1, verb.i):
                mention = resolver.register.mention_at(j)
                if mention is not None and mention.start == j and mention.entry not in entries:
                    entries.append(mention.entry)
            return Resolved(tuple(entries), "controlled", verb.i) if first else NOBODY
    return NOBODY
