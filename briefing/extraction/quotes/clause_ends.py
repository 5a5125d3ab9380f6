"""Find where a reported clause ends: where the narration takes over again, or another speaks."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.main_clauses import CLITICS, after_relative, before_main
from briefing.extraction.grammar.syntax import VERBAL, base, children, is_finite, subject
from briefing.extraction.quotes.clauses import GOVERNS, QUE, is_infinitive
from briefing.extraction.quotes.incise_signs import goes_on_speaking
from briefing.extraction.quotes.narration import joined_sentence, takes_over
from briefing.extraction.quotes.next_speaker import another_reports
from briefing.extraction.quotes.outer_predicates import before_outer
from briefing.language.plain_doc import Doc, Token


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
    end = before_main(start, end, verb, layout)
    end = before_outer(start, after_relative(start, end, verb, layout), verb, layout)
    past = doc[start].lower_ in {"avoir", "être"} or doc.text_of(start + 1, start + 2) == "avoir"
    told_before = _tense(verb).startswith("aux") or "Past" in verb.morph.get("Tense", [])
    i = start
    while i < end:
        token = doc[i]
        k = layout.mark_of[i]
        if k >= 0:
            i = max(layout.outer(k)[1], i + 1)
            continue
        if token.text == ":" and _quotes_after(i, end, layout):
            return i
        if token.text == ";" and not (
            not infinitive and goes_on_speaking(start, i + 1, end, layout, knows, any_cue=True)
        ):
            return i
        if (
            infinitive
            and token.pos_ == "CCONJ"
            and start + 1 < i < len(doc) - 1
            and (_finite_follows(doc, i + 1, end) or _cue_follows(doc[i + 1], knows))
            and not (past and participle_form(doc[i + 1]) and not _present(doc[i + 1]))
        ):
            return i - 1 if doc[i - 1].text == "," else i
        if token.pos_ == "CCONJ" and i > start + 2 and _next_infinitive(i, end, verb):
            return i
        if infinitive and i > start + 1 and joined_sentence(i, end, layout):
            return i - 1
        if i > start + 2 and takes_over(i, start, end, layout, knows, past=told_before):
            return i - 1 if doc[i - 1].text == "," else i
        if i > start + 1 and another_reports(i, start, end, verb, layout, knows):
            return i - 1 if doc[i - 1].text == "," else i
        if infinitive and i > start and _next_addressee(i, start, end, verb, layout, knows):
            return i - 1 if doc[i - 1].text == "," else i
        contrast = token.lower_ == "tandis" or (token.lower_ == "alors" and doc[i - 1].text == ",")
        if contrast and any(_says_more(t, verb, layout, knows) for t in doc[i + 2 : end]):
            return i - 1 if doc[i - 1].text == "," else i
        if infinitive and doc[i - 1].text == "," and _past_it(i, end, doc, knows):
            return i - 1
        if token.lower_ == "sans" and doc[i - 1].text == "," and unsaying(i, end, layout, knows):
            return i - 1
        held = head is not None and layout.mark_of[head.i] >= 0
        if i > start + 1 and _resumes(token, start, head, verb, knows, held=held):
            return _before_joint(doc, i, start)
        i += 1
    return end


def _next_infinitive(i: int, end: int, verb: Token) -> bool:
    """Tell whether *et lui demander* goes on with an infinitive beside the cue: *pour lui rappeler que … et lui …*."""
    if not is_infinitive(verb):
        return False
    for token in verb.doc[i + 1 : min(i + 4, end)]:
        if is_infinitive(token):
            return token.head.i == verb.i and base(token) == "conj"
        if token.lower_ not in CLITICS:
            return False
    return False


def _after_that(i: int, end: int, doc: Doc) -> bool:
    """Tell whether *après que* leads back to the narration: *demande d'arrêter, | après que X eut accusé …*."""
    return doc[i].lower_ == "après" and i + 1 < end and doc[i + 1].lower_ in QUE


def _past_it(i: int, end: int, doc: Doc, knows: Knowledge) -> bool:
    """Tell whether the narration goes on behind an infinitive: *affirme avoir été piraté, | accusant l'Iran*."""
    blames = doc[i].lower_.endswith("ant") and knows.lemma(doc[i]) in _BLAMING
    return blames or _after_that(i, end, doc) or _in_vain(i, doc)


_BLAMING = {"imputer", "accuser", "reprocher", "attribuer", "soupçonner"}


def _in_vain(i: int, doc: Doc) -> bool:
    """Tell whether it is told what came of it: *ordonne de suspendre l'offensive, | en vain*."""
    return tuple([t.lower_ for t in doc[i : i + 2]]) in _FRUITLESS


_FRUITLESS = {("en", "vain"), ("sans", "succès"), ("sans", "résultat"), ("sans", "effet")}


def _quotes_after(colon: int, end: int, layout: Layout) -> bool:
    """Tell whether words between marks follow the colon; others go on with what is said."""
    return any(layout.mark_of[i] >= 0 for i in range(colon + 1, min(colon + 4, end)))


