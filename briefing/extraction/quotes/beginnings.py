"""Find where the clause or infinitive starts that a cue verb governs, and by which construction."""

from __future__ import annotations

from briefing.extraction.grammar.cues import cue_end
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import VERBAL, base, is_finite
from briefing.extraction.quotes.clauses import QUE, SI, bare, infinitive, is_infinitive
from briefing.extraction.quotes.complementizers import complementizer
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_ADVISING = {"conseiller", "recommander", "suggérer", "promettre"}
"""Verbs that are told to somebody as the ones that ask are: *conseille aux patients de …*."""
_SAYING = {"say", "answer", "add", "explain", "announce", "write", "admit", "deny"}


def _ready(verb: Token, layout: Layout) -> int | None:
    """Return where *prête à signer* starts in *s'est dite prête à signer*, or None."""
    doc, i = layout.doc, verb.i + 1
    if not is_reflexive(verb):
        return None
    while i < len(doc) and doc[i].pos_ == "ADV":
        i += 1
    if (
        i + 2 >= len(doc)
        or layout.mark_of[i] >= 0
        or (base(doc[i]) not in {"xcomp", "amod", "obj"} and verb.head.i != i)
    ):
        # « s'est dit disposé à »: the parse makes *dit* its auxiliary.
        return None
    led = i + 1
    if doc[led].text == ",":
        # « se dit incapable, pour l'instant, de se prononcer »
        led = next(
            (k + 1 for k in range(i + 2, min(i + 7, len(doc) - 2)) if doc[k].text == ","), led
        )
    if doc[i].pos_ not in {"ADJ", "NOUN", "VERB"} or doc[led].lower_ not in {"à", "de", "d'"}:
        return None
    return i if any(is_infinitive(t) for t in doc[led + 1 : led + 4]) else None


_JUDGED = 3
"""Words at most between marks of what a clause is called: *juge « tout à fait inadmissible » que …*."""


def _judged_in_marks(anchor: Token, layout: Layout) -> int | None:
    """Return where *« incompréhensible » que …* starts right behind *juge*, or None."""
    doc, i = layout.doc, anchor.i + 1
    while i + 2 < len(doc) and doc[i].pos_ == "ADV" and layout.mark_of[i] < 0:
        i += 1
    k = layout.opening(i)
    if k < 0 or layout.words_in(k) > _JUDGED:
        return None
    inner, stop = layout.token_range[k]
    after = layout.outer(k)[1]
    led = doc[after : after + 4]
    if len(led) < 4 or all(t.pos_ != "ADJ" for t in doc[inner:stop]):
        return None
    named = led[0].lower_ in QUE or (led[0].lower_ in {"de", "d'"} and any(map(is_infinitive, led)))
    return i if named else None


_QUESTION = set(
    "pourquoi comment combien quand où quel quelle quels quelles lequel laquelle qui".split()
)


def _question(anchor: Token, layout: Layout) -> int | None:
    """Return where an indirect question starts: *demande au maire pourquoi rien n'a bougé*, *ce qui …*."""
    doc, commas = layout.doc, 0
    for i in range(anchor.i + 1, min(anchor.i + _ASKED, layout.sentence_end(anchor.i) - 1)):
        token = doc[i]
        past = base(token) in {"acl", "amod"} and not is_finite(token)  # « la semaine passée »
        if layout.mark_of[i] >= 0 or (token.pos_ in VERBAL and not past):
            return None
        if token.is_punct:
            if token.text != ",":
                return None
            commas += 1
            continue
        what = token.lower_ == "ce" and doc[i + 1].lower_ in {"qui", "que", "qu'"}
        if what or (token.lower_ in _QUESTION and doc[i - 1].pos_ != "ADP"):
            plain = what or token.lower_ != "qui" or i == anchor.i + 1
            if token.lower_ in {"où", "quand"} and doc[i - 1].text == ",":
                # « plaide pour une régie, comme à Bourg en 2021, où elle a réussi »
                plain = anchor.lemma_.casefold() in _INQUIRES
            return i if plain and commas % 2 == 0 else None
    return None


_INQUIRES = {"demander", "redemander", "interroger", "questionner"}
_ASKED = 14
"""Tokens that whoever is asked may fill, an apposition between commas included."""


_TELLING = set(
    "say answer add explain announce write exclaim admit criticise deny ask order promise".split()
)


