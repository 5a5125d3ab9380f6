"""Find the earlier affairs that an article or a speaker brings up as comparison or reminder.

A precedent needs a trigger (*comme en*, *rappelle*, *déjà*, *ne doivent jamais oublier*) and an
event: a noun of the lexicon, a proper name that labels one, or a date of another time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from briefing.extraction.found import Found
from briefing.extraction.knowledge import Knowledge
from briefing.extraction.layout import Layout
from briefing.extraction.speakers import Resolver
from briefing.extraction.syntax import VERBAL, children, np_end, np_start, subject, token_at
from briefing.model import Span

_RECALL = set(
    (
        "rappeler évoquer citer invoquer mentionner oublier souvenir comparer ressusciter "
        "raviver réveiller convoquer brandir commémorer"
    ).split()
)
# These report facts far more often than they recall: they need a date or a named affair.
_WEAK = {"évoquer", "citer", "mentionner", "invoquer", "rappeler", "brandir", "comparer"}
_EVENT = set(
    (
        "affaire scandale crise guerre attentat catastrophe révolution procès accident séisme "
        "naufrage crue inondation incendie explosion fuite grève manifestation massacre "
        "génocide épidémie pandémie tempête canicule sécheresse krach faillite coup putsch "
        "référendum traité accord programme plan opération loi arrêt jugement condamnation "
        "sanction différend conflit incident attaque cyberattaque piratage assassinat meurtre "
        "enlèvement marée émeute bataille siège famine exode printemps intrusion campagne "
        "sentence drame tragédie précédent épisode fusillade tuerie effondrement rupture "
        "sabotage enquête réforme projet groupe commission parcours souvenir fermeture "
        "licenciement pénurie mouvement"
    ).split()
)
_NAMED_EVENT = set(
    (
        "affaire scandale procès drame catastrophe attentat attentats tragédie naufrage massacre"
    ).split()
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_COMPARED = re.compile(
    r"\b(?:comme|ainsi qu'|à l'instar de|à l'image de|à la manière de|sur le modèle de|dans la lignée de)\b",
    re.IGNORECASE,
)
_DATE_TAIL = re.compile(
    r"(?:,? (?:à|au|en) [A-ZÀ-Ý][\w-]+)?,? (?:en|de|du) (?:\w+ ){0,2}(?:1[5-9]|20)\d\d"
)
_REMIND = re.compile(
    r"(?:rappel(?:ez|ons)-(?:vous|nous)|souven(?:ez|ons)-(?:vous|nous)|oubli(?:er|ons|ez)\b|se souvient\b|"
    r"remémor\w+)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:il y a (?:\d+|quelques|deux|trois|quatre|cinq|dix|vingt|trente) ans|(?:\d+|deux|trois|quatre|cinq|dix|"
    r"vingt|trente|quelques) ans (?:plus tôt|auparavant|avant)|au temps de|à l'époque de)\b",
    re.IGNORECASE,
)
_ALREADY = re.compile(r"\bdéjà\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:en|dès|depuis|fin|début|au printemps|à l'été|à l'automne|à l'hiver)\s+"
    r"(?:(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\s+)?((?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundPrecedent:
    """Hold a precedent before its parties are frozen."""

    spans: tuple[Span, ...]
    cited_by: tuple[int, ...]
    year: int | None
    construction: str
    trust: float


def find_precedents(
    layout: Layout, resolver: Resolver, knows: Knowledge, quotes: list[Found]
) -> list[FoundPrecedent]:
    """Return the precedents of an article in text order, each event once."""
    found: list[FoundPrecedent] = []
    for span, construction, trust in (
        *_recalled(layout, knows),
        *_compared(layout),
        *_already(layout),
        *_dated_back(layout),
        *_affairs(layout),
    ):
        if any(span.overlaps(s) for f in found for s in f.spans):
            continue
        if layout.skipped[_first(layout, span)] or _told_before(span, layout, found):
            continue
        year = _year_near(span, layout)
        found.append(
            FoundPrecedent(
                (span,), _citer(span, quotes, layout, resolver), year, construction, trust
            )
        )
    return sorted(found, key=lambda f: f.spans[0].start)


def _first(layout: Layout, span: Span) -> int:
    return token_at(layout.doc, span.start)


def _told_before(span: Span, layout: Layout, found: list[FoundPrecedent]) -> bool:
    """Tell whether the same words name a precedent already found."""
    words = set(re.findall(r"\w{4,}", span.cut(layout.text).casefold()))
    return any(
        len(words & set(re.findall(r"\w{4,}", f.spans[0].cut(layout.text).casefold()))) * 2
        > len(words)
        > 0
        for f in found
    )


def _citer(span: Span, quotes: list[Found], layout: Layout, resolver: Resolver) -> tuple[int, ...]:
    """Return who brings it up: the speaker of the quote or reported clause that holds it."""
    for quote in quotes:
        if any(s.start <= span.start and span.end <= s.end + 2 for s in quote.content):
            return quote.speaker.entries
    return ()


def _year_near(span: Span, layout: Layout) -> int | None:
    text = layout.text
    inside = _YEAR.search(text, span.start, min(span.end + 12, len(text)))
    return int(inside.group()) if inside else None


# ---------------------------------------------------------------- rappelle, n'oublie pas


def _recalled(layout: Layout, knows: Knowledge) -> list[tuple[Span, str, float]]:
    """Find what a verb of memory governs, and the list that goes on from it."""
    out: list[tuple[Span, str, float]] = []
    for verb in layout.doc:
        lemma = knows.lemma(verb)
        reminded = bool(_REMIND.match(layout.text, verb.idx))
        if (verb.pos_ not in VERBAL or lemma not in _RECALL) and not reminded:
            continue
        strong = reminded or lemma not in _WEAK
        for head in _governed(verb, layout):
            if head.lower_ in {"celle", "celui", "celles", "ceux"}:
                if lemma == "rappeler":
                    out.append((_phrase(head, layout), "recalled", 0.7))
            elif _is_event(head, layout) and (
                strong or _elsewhen(head, layout) or _named(head, layout)
            ):
                out.append((_phrase(head, layout), "recalled", 0.7))
            elif (strong or lemma != "rappeler") and (
                _elsewhen(head, layout) or (head.pos_ == "PROPN" and strong and _late(head, layout))
            ):
                out.append((_phrase(head, layout), "recalled", 0.6))
    return out


def _late(head: Token, layout: Layout) -> bool:
    """Tell whether a name is met here for the first time, well into the article."""
    return head.i > len(layout.doc) // 4 and layout.text.find(head.text) == head.idx


def _governed(verb: Token, layout: Layout) -> list[Token]:
    """Return the heads of the noun phrases after a verb: *A, B et C*, whatever the parse says."""
    doc = layout.doc
    heads: list[Token] = []
    i = verb.i + 1
    end = layout.sentence_end(verb.i)
    while i < end and len(heads) < 5:
        token = doc[i]
        if token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"celle", "celui", "celles", "ceux"}:
            heads.append(token)
            i = max(_stop(token, layout), i + 1)
            tail = _DATE_TAIL.match(layout.text[doc[i - 1].idx + len(doc[i - 1].text) :])
            if tail:
                i = _first(
                    layout,
                    Span(doc[i - 1].idx + len(doc[i - 1].text) + tail.end(), len(layout.text)),
                )
            while i < end and doc[i].text in {"'", '"', "»", "”"}:
                i += 1
            if i < end and doc[i].text in {",", "et", "ou"}:
                i += 1
                continue
            break
        if token.pos_ in {"DET", "ADV", "ADJ", "ADP", "CCONJ", "PART"} or token.text in {
            "'", '"', "«", "“", "-ci", "-vous", ",",
        }:  # fmt: skip
            i += 1
            continue
        if token.pos_ == "PRON" and not heads and i - verb.i <= 2:
            i += 1
            continue
        break
    return heads


def _is_event(head: Token, layout: Layout) -> bool:
    return _event_noun(head) or _named(head, layout)


def _event_noun(head: Token) -> bool:
    """Tell whether the noun is one of events, by its lemma or by its form if the lemma errs."""
    low = head.lower_
    return bool({head.lemma_.casefold(), low, low.removesuffix("s")} & _EVENT)


def _named(head: Token, layout: Layout) -> bool:
    """Tell whether a proper name labels the event (*l'affaire Cahuzac*, *le 'programme PRISM'*)."""
    if not _event_noun(head):
        return False
    end = _stop(head, layout)
    return any(t.text[:1].isupper() for t in layout.doc[head.i + 1 : end])


def _elsewhen(head: Token, layout: Layout) -> bool:
    """Tell whether the phrase or the words right after it carry a year."""
    end = min(_stop(head, layout) + 5, len(layout.doc))
    return any(_YEAR.fullmatch(t.text) for t in layout.doc[head.i : end])


# ---------------------------------------------------------------- comme en, à l'instar de


def _compared(layout: Layout) -> list[tuple[Span, str, float]]:
    doc, out = layout.doc, []
    text = layout.text
    for match in _COMPARED.finditer(text):
        i = _first(layout, Span(match.end(), match.end() + 1))
        limit = min(i + 4, len(doc))
        head = None
        dated = False
        while i < limit and (
            doc[i].pos_ in {"ADP", "DET", "ADV"}
            or doc[i].lower_ in {"lors", "en", "au", "avec"}
            or _YEAR.fullmatch(doc[i].text)
        ):
            dated = dated or bool(_YEAR.fullmatch(doc[i].text))
            i += 1
        if i < len(doc) and doc[i].pos_ in {"NOUN", "PROPN"}:
            head = doc[i]
        if head is None:
            continue
        if (_is_event(head, layout) and (_elsewhen(head, layout) or _named(head, layout))) or (
            head.pos_ == "PROPN" and (dated or _elsewhen(head, layout))
        ):
            out.append((_phrase(head, layout), "compared", 0.75))
    return out


# ---------------------------------------------------------------- déjà, en 2013


def _already(layout: Layout) -> list[tuple[Span, str, float]]:
    """Find *En mars 2011, une fuite avait déjà…* and *En 2013 déjà, le différend…*."""
    doc, out = layout.doc, []
    text = layout.text
    for match in _ALREADY.finditer(text):
        i = _first(layout, Span(*match.span()))
        begin, end = layout.sentence_start(i), layout.sentence_end(i)
        sentence = text[doc[begin].idx : doc[end - 1].idx + len(doc[end - 1].text)]
        dated = _DATED.search(sentence)
        verb = doc[i].head if doc[i].head.pos_ in VERBAL else None
        if dated is None and not (verb is not None and _pluperfect(verb) and i - begin <= 12):
            continue
        main = verb or next((t for t in doc[begin:end] if t.pos_ == "VERB"), None)
        if main is None:
            continue
        own = subject(main)
        candidates = [own] if own is not None else []
        candidates += [c for c in children(main, "obj") if c.pos_ in {"NOUN", "PROPN"}]
        head = next((c for c in candidates if c is not None and _is_event(c, layout)), None)
        if head is not None:
            start = _phrase(head, layout)
            if (
                dated is not None
                and doc[begin].idx + dated.start() < start.start
                and start.start - (doc[begin].idx + dated.end()) < 4
            ):
                start = Span(doc[begin].idx + dated.start(), start.end)
            out.append((start, "already", 0.7))
    return out


def _pluperfect(verb: Token) -> bool:
    return any(c.lower_ in {"avait", "avaient", "était", "étaient"} for c in children(verb, "aux"))


# ---------------------------------------------------------------- en juillet 2012, … avait


def _dated_back(layout: Layout) -> list[tuple[Span, str, float]]:
    """Find the events of another time told in the pluperfect, once the article is under way.

    *En juillet 2012, cinq personnes avaient été tuées lors de manifestations…* The article's own
    time is the latest year that it names; what it tells of the same or the year before is its story.
    """
    doc, out = layout.doc, []
    years = [int(y) for y in _YEAR.findall(layout.text)]
    latest = max((y for y in years if y <= 2100), default=0)
    i, n = 0, len(doc)
    while i < n:
        if doc[i].is_space:
            i += 1
            continue
        end = max(layout.sentence_end(i), i + 1)
        if i > n // 5 and layout.mark_of[i] < 0:
            sentence = layout.text[doc[i].idx : doc[end - 1].idx + len(doc[end - 1].text)]
            dated = _DATED.search(sentence)
            other = dated is not None and len(set(years)) > 1 and int(dated.group(1)) < latest - 1
            if (other or _EARLIER.search(sentence)) and any(
                t.pos_ == "VERB" and _pluperfect(t) for t in doc[i:end]
            ):
                head = _event_of(i, end, layout)
                if head is not None:
                    out.append((_phrase(head, layout), "dated back", 0.55))
        i = end
    return out


def _event_of(start: int, end: int, layout: Layout) -> Token | None:
    """Return the noun that names what a sentence tells: an event, else the object of its verb."""
    tokens = [t for t in layout.doc[start:end] if t.pos_ in {"NOUN", "PROPN"}]
    events = [t for t in tokens if _event_noun(t)]
    if events:
        return next((t for t in events if _named(t, layout)), events[0])
    main = next((t for t in layout.doc[start:end] if t.pos_ == "VERB" and _pluperfect(t)), None)
    if main is None:
        return None
    objects = [
        c for c in children(main, "obj", "obl") if c.pos_ in {"NOUN", "PROPN"} and c.i > main.i
    ]
    return objects[0] if objects else None


# ---------------------------------------------------------------- l'affaire X


def _affairs(layout: Layout) -> list[tuple[Span, str, float]]:
    """Find named affairs beside the article's own: *l'affaire Cahuzac*, *le scandale du Mediator*."""
    doc, out = layout.doc, []
    text = layout.text
    opening = text[: max(400, len(text) // 6)].casefold()
    for token in doc:
        if not {token.lemma_.casefold(), token.lower_} & _NAMED_EVENT or token.pos_ != "NOUN":
            continue
        end = _stop(token, layout)
        name = [t for t in doc[token.i + 1 : end] if t.text[:1].isupper()]
        near = token.i + 1 < len(doc) and (
            doc[token.i + 1].text[:1].isupper()
            or doc[token.i + 1].lower_ in {"du", "de", "d'", "des"}
        )
        if name and near and name[0].text.casefold() not in opening:
            out.append((_phrase(token, layout), "affair", 0.6))
    return out


# ---------------------------------------------------------------- shared


def _stop(head: Token, layout: Layout) -> int:
    """Return where the name of an event ends: closing marks and an adjacent date belong to it."""
    doc = layout.doc
    end = np_end(head)
    k = layout.mark_of[head.i]
    if k >= 0:
        return min(end, layout.token_range[k][1])
    while end < len(doc) and (
        layout.mark_of[end] >= 0
        and layout.opening(end) >= 0
        and layout.words_in(layout.mark_of[end]) <= 4
    ):
        end = layout.outer(layout.mark_of[end])[1]
    return end


def _phrase(head: Token, layout: Layout) -> Span:
    doc = layout.doc
    start, end = np_start(head), _stop(head, layout)
    while start < head.i and doc[start].pos_ == "DET":
        start += 1
    # « la crue de septembre 1980 », « Lubrizol, à Rouen, en 2019 »: the date is part of the name.
    tail = _DATE_TAIL.match(layout.text[doc[end - 1].idx + len(doc[end - 1].text) :])
    last = doc[end - 1]
    stop = last.idx + len(last.text) + (tail.end() if tail else 0)
    return Span(doc[start].idx, stop)
