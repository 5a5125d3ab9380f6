"""Find words between marks that a verb of their sentence reports: *dénonce une « dérive »*.

A governor makes a candidate of every stretch that no surer construction took; whether it is speech, or a name,
a term, a word held at arm's length, its signs decide together (`fragment_signs`). The weights are data
(`fitted/fragment.tsv`, from `training/scorers.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.extraction.grammar.cues import acts_as_verb, cue_end, set_aside
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    OF,
    base,
    has_finite_verb,
    is_finite,
    subject,
    verb_group_start,
)
from briefing.extraction.grammar.terms import is_term
from briefing.extraction.grammar.weights import chance, weights
from briefing.extraction.quotes.beside_marks import listed
from briefing.extraction.quotes.fragment_signs import Governed, signs_of
from briefing.extraction.quotes.laid_down import lays_down
from briefing.extraction.quotes.reported import Report, speaker_of
from briefing.extraction.quotes.shown import is_heard, is_shown
from briefing.extraction.quotes.unsaid import SURFACES, is_glossed, is_law
from briefing.extraction.quotes.widened import widened
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import DOCUMENTS
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Doc, Token

_WISHING = {"feel", "think", "ask", "promise"}
_WISHED = 0.6
"""Trust in words that a verb of wish or fear holds between marks."""
_LEAST = 0.5
"""Trust under which no verb reports a fragment."""
_KNOWN = 0.1
"""What the threshold is lowered by where the verb and its subject alone make it speech."""
_INSIDE = 6
"""Words at most between marks that hold the verb of saying themselves."""
_INWARD = {"feel", "perceive", "think"}
_PERFORMED = {
    "évoquer",
    "lire",
    "raconter",
    "présenter",
    "chanter",
    "parler",
    "conter",
    "commenter",
    "souvenir",
}
"""Verbs that in the future announce a talk or a show, not words."""
_ON = set(
    "rapport étude enquête colloque conférence exposition ouvrage livre thèse article note".split()
)
"""What is *sur* a subject, whoever made it."""
_FAR = 12
_NEAR = 7
"""Tokens before *lire* among which it is named."""
_PARTICIPLES = ("é", "ée", "és", "ées")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Hold words between marks that a verb may report, and the signs that it does."""

    report: Report
    signs: dict[str, float]


def fragments(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool], taken: set[int]
) -> Iterator[Report]:
    """Yield words between marks inside a sentence whose verb reports them."""
    least = weights("fragment")["threshold"]
    for fragment in candidates(layout, resolver, knows, used):
        if fragment.report.at in taken and _describes_speaker(fragment.report, layout):
            # « …, se souvient Firmin Jaubert, l'un des « sept fous » »: what it reports is found.
            continue
        known = _KNOWN if "plain" in fragment.signs else 0.0
        if chance(fragment.signs, "fragment") >= least - known:
            for k in fragment.report.marks:
                used[k] = True
            yield fragment.report


def _describes_speaker(report: Report, layout: Layout) -> bool:
    """Tell whether words stand behind an inserted verb and its subject: they are not what it reports."""
    doc, group = layout.doc, verb_group_start(layout.doc[report.at])
    inserted = group > 1 and doc[group - 1].text == "," and layout.closing(group - 2) >= 0
    start, _ = layout.outer(report.marks[0])
    return inserted and not any(t.pos_ == "VERB" for t in doc[report.at + 1 : start])


def candidates(
    layout: Layout, resolver: Resolver, knows: Knowledge, used: list[bool]
) -> Iterator[Fragment]:
    """Yield the stretches not yet used that a verb of their sentence may report."""
    for k in range(len(layout.marks)):
        if used[k] or layout.marks[k].nested or layout.skipped[layout.outer(k)[0]]:
            continue
        governor = _governor(k, layout, knows)
        start, _ = layout.outer(k)
        if governor is None or is_glossed(k, layout):
            continue
        if is_law(start, layout.sentence_start(start), layout):
            continue
        verb, cue, trust = governor
        if lays_down(verb, cue) or _proclaims(cue, k, layout):
            continue
        group = [k]
        speaker = _gapped(k, layout, resolver) or speaker_of(verb, layout, resolver, knows)
        for j in range(k + 1, len(layout.marks)):
            if used[j] or layout.outer(j)[0] >= layout.sentence_end(verb.i):
                break
            other = _governor(j, layout, knows)
            if listed(group[-1], j, layout) or (other is not None and other[0].i == verb.i):
                if _gapped(j, layout, resolver):
                    break  # the next has a speaker of its own
                group.append(j)
        yield Fragment(
            Report(
                (widened(k, layout, knows), *(layout.marks[m].inner for m in group[1:])),
                speaker,
                layout.chars(verb_group_start(verb), cue_end(verb, knows)),
                "fragment",
                trust,
                verb.i,
                tuple(group),
            ),
            signs_of(Governed(k, verb, cue, trust, speaker), layout, resolver, knows, used),
        )


