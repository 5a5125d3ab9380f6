"""Run the extraction over articles: parse, register parties, then each kind of finding in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing.extraction.accusations.accusations import FoundAccusation, find_accusations
from briefing.extraction.dates.dates import find_events
from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.marks import find_marked
from briefing.extraction.grammar.mended import as_read, lead_back, view_of
from briefing.extraction.grammar.retag import retag
from briefing.extraction.grammar.split import split_at_cues
from briefing.extraction.parties.parties import Register
from briefing.extraction.precedents.precedents import FoundPrecedent, find_precedents
from briefing.extraction.quotes.found import Found
from briefing.extraction.quotes.quotes import find_quotes
from briefing.extraction.responses.joined import FoundResponse
from briefing.extraction.responses.responses import find_responses
from briefing.extraction.sentences import find_sentences
from briefing.extraction.speakers.clients import adopt_clients
from briefing.extraction.speakers.sides import Sides
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.spokespeople import adopt_voices
from briefing.language import pipeline
from briefing.language.collector import at_rest
from briefing.language.plain_doc import Doc
from briefing.model import (
    Accusation,
    Analysis,
    Article,
    Evidence,
    Party,
    Precedent,
    Quote,
    Response,
)
from briefing.reading.repair import View

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as ParsedDoc

Defeated = Callable[[Article, Exception], None]
"""Take an article that defeats the analysis, and the fault."""
PartiesOf = Callable[[Iterable[int]], tuple[Party, ...]]
"""Tell which parties some entries of the register are."""
_BATCH = 16
"""Articles that are parsed at once: some 130 lines, from which on more at once are not faster."""
_LETTERS = 200_000
"""Letters at which a batch is full, so that long articles do not fill the memory."""


def analyse(article: Article, nlp: Language) -> Analysis:
    """Analyse one article."""
    return next(analyse_all([article], nlp))


def analyse_all(
    articles: Iterable[Article], nlp: Language, *, defeated: Defeated | None = None
) -> Iterator[Analysis]:
    """Analyse articles one by one as they come, parsing them in batches.

    An article that wakes a fault of ours, in the parse or behind it, is handed to `defeated` with the
    fault and left out; where nobody takes it, the fault is raised.
    """
    knows = knowledge()
    name = pipeline.describe(nlp)
    for batch in _batches(articles):
        for article, view, doc in _parsed(batch, nlp, defeated):
            read = article if view is None else as_read(article, view)
            try:
                found = analyse_doc(read, doc, knows, name)
            except Exception as error:
                if defeated is None:
                    raise
                defeated(article, error)
                continue
            yield found if view is None else lead_back(found, article, view)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles by as many as are worth parsing at once, very long ones by fewer."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH or sum(len(each.text) for each in batch) >= _LETTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _parsed(
    batch: list[Article], nlp: Language, defeated: Defeated | None
) -> list[tuple[Article, View | None, ParsedDoc]]:
    """Return the articles of a batch, each with how it is read and its parse.

    A fault of the parse costs its whole batch, whose articles are then parsed one by one.
    """
    try:
        views = [view_of(article) for article in batch]
        texts = [view.text if view else a.text for a, view in zip(batch, views, strict=True)]
        return list(zip(batch, views, pipeline.parse_all(nlp, texts), strict=True))
    except Exception as error:
        if defeated is None:
            raise
        if len(batch) == 1:
            defeated(batch[0], error)
            return []
        return [each for article in batch for each in _parsed([article], nlp, defeated)]


@at_rest()
def analyse_doc(article: Article, parsed: ParsedDoc, knows: Knowledge, name: str = "") -> Analysis:
    """Analyse a parsed article."""
    doc = Doc(parsed)
    retag(doc, knows)
    marks = split_at_cues([m for m in find_marked(article.text) if not m.nested], doc, knows)
    apart = article.boilerplate
    skipped = [bool(apart) and any(b.start <= t.idx < b.end for b in apart) for t in doc]
    layout = Layout(doc, marks, skipped)
    register = Register(doc, knows, article.text, skipped)
    resolver = Resolver(doc, register, knows, [k >= 0 for k in layout.mark_of], skipped)
    quotes = find_quotes(layout, resolver, knows)
    sides = Sides(resolver)
    adopt_clients(layout, sides)
    adopt_voices(layout, sides)
    accusations, suspicions = find_accusations(layout, resolver, knows, quotes, sides)
    responses = find_responses(layout, resolver, knows, quotes, accusations, sides, suspicions)
    precedents = find_precedents(layout, resolver, knows, quotes, article.published)
    sentences = find_sentences(layout, knows)
    parties_of = _parties_of(register)
    return Analysis(
        article=article,
        quotes=tuple(_frozen(q, register, parties_of) for q in quotes),
        accusations=tuple(_accusation(a, parties_of) for a in accusations),
        responses=tuple(_response(r, parties_of) for r in responses),
        precedents=tuple(_precedent(p, parties_of) for p in precedents),
        parties=_parties(register, parties_of),
        sentences=sentences,
        events=find_events(article.text, sentences, article.published),
        pipeline=name,
    )


def _parties(register: Register, parties_of: PartiesOf) -> tuple[Party, ...]:
    """Return the named parties that may act, by first mention."""
    acting = [e for e in register.entries if e.named and not e.place and e.kind != "unknown"]
    return parties_of(e.id for e in sorted(acting, key=lambda e: e.first))


def _parties_of(register: Register) -> PartiesOf:
    """Return what makes parties of entries, each once, now that nothing more is learned of them."""
    party = cache(register.party)
    return lambda entries: tuple(map(party, entries))


def _precedent(found: FoundPrecedent, parties_of: PartiesOf) -> Precedent:
    return Precedent(
        name_spans=found.spans,
        cited_by=parties_of(found.cited_by),
        year=found.year,
        confidence=found.trust,
        evidence=Evidence(found.construction),
    )


def _frozen(quote: Found, register: Register, parties_of: PartiesOf) -> Quote:
    speakers = parties_of(quote.speaker.entries)
    principals = dict.fromkeys(p for e in quote.speaker.entries for p in register.principals(e))
    return Quote(
        kind=quote.kind,
        content=quote.content,
        speakers=speakers,
        role=speakers[0].role if speakers else None,
        on_behalf_of=parties_of(principals),
        cue=quote.cue,
        confidence=round(quote.trust * (0.8 if quote.speaker.how == "pronoun" else 1.0), 2),
        evidence=Evidence(quote.construction, quote.speaker.how),
    )


def _accusation(found: FoundAccusation, parties_of: PartiesOf) -> Accusation:
    return Accusation(
        accusers=parties_of(found.accusers),
        accused=parties_of(found.accused),
        charge=found.charge,
        cue=found.cue,
        on_behalf_of=parties_of(found.on_behalf_of),
        status=found.status,
        confidence=round(found.trust * (0.8 if found.how == "pronoun" else 1.0), 2),
        evidence=Evidence(found.construction, found.how),
    )


def _response(found: FoundResponse, parties_of: PartiesOf) -> Response:
    return Response(
        responders=parties_of(found.responders),
        stances=found.stances,
        evidence_spans=found.evidence,
        on_behalf_of=parties_of(found.on_behalf_of),
        answers=found.answers,
        confidence=round(found.trust * (0.8 if found.how == "pronoun" else 1.0), 2),
        evidence=Evidence(found.construction, found.how),
    )
