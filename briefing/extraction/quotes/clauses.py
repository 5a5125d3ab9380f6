"""Find where a reported clause starts: after *que* or *si*, or in the infinitive."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    NEGATIONS,
    OF,
    VERBAL,
    base,
    has_finite_verb,
    is_finite,
)
from briefing.extraction.quotes.inverted import is_time
from briefing.language.lexicon import fold
from briefing.language.plain_doc import Doc, Token

QUE = {"que", "qu'"}
SI = {"si", "s'"}
GOVERNS = 0.7
_AFTER_CUE = 6
MAX_GAP = 22
"""Tokens allowed between a cue verb and its *que* (*a déclaré à l'AFP, lundi à Lyon, que*)."""


def clause_before(begin: int, end: int, layout: Layout, knows: Knowledge) -> int | None:
    """Return where a clause starts that a cue governs between the tokens: *a rappelé que …*."""
    doc = layout.doc
    for i in range(begin, end - 2):
        if doc[i].lower_ not in QUE or layout.mark_of[i] >= 0:
            continue
        for j in range(i - 1, max(i - _AFTER_CUE, begin) - 1, -1):
            if doc[j].text in {",", ";"}:
                break
            if doc[j].pos_ in VERBAL and layout.mark_of[j] < 0:
                cue = knows.cue_verb(doc[j])
                if cue is not None and cue.trust >= GOVERNS and "que" in cue.frames:
                    return i + 1
                break
    return None


_PURPOSE = frozenset(("afin", "avant", "lors", "faute", "histoire", "lieu", "façon", "manière"))
"""Before *de* and an infinitive: why, when or how it is said, not what."""


_BEFORE_VERB = set("ne n' pas plus jamais se s' y en le la les l' lui leur ni".split())


def infinitive(
    verb: Token, layout: Layout, *, asked: bool = False, last: int = -1
) -> tuple[int, Token] | None:
    """Return where the infinitive clause of a cue starts and its verb (*de signer*, *vouloir*).

    `asked` says that the cue asks somebody to do something: whatever noun stands in between;
    `last` is the last token of a longer cue (*faire savoir*).
    """
    doc = verb.doc
    limit = min(layout.sentence_end(verb.i), verb.i + MAX_GAP)
    last = max(last, verb.i)
    for i in range(last + 1, limit):
        token = doc[i]
        if token.text in {";", ":"} or token.lower_ in QUE:
            return None
        if (token.pos_ in VERBAL and is_infinitive(token)) or _hidden_infinitive(token):
            if token.lower_ == "savoir" and [t.lower_ for t in doc[i - 2 : i]] == [",", "à"]:
                # « la solution proposée par le Sénat, à savoir l'effacement des dettes »
                return None
            if (
                token.lower_ == "partir"
                and doc[i - 1].lower_ == "à"
                and {t.lower_ for t in doc[i + 1 : i + 2]} <= OF
            ):
                continue  # « fut instruite par le juge Roux à partir de 1997 »
            start = i
            while start > last + 1 and (
                doc[start - 1].lower_ in _BEFORE_VERB
                and doc[start - 1].pos_ in {"PRON", "ADV", "PART", "DET", "ADP"}
            ):
                start -= 1
            if doc[start].lower_ in NEGATIONS and doc[start - 1].lower_ not in {"ne", "n'"}:
                # « ne conteste pas avoir signé »: the negation is the cue's.
                start += 1
            start = with_adverbs(start, last, doc)
            opened = layout.mark_of[start]
            first = start
            if opened >= 0:
                first = layout.outer(opened)[0]
                inner = layout.token_range[opened][0]
                if inner < start and doc[first - 1].lower_ in {"ne", "n'"}:
                    # « promet de ne « rien lâcher » »
                    start = inner
                if first <= verb.i or inner != start:
                    # « se dit « prêt à discuter » »: words between marks, no clause of the cue.
                    return None
            while opened >= 0 and doc[first - 1].lower_ in {"ne", "n'", "pas", "plus", "jamais"}:
                first -= 1
                start = first
            lead = doc[first - 1]
            if lead.lower_ in {"de", "d'"} and _of_noun(first - 2, last, doc):
                return None
            if lead.lower_ in {"un", "une", "ce", "son", "mon"}:
                # « propose un « dîner au bord du volcan » »
                return None
            if lead.lower_ in {"pour", "sans", "par", "comment"} and lead.i != last:
                # « Il est reconnu pour contribuer … », « explique comment remplir un dossier »
                return None
            main = token.head if base(token) == "aux" else token
            if main.head.i == verb.i and base(main) in {"xcomp", "ccomp"}:
                # « assure au contraire l'avoir alerté », « a nié devant les juges avoir signé »
                return start, token
            led = doc[first - 2]
            if led.lower_.removesuffix("s") in _ABLE and led.i > last + 1:
                # « promet des tests, capables de révéler la fraude »
                return None
            if not asked and led.pos_ == "ADJ" and (token.head.i == led.i or led.i == last + 1):
                # « s'est dite prête à démissionner »: the adjective's own.
                return None
            if lead.i == last or lead.lower_ in {"de", "d'", "à"} or lead.pos_ == "ADV":
                if asked or lead.i == last or _below(token, verb):
                    return start, token
                return None
            return (start, token) if not asked and bare(first, last, doc) else None
        if token.pos_ in VERBAL and is_finite(token) and layout.mark_of[i] < 0:
            return None
        if token.pos_ == "VERB" and doc[i - 1].pos_ == "CCONJ" and layout.mark_of[i] < 0:
            # « a promis une aide et exhorté la ville à rouvrir »: the infinitive is the second one's.
            return None
    return None


def bare(start: int, last: int, doc: Doc) -> bool:
    """Tell whether an infinitive that nothing leads to is the cue's: *a annoncé lundi avoir …*.

    What stands between may be asides between commas, never half of one.
    """
    between = doc[last + 1 : start]
    commas = sum(t.text == "," for t in between)
    parted = between[-1].text == ","
    lead = between[-2] if parted and len(between) > 1 else between[-1]
    nominal = lead.pos_ in {"NOUN", "PROPN", "NUM", "ADV", "ADJ", "PRON"} or is_time(lead)
    return nominal and commas % 2 == 0 and not any(t.pos_ == "CCONJ" for t in between[-2:])


_CLUSTER = set("ne n' pas plus jamais se s' y en le la les l' lui leur tout rien mieux".split())


def with_adverbs(start: int, last: int, doc: Doc) -> int:
    """Step back to *de* over what goes with the infinitive: *de ne surtout pas*, *de tout*."""
    i = start
    if doc[i - 1].lower_ == "même" and doc[i - 3].lower_ == "tout":
        # « reconnaît tout de même avoir manqué de tact »
        return start
    while i > last + 1 and (doc[i - 1].lower_ in _CLUSTER or doc[i - 1].pos_ == "ADV"):
        i -= 1
    return i if doc[i - 1].lower_ in {"de", "d'", "à"} else start


def is_infinitive(token: Token) -> bool:
    """Tell whether the token is an infinitive, the auxiliaries however they are tagged."""
    if "Inf" in token.morph.get("VerbForm", []):
        return True
    return token.pos_ == "AUX" and token.lower_ in {"avoir", "être"}


def _hidden_infinitive(token: Token) -> bool:
    """Tell whether the tagger took an infinitive behind a pronoun for a noun: *à en publier*."""
    if token.pos_ not in {"NOUN", "ADJ"} or not token.lower_.endswith(("er", "ir", "re")):
        return False
    doc, i = token.doc, token.i
    return (
        i > 1
        and doc[i - 1].lower_ in {"en", "y", "se", "s'"}
        and doc[i - 2].lower_ in {"à", "de", "d'"}
    )


def _below(token: Token, verb: Token) -> bool:
    """Tell whether the infinitive depends on the verb, or at least on nothing verbal in between."""
    for head in token.ancestors:
        if head.i == verb.i:
            return True
        if head.pos_ == "VERB" and head.i > verb.i and head.i < token.i:
            return False
        if head.pos_ == "NOUN" and verb.i < head.i < token.i and base(token) in {"acl", "nmod"}:
            # « a le droit de réagir »: the noun's own complement, unless the verb asks for it.
            return base(head) in {"obj", "iobj", "obl"} and token.i - head.i > 1
    return True


_ABLE = {"capable", "susceptible", "incapable"}
_OWN_COMPLEMENT = set("interdiction obligation possibilité droit faculté autorisation".split())
ANY = {"tout", "toute", "aucun", "aucune"}
"""Before what is denied: *conteste toute volonté de nuire*."""


def _of_noun(i: int, last: int, doc: Doc) -> bool:
    """Tell whether *de* and an infinitive are those of the noun before: *a requis l'interdiction de gérer*.

    So are those of what is denied: *conteste toute volonté de punir les grévistes*.
    """
    if doc[i].lower_ in _PURPOSE:
        return True
    while i > last + 1 and doc[i].pos_ == "ADJ":
        i -= 1  # « une interdiction définitive d'exercer »
    return doc[i].lower_ in _OWN_COMPLEMENT or (i > last + 1 and doc[i - 1].lower_ in ANY)


_RELATIVE = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"}


_TENSE = 3
"""Tokens of *devant se tenir*, at the end of what a cue cuts in two."""


def cut_relative(begin: int, stop: int, layout: Layout) -> int | None:
    """Return where a relative clause, or a participle, starts that is cut in two at `stop`.

    *Il promet une enquête, dont le coût, dit-il, sera modeste*: only the relative clause is said.
    """
    doc = layout.doc
    last = stop - 1
    if doc[last].text == ",":
        last -= 1
    for comma in range(last, begin, -1):
        if doc[comma].text != "," or layout.mark_of[comma] >= 0:
            continue
        piece = doc[comma + 1 : last + 1]
        if not piece or has_finite_verb(doc, comma + 1, last + 1):
            return None
        first = piece[0]
        relative = first.lower_ in _RELATIVE or (
            first.pos_ == "DET"
            and len(piece) > 2
            and any(t.lower_ in {"que", "qu'"} for t in piece)
        )
        alone = len(piece) == 1 and "Part" in first.morph.get("VerbForm", [])
        # « s'est montré prudent, ne voulant pas, a-t-il confié, insulter l'avenir »
        bare = [t for t in piece if t.lower_ not in NEGATIONS | {"ne", "n'"}]
        alone = alone or (len(bare) == 1 < len(piece) and bare[0].lower_.endswith("ant"))
        # « le procès devant se tenir, d'après eux, en pleine campagne »
        absolute = first.pos_ == "DET" and any(
            t.pos_ == "VERB" and t.lower_.endswith("ant") for t in piece[2:][-_TENSE:]
        )
        absolute = absolute and piece[-1].pos_ == "VERB"
        if (relative or alone or absolute) and has_finite_verb(doc, begin, comma):
            return comma + 1
        return None
    return None


def after_connective(begin: int, end: int, layout: Layout, knows: Knowledge) -> int:
    """Step over *En effet,* or *Mais,* at the head of reported words."""
    doc = layout.doc
    for i in range(begin + 1, min(begin + 6, end)):
        if doc[i].text == ",":
            phrase = fold(layout.text[doc[begin].idx : doc[i].idx].strip())
            return i + 1 if phrase in knows.lexicon.connectives else begin
    return begin


_DATELINE = 14
"""Tokens that *PARIS, 9 février (AFP) -* takes at most."""


def after_dateline(begin: int, end: int, layout: Layout) -> int:
    """Step over *PORT-LANNEC, 9 février -* at the head of a paragraph."""
    doc = layout.doc
    if begin and not doc[begin - 1].is_space:
        return begin
    for i in range(begin + 1, min(begin + _DATELINE, end)):
        if doc[i].text in {"-", "–", "—"}:
            head = [t for t in doc[begin:i] if t.text.replace("-", "").isalpha()]
            capital = bool(head) and head[0].text.isupper()
            return i + 1 if capital and not any(t.pos_ in VERBAL for t in head[1:]) else begin
    return begin
