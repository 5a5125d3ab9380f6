"""Find where a reported clause starts: after *que* or *si*, or in the infinitive."""

from __future__ import annotations

from briefing.extraction.inverted import is_time
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.syntax import (
    NEGATIONS,
    VERBAL,
    base,
    has_finite_verb,
    is_finite,
    verb_group_start,
)
from briefing.language.lexicon import fold
from briefing.language.plain_doc import Doc, Token

QUE = {"que", "qu'"}
SI = {"si", "s'"}
_BEFORE_OTHER_QUE = set(
    "ne plus autant moins ainsi alors afin lors bien parce ce tandis dès quoi qui quel quelle quels "
    "quelles celui celle ceux celles".split()
)
GOVERNS = 0.7
_AFTER_CUE = 6
MAX_GAP = 22
"""Tokens allowed between a cue verb and its *que* (*a déclaré à l'AFP, lundi à Lyon, que*)."""


def complementizer(verb: Token, layout: Layout, words: set[str]) -> Token | None:
    """Return the *que* or *si* that opens the clause governed by a verb, or None."""
    doc = verb.doc
    limit = min(layout.sentence_end(verb.i), verb.i + MAX_GAP)
    gerund = 0
    bare = base(verb) in {"acl", "amod"} and "Part" in verb.morph.get("VerbForm", [])
    for i in range(verb.i + 1, limit):
        token = doc[i]
        if layout.mark_of[i] >= 0 and layout.opening(i) < 0:
            continue
        if token.lower_ in words and doc[i - 1].text != "," and gerund:
            # « assure avoir agi, tout en admettant que … »; « a dit, en le voyant, que … » is its own.
            return None
        if token.lower_ in words and doc[i - 1].text == "," and bare and i > verb.i + 2:
            # « une campagne lancée par un rival, qu'il ne nomme pas »
            return None
        if token.lower_ in words and token.pos_ in {"SCONJ", "PRON", "ADV", "ADP", "CCONJ"}:
            if token.lower_ in {"s'"} and not (
                i + 1 < len(doc) and doc[i + 1].lower_ in {"il", "ils"}
            ):
                continue
            if i - 1 > verb.i and doc[i - 1].lower_ in _BEFORE_OTHER_QUE:
                # « appelle à ce que », « s'étonne de ce que » are its own all the same.
                own = doc[i - 1].lower_ == "ce" and doc[i - 2].lower_ in {"à", "de"}
                if not own or (i - 3 > verb.i and doc[i - 3].pos_ in {"NOUN", "PROPN"}):
                    continue
                return token
            if doc[i - 1].lower_ == "fait" and {"par", "du"} & {
                doc[i - 2].lower_,
                doc[i - 3].lower_,
            }:
                continue
            compared = doc[i - 2].lower_ in {"plus", "moins", "aussi"} and i - 2 > verb.i
            if compared and doc[i - 1].pos_ == "ADJ":
                # « en disent plus long que les dialogues »
                continue
            if _restricts(token, verb) or _qualifies_object(verb, token):
                continue
            if _takes_up(verb, token, layout):
                continue
            if _governs(verb, token):
                return token
            continue
        if token.text in {";", ":"}:
            return None
        if token.lower_.endswith("ant") and token.pos_ == "VERB":
            if doc[i - 1].text == ",":
                # « demandait une enquête, estimant que … »: the *que* is the participle's.
                return None
            if doc[i - 1].lower_ == "en":
                gerund = i
        if token.pos_ in VERBAL and is_infinitive(token) and i > verb.i + 1:
            k = _with_adverbs(i, verb.i, doc) - 1
            aside = doc[k - 1].lower_ in {"afin", "avant", "lors", ","}
            if doc[k].lower_ in {"de", "d'", "pour"} and not aside and doc[k].head.i == i:
                # « demandant aux clients de ressaisir les codes qu'ils … »: the *que* is not its own.
                return None
        if i == verb.i + 1 and token.lower_ in {"avoir", "être"}:
            # « assure avoir agi, en admettant que … »
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
    if _asked_of(verb, que):
        return False
    while i < que.i and doc[i].pos_ in {"ADV"}:
        i += 1
    if verb.lemma_.casefold() in _DWELLS and doc[i].lower_ == "sur":
        # « insiste sur les heures qu'il venait de faire »
        return doc[que.i - 1].lower_ not in {"fait", "idée", "point"}
    if _listed(i, que):
        return True
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


_DWELLS = {"insister", "appuyer", "revenir", "alerter", "interroger"}


def _listed(first: int, que: Token) -> bool:
    """Tell whether *que* follows the last of several things: *raconte les ordres, les notes qu'il fallait …*."""
    doc, i = que.doc, que.i - 1
    if doc[first].pos_ != "DET" or doc[i].pos_ != "NOUN":
        return False
    while i > first and doc[i].pos_ in {"NOUN", "ADP", "ADJ"}:
        i -= 1
    return i > first and doc[i].pos_ == "DET" and doc[i - 1].text == ","


_ASKS_OF = {"exiger", "demander", "réclamer", "requérir"}


def _asked_of(verb: Token, que: Token) -> bool:
    """Tell whether *que* says what is asked of somebody: *exige des banques qu'elles remboursent*."""
    after = que.doc[que.i + 1].lower_ if que.i + 1 < len(que.doc) else ""
    return after in {"il", "elle", "ils", "elles"} and verb.lemma_.casefold() in _ASKS_OF