_GIVES_NAMES = {"proclamer", "décréter"}
_NICKNAMES, _NICKNAME = {"appeler", "nommer"}, 2


def _proclaims(cue: CueVerb, k: int, layout: Layout) -> bool:
    """Tell whether a name is given: *2015 fut proclamée « Année de la lumière » par l'Unesco*."""
    inner, stop = layout.token_range[k]
    capital = layout.doc[inner].text[:1].isupper()
    if cue.lemma in _NICKNAMES and stop - inner == _NICKNAME:
        # « celui que la tribune appelle « le Notaire » »
        return layout.doc[inner].pos_ == "DET" and layout.doc[inner + 1].text[:1].isupper()
    return cue.lemma in _GIVES_NAMES and capital and not has_finite_verb(layout.doc, inner, stop)


def _gapped(k: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return whom a stretch has before it in place of the verb: *Le Monde parle d'« A », Libération d'« B »*."""
    doc = layout.doc
    i = layout.outer(k)[0] - 1
    while i > 0 and doc[i].lower_ in OF:
        i -= 1
    mention = resolver.register.mention_at(i)
    if mention is None or mention.end != i + 1 or not mention.start:
        return NOBODY
    before = mention.start - 1
    while before > 0 and (doc[before].pos_ == "DET" or doc[before].lower_ in {"et", "puis"}):
        before -= 1
    led = doc[before].text == "," or before < mention.start - 1
    closed = layout.closing(before) >= 0 or layout.closing(before - 1) >= 0
    entry = resolver.register.entries[mention.entry]
    if not (led and closed) or not entry.named or entry.place:
        return NOBODY
    return Resolved((entry.id,), "name", mention.start)


def _titled(start: int, doc: Doc) -> bool:
    """Tell whether a title is led to: *réalisé d'après « … »*, *sur le thème de « … »*."""
    before = [t.lower_ for t in doc[max(start - 2, 0) : start]]
    if before == ["d'", "après"]:
        return True
    capital = doc[min(start + 1, len(doc) - 1)].text[:1].isupper()
    if before[-1:] == ["sur"] and capital:
        # « un rapport sur « Les revenus des ménages » », « une étude de l'Insee sur « Les … » »
        if doc[start - 2].pos_ == "NOUN":
            return True
        told = doc[max(start - _FAR, 0) : start]
        return doc[start - 2].pos_ == "PROPN" and any(t.lower_ in _ON for t in told)
    if before[-1:] == ["dans"] and capital:
        # « a montré dans « Le Loup et les lettres » que »
        return True
    return bool(before) and (
        before[-1] in {"thème", "intitulé", "d'après"}
        or (before[-1] in {"de", "d'"} and before[0] in {"thème", "titre"})
    )


def _governor(k: int, layout: Layout, knows: Knowledge) -> tuple[Token, CueVerb, float] | None:
    """Return the cue verb above or just before a stretch, its entry, and the trust it earns."""
    doc = layout.doc
    start, end = layout.outer(k)
    inner, stop = layout.token_range[k]
    if inner >= stop or _titled(start, doc):
        return None
    heads: list[Token] = []
    top = doc[inner]
    for token in doc[inner:stop]:
        if not inner <= token.head.i < stop:
            top = token
            break
    current = top
    for _ in range(6):
        if current.head.i == current.i:
            break
        current = current.head
        heads.append(current)
        if _only_seen(current):
            break
        stops = current.pos_ == "VERB" and is_finite(current)
        if stops and _fragment_cue(current, layout, knows) is None:
            # What another verb says or does with the words is not reported by the verb above.
            break
    sentence = layout.sentence_start(start)
    for below, token in zip([top, *heads], heads, strict=False):
        entry = _fragment_cue(token, layout, knows)
        if entry is not None and sentence <= token.i and abs(start - token.i) <= 25:
            if _heads_off(token, start):
                return None
            if token.i > end and doc[end].text == ",":
                break  # « a dénoncé une « hystérie », ajoutant que « rien » n'avait été avancé »
            if _in_subject(below, token, k, layout):
                return None
            if token.i > end and base(doc[inner]) != "nsubj" and token.i - end > 4:
                continue
            own = any(
                base(c) == "nsubj" and c.i < token.i and layout.mark_of[c.i] != k
                for c in token.children
            )
            named = start < token.i or doc[inner].text[:1].isupper() or is_term(k, layout)
            if base(top) == "nsubj" and top.head.i == token.i and not own and named:
                # « contrairement à ce qu'écrit « Le Courrier » »: who speaks, not what is said.
                return None
            between = doc[token.i + 1 : start - 1]
            if any(t.text in {":", ";"} and layout.mark_of[t.i] < 0 for t in between):
                return None
            return token, entry, entry.trust
    # Whatever the tree says: the nearest cue verb on the left, nothing finite in between.
    for i in range(start - 1, sentence - 1, -1):
        token = doc[i]
        if layout.mark_of[i] >= 0:
            continue
        if token.text in {";", ":"} or start - i > 14 or _only_seen(token):
            break
        if token.lower_.endswith(_PARTICIPLES) or acts_as_verb(token, knows):
            entry = _fragment_cue(token, layout, knows)
            if entry is not None and _heads_off(token, start):
                return None
            if entry is not None:
                return token, entry, entry.trust * 0.95
            if is_finite(token) and token.pos_ == "VERB":
                break
    return _inner_verb(k, layout, knows)


def _heads_off(verb: Token, start: int) -> bool:
    """Tell whether a verb has its object before it, and its clause is over: *à ce que disent X, la « … »*."""
    group = verb_group_start(verb)
    led = [t.lower_ for t in verb.doc[max(group - 2, 0) : verb.i]]
    relative = "ce" in led[:2] and bool({"que", "qu'"} & set(led[:3]))
    return relative and any(t.text == "," for t in verb.doc[verb.i + 1 : start])


def _in_subject(below: Token, verb: Token, k: int, layout: Layout) -> bool:
    """Tell whether a stretch stands in the subject of a verb: *le « blé des Gaulois » s'invite*."""
    start, end = layout.outer(k)
    if end > verb.i:
        return False
    if base(below) == "nsubj" and "pass" not in below.dep_ and below.i < start:
        return True
    own = any(base(c) == "nsubj" and layout.mark_of[c.i] != k for c in verb.children)
    return not own and verb_group_start(verb) == end and verb.doc[start - 1].pos_ == "DET"


def _inner_verb(k: int, layout: Layout, knows: Knowledge) -> tuple[Token, CueVerb, float] | None:
    """Return a cue verb that stands between the marks itself: *Le club « condamne fermement » …*."""
    inner, stop = layout.token_range[k]
    if layout.words_in(k) > _INSIDE:
        return None
    for token in layout.doc[inner:stop]:
        if token.pos_ != "VERB" or not is_finite(token):
            continue
        cue, own = knows.cue_verb(token), subject(token)
        if own is None and token.i == inner:
            # « Dragan Petkovic « conteste fermement » toute violence », « Son client y « conteste … »
            before = layout.outer(k)[0] - 1
            before -= layout.doc[before].lower_ in {"y", "en", "le", "les"}
            own = layout.doc[before] if layout.doc[before].pos_ in {"NOUN", "PROPN"} else None
        if cue is None or own is None or cue.trust < _LEAST or set_aside(token, cue, layout):
            return None
        return (token, cue, cue.trust) if own.i < inner and layout.mark_of[own.i] < 0 else None
    return None


def _calls(said: Token, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether *dit* names the thing before it: *Le jeûne dit « intermittent », qui …*."""
    noun = said.doc[said.i - 1]
    if said.lower_ not in _CALLED or noun.pos_ != "NOUN" or layout.opening(said.i + 1) < 0:
        return False
    low = noun.lower_
    silent = knows.role(low) is None and not {low, low.removesuffix("s")} & DOCUMENTS
    return silent and not noun.ent_type_


_COINING = {"parler", "appeler", "nommer"}
_GLOSSING = {"signifier", "désigner"}
_LEARNED = set(
    "spécialistes scientifiques chercheurs ingénieurs professionnels initiés savants physiciens astronomes "
    "biologistes mathématiciens".split()
)


def _by_the_learned(verb: Token) -> bool:
    """Tell whether those of a trade speak as they always do: *les géologues parlent de*, in the present."""
    own = subject(verb)
    learned = own is not None and (own.lower_ in _LEARNED or own.lower_.endswith("logues"))
    return learned and "Pres" in verb.morph.get("Tense", [])


_CALLED = {"dit", "dite", "dits", "dites"}


def _only_seen(verb: Token) -> bool:
    """Tell whether words are seen, not said: *s'inquiètent de voir la « fatigue du luxe » s'étendre*."""
    return verb.lower_ == "voir" and not _sees_in_it(verb)


def _sees_in_it(verb: Token) -> bool:
    """Tell whether the verb judges: *y voit une « manœuvre »*, *voit dans ce plan un « mépris »*."""
    doc = verb.doc
    before = {t.lower_ for t in doc[max(verb.i - 3, 0) : verb.i]}
    if "on" in before:
        # « On y verra une paire de skis « fabriquée dans un tonneau » »
        return False
    after = [t for t in doc[verb.i + 1 : verb.i + 4] if t.lower_ not in _RATHER]
    return "y" in before or any(t.lower_ in {"dans", "en", "là"} for t in after[:2])


_RATHER = {"plutôt", "aussi", "surtout", "également", "même", "d'abord"}


def _fragment_cue(token: Token, layout: Layout, knows: Knowledge) -> CueVerb | None:
    if layout.mark_of[token.i] >= 0:
        return None
    if not token.lower_.endswith(_PARTICIPLES) and not acts_as_verb(token, knows):
        return None
    entry = knows.cue_verb(token)
    if entry is None or (entry.lemma in _PERFORMED and "Fut" in token.morph.get("Tense", [])):
        # « évoquera, le 9 septembre, « Vauban et les siens » »: a title
        return None
    if entry.lemma == "rappeler" and is_shown(token, entry, knows):
        # « L'affaire rappelle celle du « gang des plombiers » »
        return None
    if entry.lemma == "lire" and any(
        t.lower_.removesuffix("s") in SURFACES for t in token.doc[max(token.i - _NEAR, 0) : token.i]
    ):
        # « un drap où l'on peut lire « Merci » »: nobody is there to have said it.
        return None
    if entry.lemma == "appeler" and token.doc[token.i - 1].lower_ in {"fait", "font", "faire"}:
        # « qui se fait appeler « le Prophète » »
        return None
    if (
        entry.lemma == "dire"
        and base(token) in {"acl", "amod"}
        and "Part" in token.morph.get("VerbForm", [])
    ):
        # « des pompes dites « de nouvelle génération » »
        return None
    if entry.lemma == "dire" and _calls(token, layout, knows):
        return None
    if entry.lemma in _COINING and (_by_the_learned(token) or is_heard(token)):
        # « Les spécialistes parlent d'une « lacune sismique » »: a term of theirs.
        return None
    if entry.lemma in _GLOSSING and "Pres" in token.morph.get("Tense", []):
        own = subject(token)
        if own is None or not (own.ent_type_ == "PER" or knows.role(own.lower_)):
            # « Le nom signifie « colline aux loups » en gaulois »
            return None
    if entry.lemma == "voir":
        # « de voir la « fatigue du luxe » s'étendre »: what is seen, not said.
        return replace(entry, trust=0.8) if _sees_in_it(token) else None
    if entry.verb_class in _WISHING and 0.3 <= entry.trust < 0.6 and entry.frames & {"np", "inf"}:
        # « redoutent « un plan social déguisé » »: the words are theirs, aloud or not.
        entry = replace(entry, trust=_WISHED)
    if entry.trust < _LEAST:
        return None
    if not entry.frames & {"np", "de", "comme", "que", "inf"}:
        return None
    if entry.verb_class in _INWARD and not entry.frames & {"np", "de", "comme"}:
        return None
    return None if set_aside(token, entry, layout) else entry