def clause_begin(
    verb: Token, cue: CueVerb, layout: Layout, knows: Knowledge
) -> tuple[int, str] | None:
    """Return where the governed clause starts and by which construction."""
    doc = layout.doc
    frames = cue.frames
    # In *fait savoir que*, the clause hangs below *savoir*.
    anchor = doc[cue_end(verb, knows) - 1]
    if anchor.lower_ in QUE:
        # « argumenter que »: the clause is sought from the verb on.
        anchor = verb
    if cue.rest and "que" in frames and anchor.i + 2 < len(doc):
        if doc[anchor.i + 1].lower_ in QUE and layout.mark_of[anchor.i + 1] < 0:
            # « jure ses grands dieux qu'il n'en savait rien »
            return anchor.i + 2, "clause"
    judged = _judged_in_marks(anchor, layout) if "attr" in frames else None
    if judged is not None:
        return judged, "clause"
    if "que" in frames or cue.verb_class in _TELLING:
        que = complementizer(anchor, layout, QUE)
        if que is not None and layout.mark_of[que.i] < 0:
            return que.i + 1, "clause"
    told = cue.verb_class == "ask" or "Inf" not in verb.morph.get("VerbForm", [])
    # « se dit désolé si elle a pu blesser »: the adjective's own.
    told = told and not (
        "attr" in frames and cue.reflexive and doc[min(anchor.i + 1, len(doc) - 1)].pos_ == "ADJ"
    )
    if ("si" in frames or cue.verb_class == "ask") and told:
        si = complementizer(anchor, layout, SI)
        near = si is not None and (
            cue.verb_class == "ask" or si.head.head.i in {verb.i, anchor.i} or si.i == anchor.i + 1
        )
        if si is not None and near and layout.mark_of[si.i] < 0:
            return si.i + 1, "clause"
    if cue.verb_class == "ask" and told:
        asked = _question(anchor, layout)
        if asked is not None:
            return asked, "clause"
    if verb.lower_.endswith("ant") and "que" in frames and verb.i + 2 < len(doc):
        # « ajoutant la Chine préconisait »: the *que* was forgotten.
        nxt = doc[verb.i + 1]
        if nxt.pos_ in {"DET", "PROPN"} and layout.mark_of[nxt.i] < 0:
            end = layout.sentence_end(verb.i)
            noun = next((t for t in doc[nxt.i : end] if t.pos_ in {"NOUN", "PROPN"}), None)
            finite = noun is not None and np_end(noun) < end and doc[np_end(noun)].pos_ in VERBAL
            if finite and noun is not None and is_finite(doc[np_end(noun)]):
                return nxt.i, "clause"
    ready = _ready(verb, layout)
    if ready is not None and cue.lemma in {"dire", "déclarer"}:
        return ready, "infinitive"
    stated = doc[min(anchor.i + 1, len(doc) - 1)]
    if "attr" in frames and cue.reflexive and (stated.pos_ == "ADJ" or stated.lower_ == "confiant"):
        # « s'est dit confiant dans la capacité du pays à dialoguer »
        return None
    if "inf" in frames:
        asked = cue.verb_class in {"ask", "order"} or cue.lemma in _ADVISING
        found = infinitive(verb, layout, asked=asked, last=anchor.i)
        if found is not None:
            return found[0], "infinitive"
    if cue.verb_class in _SAYING:
        # « racontent avoir vu », « a indiqué mardi n'avoir rien reçu »: any verb of saying takes it.
        said = infinitive(verb, layout, last=anchor.i)
        if said is not None and layout.mark_of[said[0]] < 0:
            lead = doc[said[0] - 1]
            parted = lead.text == "," and said[1].lower_ not in {"avoir", "être"}
            if lead.i == anchor.i or (lead.pos_ != "ADP" and not parted and _hangs(said[1], verb)):
                return said[0], "infinitive"
            if lead.i > anchor.i and lead.pos_ != "ADP" and bare(said[0], anchor.i, doc):
                return said[0], "infinitive"
    return None


def _hangs(infinitive: Token, verb: Token) -> bool:
    """Tell whether the infinitive, or the verb that it helps, is the complement of the cue."""
    main = infinitive.head if base(infinitive) == "aux" else infinitive
    return main.head.i == verb.i and base(main) in {"xcomp", "ccomp"}