def _restricts(que: Token, verb: Token) -> bool:
    """Tell whether *que* limits: *pour n'être arrivée que le troisième jour*."""
    between = verb.doc[verb_group_start(verb) : que.i]
    ne = next((k for k, t in enumerate(between) if t.lower_ in {"ne", "n'"}), None)
    return ne is not None and not any(t.lower_ in _NEGATES for t in between[ne:])


def _takes_up(verb: Token, que: Token, layout: Layout) -> bool:
    """Tell whether *que* goes on about a noun before it: *reconnaît un retard, qu'elle regrette*."""
    doc = verb.doc
    between = doc[verb.i + 1 : que.i]
    if any(t.lower_ in {"même", "mêmes"} and doc[t.i - 1].pos_ == "DET" for t in between):
        # « dit la même chose que les autres »
        return True
    outside = [t for t in between if layout.mark_of[t.i] < 0]
    if not outside or outside[-1].text != "," or any(t.text == "," for t in outside[:-1]):
        return False
    told = verb.lemma_.casefold() in _NEEDS_OBJECT and between[0].lower_ in _WHERE
    if not told and any(t.pos_ == "NOUN" and not is_time(t) for t in between):
        # « s'appuie sur un courriel daté de février, que nous avons lu »
        return len(between) > 2
    return len(between) > 2 and not any(is_time(t) for t in between)


_NEGATES = NEGATIONS | {"rien", "personne", "aucun", "aucune", "ni", "nul", "nulle"}


def _by_somebody(que: Token) -> bool:
    """Tell whether *par son entourage que le message …* tells who passed the word on."""
    doc = que.doc
    if que.i + 1 >= len(doc) or doc[que.i + 1].pos_ not in {"DET", "PRON", "PROPN"}:
        return False
    for i in range(que.i - 1, max(que.i - 8, 0), -1):
        if doc[i].lower_ == "par":
            return doc[i + 1].lower_ in {"son", "sa", "ses", "leur", "leurs"} or (
                doc[i + 2].lower_ == "voix"
            )
        if doc[i].pos_ in VERBAL:
            return False
    return False


def _governs(verb: Token, que: Token) -> bool:
    """Tell whether the clause of *que* hangs below the verb, an error of one step forgiven."""
    clause = que.head
    if clause.i == verb.i or _by_somebody(que) or _asked_of(verb, que):
        return True
    if "relcl" in clause.dep_ and (que.pos_ == "PRON" or _tells_of_object(clause, que, verb)):
        return _behind_adjunct(clause.head, que, verb)
    for steps, head in enumerate(clause.ancestors, 1):
        if head.i == verb.i:
            return steps <= 4
        if steps > 4:
            break
    # Parsers lose this arc most often; nothing verbal in between is nearly as good.
    return not any(t.pos_ == "VERB" and t.i != verb.i for t in verb.doc[verb.i + 1 : que.i])


_WHERE = set("à au aux devant lors durant pendant auprès sur dans lundi mardi mercredi jeudi vendredi samedi dimanche".split())
"""What leads where or when something was said: *a annoncé à l'issue de l'audience que …*."""
_NEEDS_OBJECT = set(
    "annoncer indiquer affirmer déclarer préciser maintenir assurer ajouter estimer expliquer confirmer reconnaître "
    "admettre soutenir répéter souligner signaler rappeler dire révéler jurer certifier prétendre répondre noter "
    "regretter déplorer promettre garantir marteler avouer concéder".split()
)


def _behind_adjunct(noun: Token, que: Token, verb: Token) -> bool:
    """Tell whether *que*, taken for a relative, follows only where or when it was said."""
    between = verb.doc[verb.i + 1 : que.i]
    if verb.lemma_.casefold() not in _NEEDS_OBJECT or len(between) < 2 or noun.i < verb.i:
        return False
    if between[0].lower_ not in _WHERE or between[-1].pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    led = True
    for token in between:
        if token.pos_ in VERBAL or token.is_punct or token.pos_ == "CCONJ":
            return False
        if token.pos_ == "DET" and not led:
            return False
        led = token.pos_ == "ADP" or (led and token.pos_ in {"DET", "ADJ"})
    return True


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
    led = token.i > 0 and token.doc[token.i - 1].lower_ == "qui"
    return token.i > verb.i and ("relcl" in token.dep_ or led)


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
            start = i
            while start > last + 1 and (
                doc[start - 1].lower_
                in set(("ne n' pas plus jamais se s' y en le la les l' lui leur ni").split())
                and doc[start - 1].pos_ in {"PRON", "ADV", "PART", "DET", "ADP"}
            ):
                start -= 1
            if doc[start].lower_ in NEGATIONS and doc[start - 1].lower_ not in {"ne", "n'"}:
                # « ne conteste pas avoir signé »: the negation is the cue's.
                start += 1
            start = _with_adverbs(start, last, doc)
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
            main = token.head if base(token) == "aux" else token
            if main.head.i == verb.i and base(main) in {"xcomp", "ccomp"}:
                # « assure au contraire l'avoir alerté », « a nié devant les juges avoir signé »
                return start, token
            led = doc[first - 2]
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


def _with_adverbs(start: int, last: int, doc: Doc) -> int:
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
    return i > 1 and doc[i - 1].lower_ in {"en", "y", "se", "s'"} and doc[i - 2].lower_ in {"à", "de"}


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


_RELATIVE = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"}


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
        if (relative or alone) and has_finite_verb(doc, begin, comma):
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
            head = [t for t in doc[begin:i] if t.is_alpha]
            capital = bool(head) and head[0].text.isupper()
            return i + 1 if capital and not any(t.pos_ in VERBAL for t in head[1:]) else begin
    return begin