def _says_more(token: Token, verb: Token, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether another party speaks in a contrast: *tandis que le Brésil a proposé de …*."""
    if token.pos_ != "VERB" or layout.mark_of[token.i] >= 0 or not is_finite(token):
        return False
    cue = knows.cue_verb(token)
    if cue is None or cue.trust < GOVERNS:
        return False
    return _tense(token) == _tense(verb) or ("Imp" in _tense(token) and _by_somebody(token, knows))


def _by_somebody(verb: Token, knows: Knowledge) -> bool:
    """Tell whether a person or body says it: *tandis que le ministre, Paul Roux, parlait de « rumeurs »*."""
    own = subject(verb)
    return own is not None and (own.ent_type_ == "PER" or knows.role(own.lower_) is not None)


_TOLD_MORE = {"détail", "précision", "commentaire", "explication", "indication"}
_SUPPLIES = set(
    "donner avancer fournir apporter livrer vouloir entrer nommer citer identifier désigner dévoiler".split()
)


def unsaying(sans: int, end: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether *sans préciser*, *sans toutefois avancer de date* says how little was told."""
    if sans + 1 < end and layout.doc[sans + 1].lower_ in {
        "plus",
        "autre",
        "autres",
        "davantage",
        "aucun",
        "aucune",
    }:
        near = layout.doc[sans + 2 : min(sans + 5, end)]
        return any(t.lower_.removesuffix("s") in _TOLD_MORE for t in near)
    for token in layout.doc[sans + 1 : min(sans + 6, end)]:
        if is_infinitive(token):
            cue = knows.cue_verb(token)
            return token.lemma_.casefold() in _SUPPLIES or (cue is not None and cue.trust >= 0.6)
    return False


_TO = {"à", "au", "aux"}
_ADDRESSED = 8
"""Tokens that the name or description of a second addressee may fill."""


def _next_addressee(
    i: int, start: int, end: int, verb: Token, layout: Layout, knows: Knowledge
) -> bool:
    """Tell whether *et* turns to somebody else: *demande à A de partir et à B de rester*."""
    doc = layout.doc
    held = layout.mark_of[start - 1]
    before = start - 1 if held < 0 else layout.outer(held)[0] - 1
    lead = doc[before].lower_
    if doc[i].lower_ not in {"et", "mais"} or lead not in {"de", "d'", "à"} or i + 3 >= end:
        return False
    first = i + 1
    dative = doc[first].lower_ in _TO
    if dative != any(t.lower_ in _TO for t in doc[verb.i + 1 : before]):
        return False
    for k in range(first + 1, min(first + _ADDRESSED, end - 1)):
        if doc[k].pos_ in VERBAL or doc[k].text in {",", ";", ":"} or layout.mark_of[k] >= 0:
            return False
        if doc[k].lower_ not in ({"à"} if lead == "à" else {"de", "d'"}):
            continue
        if any(is_infinitive(t) for t in doc[k + 1 : min(k + 4, end)]):
            named = doc[first:k]
            return dative or any(t.ent_type_ or knows.role(t.lower_) is not None for t in named)
    return False


def participle_form(token: Token) -> bool:
    """Tell whether a form looks like a past participle, whatever the tagger says of it."""
    low = token.lower_.rstrip("s").removesuffix("e") if len(token.text) > 3 else token.lower_
    return low.endswith(("é", "i", "u", "is", "it", "ert", "int")) or low in {"mi", "pri", "fait"}


def _present(token: Token) -> bool:
    """Tell whether a form like *qualifie*, *nie* is a present: no participle after *avoir* ends so."""
    return token.lower_.endswith("ie") and is_finite(token)


def _cue_follows(token: Token, knows: Knowledge) -> bool:
    """Tell whether a cue verb follows *et* that the tagger took for a noun or an adjective."""
    return token.pos_ in {"NOUN", "ADJ", "X", "ADV"} and knows.is_cue_form(token)


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
            helps = base(token) in {"aux", "cop"} and token.i < token.head.i < end
            return token.head if helps else token
    return None


def _resumes(
    token: Token, start: int, head: Token | None, verb: Token, knows: Knowledge, *, held: bool
) -> bool:
    """Tell whether the token is a cue that goes on after the reported clause.

    `held` says that the verb of the clause stands between marks: what stands outside is not joined to it.
    """
    if token.pos_ not in VERBAL and not token.lower_.endswith("ant"):
        return False
    doc = token.doc
    if _shares_auxiliary(token, verb, head, knows, held=held):
        return True
    entry = knows.cue_verb(token)
    before = doc[token.i - 1] if token.i else None
    if entry is not None and token.lower_.endswith("ant") and entry.trust >= 0.7:
        lead = [t.lower_ for t in doc[max(token.i - 3, 0) : token.i]]
        joint = lead[-1:] == [","] or lead[-2:] in ([",", "en"], ["tout", "en"])
        adverb = before is not None and before.pos_ == "ADV" and doc[token.i - 2].text == ","
        return bool(joint or adverb)
    if _subjectless(token, start, head) or _other_mood(token, head, verb):
        return True
    if _other_number(token, start, verb):
        return True
    if held and base(token) == "conj" and token.head.i == verb.i and is_finite(token):
        # « estime que le jury a « confondu l'art et la fraude » et renvoie la faute sur un mort »
        if before is not None and before.pos_ == "CCONJ" and _tense(token) == _tense(verb):
            return True
    if entry is None or entry.trust < (
        _BLAMES if entry.verb_class in {"accuse", "deny"} else GOVERNS
    ):
        return False
    if any(base(c) == "nsubj" for c in token.children):
        return False
    if head is not None and head.i == token.i and entry.trust >= _PLAIN and is_finite(token):
        # « estime que la mesure prive de toit vingt familles et déplore … »: the first verb is none
        # to the tagger.
        return base(token) == "conj" and doc[token.i - 1].pos_ == "CCONJ" and token.i > start + 3
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
    if held and same_tense and base(token) == "conj":
        # « y écrit que le coût « ne justifie rien » et suggère d'y renoncer »
        return True
    if entry.trust >= _PLAIN and same_tense and _lifeless(head, knows):
        # « estime que le site perd de l'argent et déplore l'attitude de … »: a site deplores nothing.
        return True
    conj_of_cue = base(token) == "conj" and token.head.i == verb.i
    gerund = verb.lower_.endswith("ant") and _tense(token) == "aux-PresInd"
    return conj_of_cue or ((same_tense or gerund) and other)


_PLAIN = 0.85
_BLAMES = 0.5
"""Trust from which a verb of blame goes on with who spoke: *… et le soupçonne d'avoir triché*."""
_SPEAKING = {"rapport", "étude", "texte", "lettre", "communiqué", "courrier", "note", "document"}


def _lifeless(head: Token | None, knows: Knowledge) -> bool:
    """Tell whether the subject of the reported clause is a thing, which speaks of nothing."""
    own = subject(head) if head is not None else None
    if own is None or own.pos_ != "NOUN":
        return False
    role = knows.role(own.lower_)
    return role is None and own.lower_ not in _SPEAKING


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
    while i > start and doc[i].lower_ in CLITICS | {"en"}:
        i -= 1
    return doc[i].lower_ in {"et", "mais", "puis"} and _tense(head) not in {"aux-PresInd", "aux-"}


def _other_mood(token: Token, head: Token | None, verb: Token) -> bool:
    """Tell whether *mais redoute* goes on after a subjunctive: *se félicite que le sujet revienne, mais redoute …*."""
    before = token.doc[token.i - 1]
    if head is None or "Sub" not in head.morph.get("Mood", []) or before.pos_ != "CCONJ":
        return False
    if "Ind" not in token.morph.get("Mood", []) or children(token, "nsubj"):
        return False
    return _tense(token) == _tense(verb)


def _other_number(token: Token, start: int, verb: Token) -> bool:
    """Tell whether *et condamne* goes on with one who speaks of many: *rappelle que les lois valent et condamne X*."""
    doc = token.doc
    if doc[token.i - 1].pos_ != "CCONJ" or not is_finite(token) or children(token, "nsubj"):
        return False
    if _tense(token) != _tense(verb) or _number(token) != "Sing" or _number(verb) != "Sing":
        return False
    told = [t for t in doc[start : token.i] if t.pos_ in VERBAL and is_finite(t)]
    return bool(told) and all(_number(t) == "Plur" for t in told)


def _number(verb: Token) -> str:
    return "".join(verb.morph.get("Number", []))


def _shares_auxiliary(
    token: Token, verb: Token, head: Token | None, knows: Knowledge, *, held: bool
) -> bool:
    """Tell whether *a rappelé que … et remercié* goes on with the auxiliary of the cue."""
    if "Part" not in token.morph.get("VerbForm", []) or children(token, "aux", "cop"):
        return False
    doc = token.doc
    before, after = doc[token.i - 1], doc[min(token.i + 1, len(doc) - 1)]
    if before.pos_ != "CCONJ" or not children(verb, "aux"):
        return False
    if after.pos_ not in {"DET", "PROPN", "NUM"} and after.lower_ not in QUE:
        # « a demandé une enquête et promis de livrer ses données »
        cue = knows.cue_verb(token) if after.lower_ in {"de", "d'", "à"} else None
        if cue is None or cue.trust < GOVERNS:
            return False
    own = children(head, "aux") if head is not None else []
    helped = any(a.lemma_.casefold() == "avoir" for a in own)
    # « a admis que l'alerte « aurait dû remonter » et promis un audit »
    return (held or not helped) and base(token) != "amod"


def _tense(verb: Token) -> str:
    """Return the tense as the eye sees it: compound past, or that of the finite form."""
    helpers = children(verb, "aux")
    if helpers:
        return "aux-" + "".join(
            helpers[0].morph.get("Tense", []) + helpers[0].morph.get("Mood", [])
        )
    mood, form = verb.morph.get("Mood", []), verb.morph.get("VerbForm", [])
    # « juge », « risque »: the tagger leaves out the tense of what may be another mood.
    tense = verb.morph.get("Tense", []) or (["Pres"] if mood == ["Ind"] and form else [])
    return "".join(tense + mood + form)


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
