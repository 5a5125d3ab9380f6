"""Find how far a reported clause reaches: after *que*, in the infinitive, around an inserted cue."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from briefing.extraction.inverted import is_time
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.syntax import VERBAL, ancestors, base, children, is_finite
from briefing.language.lexicon import fold

QUE = {"que", "qu'"}
SI = {"si", "s'"}
_BEFORE_OTHER_QUE = set(
    "ne plus autant moins ainsi alors afin lors bien parce ce tandis dès".split()
)
_GOVERNS = 0.7
_AFTER_CUE = 6
MAX_GAP = 22
"""Tokens allowed between a cue verb and its *que* (*a déclaré à l'AFP, lundi à Lyon, que*)."""


def complementizer(verb: Token, layout: Layout, words: set[str]) -> Token | None:
    """Return the *que* or *si* that opens the clause governed by a verb, or None."""
    doc = verb.doc
    limit = min(layout.sentence_end(verb.i), verb.i + MAX_GAP)
    for i in range(verb.i + 1, limit):
        token = doc[i]
        if layout.mark_of[i] >= 0 and layout.opening(i) < 0:
            continue
        if token.lower_ in words and token.pos_ in {"SCONJ", "PRON", "ADV", "ADP", "CCONJ"}:
            if token.lower_ in {"s'"} and not (
                i + 1 < len(doc) and doc[i + 1].lower_ in {"il", "ils"}
            ):
                continue
            if i - 1 > verb.i and doc[i - 1].lower_ in _BEFORE_OTHER_QUE:
                continue
            if doc[i - 1].lower_ == "fait" and {"par", "du"} & {
                doc[i - 2].lower_,
                doc[i - 3].lower_,
            }:
                continue
            if _qualifies_object(verb, token):
                continue
            if _governs(verb, token):
                return token
            continue
        if token.text in {";", ":"}:
            return None
        if token.lower_.endswith("ant") and doc[i - 1].text == "," and token.pos_ == "VERB":
            # « demandait une enquête, estimant que … »: the *que* is the participle's.
            return None
        if is_infinitive(token) and doc[i - 1].lower_ in {"de", "d'", "pour"} and i > verb.i + 1:
            aside = doc[i - 2].lower_ in {"afin", "avant", "lors", ","}
            if not aside and doc[i - 1].head.i == i:
                # « demandant aux clients de ressaisir les codes qu'ils … »: the *que* is not its own.
                return None
        if (
            token.pos_ == "VERB"
            and token.i != verb.i
            and is_finite(token)
            and not _relative(token, verb)
        ):
            return None
    return None


_TELLS_SOMEBODY = set(
    "assurer informer avertir prévenir persuader convaincre rassurer aviser".split()
)


def _qualifies_object(verb: Token, que: Token) -> bool:
    """Tell whether *que* is relative: *dévoile des activités qu'il organise*."""
    doc, i = verb.doc, verb.i + 1
    if que.lower_ not in QUE or verb.lemma_.casefold() in _TELLS_SOMEBODY:
        return False
    while i < que.i and doc[i].pos_ in {"ADV"}:
        i += 1
    if (
        i >= que.i
        or doc[i].pos_ not in {"DET", "NUM"}
        or doc[que.i - 1].pos_ not in {"NOUN", "ADJ"}
    ):
        return False
    inside = doc[i : que.i]
    if any(t.is_punct or t.pos_ in VERBAL or is_time(t) for t in inside):
        return False
    nouns = [t for t in inside if t.pos_ == "NOUN"]
    return bool(nouns) and "Plur" in nouns[0].morph.get("Number", []) + nouns[-1].morph.get(
        "Number", []
    )


def _governs(verb: Token, que: Token) -> bool:
    """Tell whether the clause of *que* hangs below the verb, an error of one step forgiven."""
    clause = que.head
    if clause.i == verb.i:
        return True
    if "relcl" in clause.dep_ and (que.pos_ == "PRON" or _tells_of_object(clause, que, verb)):
        return False
    for steps, head in enumerate(ancestors(clause), 1):
        if head.i == verb.i:
            return steps <= 4
        if steps > 4:
            break
    # Parsers lose this arc most often; nothing verbal in between is nearly as good.
    return not any(t.pos_ == "VERB" and t.i != verb.i for t in verb.doc[verb.i + 1 : que.i])


def _tells_of_object(clause: Token, que: Token, verb: Token) -> bool:
    """Tell whether a relative clause hangs below the verb's object: *dit le mal qu'il en pense*."""
    noun = clause.head
    return (
        base(que) == "obj"
        and noun.i == que.i - 1
        and base(noun) == "obj"
        and noun.head.i == verb.i
        and verb.lemma_.casefold() not in _TELLS_SOMEBODY
    )


def _relative(token: Token, verb: Token) -> bool:
    return "relcl" in token.dep_ and token.i > verb.i


def clause_end(
    start: int, verb: Token, layout: Layout, knows: Knowledge, *, infinitive: bool = False
) -> int:
    """Return the token after a reported clause that starts at token `start`.

    It runs to the end of the sentence, except where the reporting goes on: a coordinated or
    participial cue of the same level, an inserted cue, a semicolon.
    """
    doc = verb.doc
    end = layout.sentence_end(max(start - 1, verb.i))
    head = _clause_head(start, end, verb)
    end = _before_main(start, end, verb, layout)
    past = doc[start].lower_ in {"avoir", "être"} or doc[start + 1 : start + 2].text == "avoir"
    i = start
    while i < end:
        token = doc[i]
        k = layout.mark_of[i]
        if k >= 0:
            i = max(layout.outer(k)[1], i + 1)
            continue
        if token.text in {";"} or (token.text == ":" and i > start + 2):
            return i
        if (
            infinitive
            and token.pos_ == "CCONJ"
            and i > start + 1
            and _finite_follows(doc, i + 1, end)
            and not (past and participle_form(doc[i + 1]))
        ):
            return i - 1 if doc[i - 1].text == "," else i
        if token.lower_ == "sans" and doc[i - 1].text == "," and _unsaying(i, end, layout, knows):
            return i - 1
        if i > start + 1 and _resumes(token, start, head, verb, knows):
            return _before_joint(doc, i, start)
        i += 1
    return end


def _before_main(start: int, end: int, verb: Token, layout: Layout) -> int:
    """Return where the main clause takes over from a cue that stands in a clause before it.

    *En signalant que …, il a encouragé*; *au journaliste qui demandait si …, il a répondu*.
    """
    opening = verb.text[:1].isupper() and "Part" in verb.morph.get("VerbForm", [])
    if not opening and base(verb) not in {"acl", "advcl"} and not verb.lower_.endswith("ant"):
        return end
    for matrix in ancestors(verb):
        if matrix.i > start and matrix.pos_ in VERBAL and is_finite(matrix):
            own = next((c.left_edge.i for c in matrix.children if base(c) == "nsubj"), matrix.i)
            for comma in range(min(own, end) - 1, start, -1):
                if verb.doc[comma].text == ",":
                    return comma if layout.mark_of[comma] < 0 else end
            return end
    return end


_SUPPLIES = {"donner", "avancer", "fournir", "apporter", "livrer", "vouloir", "entrer"}


def _unsaying(sans: int, end: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether *sans préciser*, *sans toutefois avancer de date* says how little was told."""
    for token in layout.doc[sans + 1 : min(sans + 6, end)]:
        if is_infinitive(token):
            cue = knows.cue_verb(token)
            return token.lemma_.casefold() in _SUPPLIES or (cue is not None and cue.trust >= 0.6)
    return False


def participle_form(token: Token) -> bool:
    """Tell whether a form looks like a past participle, whatever the tagger says of it."""
    low = token.lower_.rstrip("s").removesuffix("e") if len(token.text) > 3 else token.lower_
    return low.endswith(("é", "i", "u", "is", "it", "ert", "int")) or low in {"mi", "pri", "fait"}


def _finite_follows(doc: Doc, i: int, end: int) -> bool:
    """Tell whether *et* goes on with a finite verb that has no subject of its own."""
    for token in doc[i : min(i + 4, end)]:
        if token.pos_ in VERBAL:
            return is_finite(token)
        if token.pos_ not in {"ADV", "PRON"} or token.lower_ in {"il", "elle", "qui", "que"}:
            return False
    return False


def _clause_head(start: int, end: int, verb: Token) -> Token | None:
    """Return the first finite verb of the clause: its head, whatever the parse says."""
    for token in verb.doc[start:end]:
        if token.pos_ in VERBAL and is_finite(token):
            return token
    return None


def _resumes(token: Token, start: int, head: Token | None, verb: Token, knows: Knowledge) -> bool:
    """Tell whether the token is a cue that goes on after the reported clause."""
    if token.pos_ not in VERBAL and not token.lower_.endswith("ant"):
        return False
    doc = token.doc
    if _shares_auxiliary(token, verb, head):
        return True
    entry = knows.cue_verb(token)
    before = doc[token.i - 1] if token.i else None
    if entry is not None and token.lower_.endswith("ant") and entry.trust >= 0.7:
        lead = [t.lower_ for t in doc[max(token.i - 3, 0) : token.i]]
        joint = lead[-1:] == [","] or lead[-2:] == [",", "en"] or lead == [",", "tout", "en"]
        adverb = before is not None and before.pos_ == "ADV" and doc[token.i - 2].text == ","
        return bool(joint or adverb)
    if _subjectless(token, start, head):
        return True
    if entry is None or entry.trust < 0.7:
        return False
    if any(base(c) == "nsubj" for c in token.children):
        return False
    # « …, et a appelé »: a coordinated verb without subject, in the tense of the cue and not of
    # the reported clause.
    i = token.i - 1
    while i > start and (
        doc[i].pos_ in {"AUX", "ADV", "PRON", "PART"} and doc[i].lower_ not in {"il", "elle"}
    ):
        i -= 1
    if doc[i].lower_ not in {"et", "mais", "puis", ","}:
        return False
    if doc[i].text == "," and doc[token.i - 1].pos_ != "AUX":
        return False
    same_tense = _tense(token) == _tense(verb)
    other = head is not None and _tense(head) != _tense(token)
    conj_of_cue = base(token) == "conj" and token.head.i == verb.i
    gerund = verb.lower_.endswith("ant") and _tense(token) == "aux-PresInd"
    return conj_of_cue or ((same_tense or gerund) and other)


def _subjectless(token: Token, start: int, head: Token | None) -> bool:
    """Tell whether *et a rejeté* goes on after a clause of another tense: no subject stands there."""
    doc, i = token.doc, token.i - 1
    if "Part" not in token.morph.get("VerbForm", []) or head is None:
        return False
    while (
        i > start and doc[i].pos_ in {"ADV", "PRON"} and doc[i].lower_ not in {"il", "elle", "qui"}
    ):
        i -= 1
    if doc[i].lower_ not in {"a", "ont"} or i <= start + 1:
        return False
    i -= 1
    while i > start and doc[i].lower_ in {
        "s'",
        "se",
        "l'",
        "les",
        "lui",
        "leur",
        "n'",
        "ne",
        "y",
        "en",
    }:
        i -= 1
    return doc[i].lower_ in {"et", "mais", "puis"} and _tense(head) not in {"aux-PresInd", "aux-"}


def _shares_auxiliary(token: Token, verb: Token, head: Token | None) -> bool:
    """Tell whether *a rappelé que … et remercié* goes on with the auxiliary of the cue."""
    if "Part" not in token.morph.get("VerbForm", []) or children(token, "aux", "cop"):
        return False
    doc = token.doc
    before, after = doc[token.i - 1], doc[min(token.i + 1, len(doc) - 1)]
    if before.pos_ != "CCONJ" or not children(verb, "aux"):
        return False
    if after.pos_ not in {"DET", "PROPN"} and after.lower_ not in QUE:
        return False
    own = children(head, "aux") if head is not None else []
    return not any(a.lemma_.casefold() == "avoir" for a in own) and base(token) != "amod"


def _tense(verb: Token) -> str:
    """Return the tense as the eye sees it: compound past, or that of the finite form."""
    helpers = children(verb, "aux")
    if helpers:
        return "aux-" + "".join(
            helpers[0].morph.get("Tense", []) + helpers[0].morph.get("Mood", [])
        )
    return "".join(
        verb.morph.get("Tense", []) + verb.morph.get("Mood", []) + verb.morph.get("VerbForm", [])
    )


def _before_joint(doc: Doc, i: int, start: int) -> int:
    """Step back over *, et*, *, tout en*, *, puis* before a resuming cue."""
    j = i
    while j > start:
        before = doc[j - 1]
        if (
            before.pos_ in {"AUX", "ADV", "PRON", "PART", "CCONJ"}
            or before.text == ","
            or before.lower_ in {"en", "tout"}
        ):
            j -= 1
            if before.text == "," or before.pos_ == "CCONJ":
                if j > start and doc[j - 1].text == ",":
                    j -= 1
                break
        else:
            break
    return j


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
                if cue is not None and cue.trust >= _GOVERNS and "que" in cue.frames:
                    return i + 1
                break
    return None


_PURPOSE = frozenset(("afin", "avant", "lors", "faute", "histoire", "lieu", "façon", "manière"))
"""Before *de* and an infinitive: why, when or how it is said, not what."""


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
        if token.pos_ in VERBAL and is_infinitive(token):
            start = i
            while start > last + 1 and (
                doc[start - 1].lower_
                in set(("ne n' pas plus jamais se s' y en le la les l' lui leur ni").split())
                and doc[start - 1].pos_ in {"PRON", "ADV", "PART", "DET"}
            ):
                start -= 1
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
            if lead.lower_ in {"de", "d'"} and doc[first - 2].lower_ in _PURPOSE:
                return None
            if lead.i == last or lead.lower_ in {"de", "d'", "à"} or lead.pos_ == "ADV":
                if asked or lead.i == last or _below(token, verb):
                    return start, token
                return None
            return None
        if token.pos_ in VERBAL and is_finite(token) and layout.mark_of[i] < 0:
            return None
    return None


def is_infinitive(token: Token) -> bool:
    """Tell whether the token is an infinitive, the auxiliaries however they are tagged."""
    if "Inf" in token.morph.get("VerbForm", []):
        return True
    return token.pos_ == "AUX" and token.lower_ in {"avoir", "être"}


def _below(token: Token, verb: Token) -> bool:
    """Tell whether the infinitive depends on the verb, or at least on nothing verbal in between."""
    for head in ancestors(token):
        if head.i == verb.i:
            return True
        if head.pos_ == "VERB" and head.i > verb.i and head.i < token.i:
            return False
        if head.pos_ == "NOUN" and verb.i < head.i < token.i and base(token) in {"acl", "nmod"}:
            # « a le droit de réagir »: the noun's own complement, unless the verb asks for it.
            return base(head) in {"obj", "iobj", "obl"} and token.i - head.i > 1
    return True


def after_connective(begin: int, end: int, layout: Layout, knows: Knowledge) -> int:
    """Step over *En effet,* or *Mais,* at the head of reported words."""
    doc = layout.doc
    for i in range(begin + 1, min(begin + 6, end)):
        if doc[i].text == ",":
            phrase = fold(layout.text[doc[begin].idx : doc[i].idx].strip())
            return i + 1 if phrase in knows.lexicon.connectives else begin
    return begin
