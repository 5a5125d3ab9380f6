"""Turn a `Brief` into plain JSON values: the one place where words are cut out of articles."""

from __future__ import annotations

import re
from typing import Any

from briefing.dossier.rights import excerpts, reproduced
from briefing.dossier.terms import words
from briefing.model import (
    AccusationRow,
    Actor,
    Brief,
    Divergence,
    Dossier,
    Excerpt,
    News,
    Party,
    PrecedentRow,
    QuoteRow,
    ResponseRow,
    Source,
    Span,
    Version,
    When,
)
from briefing.reading.repair import repaired
from briefing.rendering.passages import Block, Mark, blocks, segments

FORMAT = "briefing/1"


def to_dict(brief: Brief) -> dict[str, Any]:
    """Return the brief as JSON values; every printed passage carries text, spans and digest."""
    return _Serialiser(brief).brief()


class _Serialiser:
    def __init__(self, brief: Brief) -> None:
        self.value = brief
        self.articles = {s.number: s.article for s in brief.sources}
        self.held: dict[int, list[Span]] = {n: [] for n in self.articles}
        """All that is reproduced of each source, passages included."""
        for e in (e for d in brief.dossiers for e in excerpts(d)):
            self.held[e.source] += e.spans
        self.passages, self.anchor = self._passages()

    # ------------------------------------------------------------ passages

    def _facts(self) -> list[tuple[str, Excerpt]]:
        out: list[tuple[str, Excerpt]] = []
        for d in self.value.dossiers:
            out += [(f"{d.id}-essentiel-{i}", e) for i, e in enumerate(d.summary, 1)]
            rows: list[AccusationRow | ResponseRow | PrecedentRow] = [
                *d.accusations,
                *d.responses,
                *d.precedents,
            ]
            out += [(f"{d.id}-{row.id}", e) for row in rows for e in row.mentions]
            out += [(f"{d.id}-{q.id}", e) for q in d.quotes if q.selected for e in q.mentions]
            out += [(f"{d.id}-date-{i}", c.mention) for i, c in enumerate(d.chronology, 1)]
        return out

    def _marks(self) -> dict[int, list[Mark]]:
        marks: dict[int, list[Mark]] = {n: [] for n in self.articles}

        def add(excerpt: Excerpt | None, kind: str, ref: str) -> None:
            if excerpt is not None:
                marks[excerpt.source] += [Mark(s, kind, ref) for s in excerpt.spans]

        for d in self.value.dossiers:
            for sentence in d.summary:
                add(sentence, "summary", d.id)
            for q in d.quotes:
                if q.selected:
                    for words in q.words:
                        add(words, f"quote-{q.kind}", q.id)
                    add(q.cue, "cue", q.id)
                    for e in q.mentions:
                        add(self._speaker(q, e), "speaker", q.id)
            for a in d.accusations:
                for charge in a.charges:
                    add(charge, "charge", a.id)
                add(a.cue, "cue", a.id)
            for r in d.responses:
                for words in r.words:
                    add(words, "answer", r.id)
            for p in d.precedents:
                for name in p.names:
                    add(name, "precedent", p.id)
        return marks

    def _speaker(self, quote: QuoteRow, mention: Excerpt) -> Excerpt | None:
        """Return where the sentence of a quote names its speaker, outside the quoted words."""
        text = self.articles[mention.source].text
        quoted = [s for w in quote.words if w.source == mention.source for s in w.spans]
        forms = {
            f for p in quote.speakers if p.named for f in (p.name, *p.aliases, p.name.split()[-1])
        }
        found = [
            Span(*match.span())
            for span in mention.spans
            for match in _named(forms).finditer(text, span.start, span.end)
            if not any(q.overlaps(Span(*match.span())) for q in quoted)
        ]
        # Beside the cue if there is one, else the last: French puts the speaker after the words.
        cue = quote.cue.spans[0] if quote.cue and quote.cue.source == mention.source else None
        if not found:
            return None
        best = min(found, key=lambda s: abs(s.start - cue.end)) if cue else found[-1]
        return Excerpt(mention.source, (best,))

    def _passages(self) -> tuple[list[dict[str, Any]], dict[int, list[tuple[Span, str]]]]:
        facts = self._facts()
        marks = self._marks()
        passages: list[dict[str, Any]] = []
        anchor: dict[int, list[tuple[Span, str]]] = {}
        for number, article in sorted(self.articles.items()):
            mine = [
                (ref, Span(e.spans[0].start, e.spans[-1].end))
                for ref, e in facts
                if e.source == number and e.spans
            ]
            for block in self._blocks(number, mine):
                name = f"passage-{len(passages) + 1}"
                anchor.setdefault(number, []).append((block.span, name))
                passages.append(
                    {
                        "id": name,
                        "source": number,
                        "sha256": article.sha256,
                        "refs": list(block.refs),
                        "spans": [list(s) for s, _ in segments(block.span, marks[number])],
                        "texts": [
                            s.cut(article.text) for s, _ in segments(block.span, marks[number])
                        ],
                        "marks": [kind for _, kind in segments(block.span, marks[number])],
                    }
                )
        return passages, anchor

    def _blocks(self, number: int, mine: list[tuple[str, Span]]) -> list[Block]:
        """Return the contexts of the facts of a source, narrowed to the facts where a cap asks for it."""
        article = self.articles[number]
        wide = blocks(article.text, number, mine)
        cap = self.value.max_words_per_article
        if cap is not None:
            spans = [*self.held[number], *(b.span for b in wide)]
            if reproduced(article, spans) > cap:
                wide = blocks(article.text, number, mine, context=False)
        self.held[number] += [b.span for b in wide]
        return wide

    def _anchor(self, excerpt: Excerpt) -> str | None:
        for span, name in self.anchor.get(excerpt.source, []):
            if excerpt.spans and span.overlaps(excerpt.spans[0]):
                return name
        return None

    # ------------------------------------------------------------ values

    def excerpt(self, excerpt: Excerpt | None) -> dict[str, Any] | None:
        """Return an excerpt with its words."""
        if excerpt is None:
            return None
        article = self.articles[excerpt.source]
        value = {
            "source": excerpt.source,
            "sha256": article.sha256,
            "spans": [list(s) for s in excerpt.spans],
            "texts": [s.cut(article.text) for s in excerpt.spans],
            "anchor": self._anchor(excerpt),
        }
        damage = [r for r in article.repairs if r.kind != "form"]
        if any(s.contains(r.span) for s in excerpt.spans for r in damage):
            value["repaired"] = [repaired(article.text, s, article.repairs) for s in excerpt.spans]
        if excerpt.glosses:
            # The words stay whole in `texts`: a form that knows no glosses prints just these.
            value["glosses"] = [
                {"span": list(g.span), "text": g.span.cut(article.text), "name": g.name}
                for g in excerpt.glosses
            ]
        return value

    def excerpts(self, many: tuple[Excerpt, ...]) -> list[dict[str, Any]]:
        """Return several excerpts."""
        return [e for e in map(self.excerpt, many) if e is not None]

    def brief(self) -> dict[str, Any]:
        """Return the whole brief."""
        b = self.value
        return {
            "format": FORMAT,
            "title": b.title,
            "issued": _when(b.issued),
            "period": [_when(b.period[0]), _when(b.period[1])] if b.period else None,
            "version": b.version,
            "pipeline": b.pipeline,
            "notes": list(b.notes),
            "news": _news(b.news) if b.news else None,
            "max_words_per_article": b.max_words_per_article,
            "sources": [
                _source(s) | {"words_reproduced": reproduced(s.article, self.held[s.number])}
                for s in b.sources
            ],
            "dossiers": [self._dossier(d) for d in b.dossiers],
            "passages": self.passages,
        }

    def _dossier(self, d: Dossier) -> dict[str, Any]:
        return {
            "id": d.id,
            "title": d.title,
            "sources": list(d.sources),
            "summary": self.excerpts(d.summary),
            "accusations": [self._accusation(a) for a in d.accusations],
            "responses": [self._response(r) for r in d.responses],
            "precedents": [self._precedent(p) for p in d.precedents],
            "quotes": [self._quote(q) for q in d.quotes],
            "divergences": [self._divergence(v) for v in d.divergences],
            "chronology": [
                {
                    "when": _when(c.when),
                    "mention": self.excerpt(c.mention),
                    "about": list(c.about),
                    "sources": list(c.sources),
                }
                for c in d.chronology
            ],
            "actors": [_actor(a) for a in d.actors],
        }

    def _row(self, row: AccusationRow | ResponseRow | PrecedentRow | QuoteRow) -> dict[str, Any]:
        return {
            "id": row.id,
            "mentions": self.excerpts(row.mentions),
            "sources": list(dict.fromkeys(e.source for e in row.mentions)),
            "confidence": row.confidence,
            "evidence": {
                "construction": row.evidence.construction,
                "resolution": row.evidence.resolution,
            },
        }

    def _accusation(self, a: AccusationRow) -> dict[str, Any]:
        return self._row(a) | {
            "accusers": _parties(a.accusers),
            "accused": _parties(a.accused),
            "on_behalf_of": _parties(a.on_behalf_of),
            "status": a.status,
            "denied": a.denied,
            "charges": self.excerpts(a.charges),
            "cue": self.excerpt(a.cue),
            "date": _when(a.date),
            "outlets": a.outlets,
            "responses": list(a.responses),
            "withdrawal": self.excerpt(a.withdrawal),
        }

    def _response(self, r: ResponseRow) -> dict[str, Any]:
        return self._row(r) | {
            "responders": _parties(r.responders),
            "on_behalf_of": _parties(r.on_behalf_of),
            "stances": list(r.stances),
            "words": self.excerpts(r.words),
            "answers": list(r.answers),
            "date": _when(r.date),
            "outlets": r.outlets,
        }

    def _precedent(self, p: PrecedentRow) -> dict[str, Any]:
        return self._row(p) | {
            "names": self.excerpts(p.names),
            "cited_by": _parties(p.cited_by),
            "year": p.year,
        }

    def _quote(self, q: QuoteRow) -> dict[str, Any]:
        return self._row(q) | {
            "kind": q.kind,
            "speakers": _parties(q.speakers),
            "role": q.role,
            "on_behalf_of": _parties(q.on_behalf_of),
            "words": self.excerpts(q.words),
            "cue": self.excerpt(q.cue),
            "date": _when(q.date),
            "outlets": q.outlets,
            "weight": q.weight,
            "selected": q.selected,
        }

    def _divergence(self, v: Divergence) -> dict[str, Any]:
        return {
            "kind": v.kind,
            "about": v.about,
            "versions": [self._version(x) for x in v.versions],
            "missing": list(v.missing),
        }

    def _version(self, v: Version) -> dict[str, Any]:
        text = self.articles[v.excerpt.source].text
        return (self.excerpt(v.excerpt) or {}) | {
            "change": v.change,
            "differing": [{"span": list(s), "text": s.cut(text)} for s in v.differing],
            "sources": list(v.sources),
        }


def _named(forms: set[str]) -> re.Pattern[str]:
    """Return what finds any of the forms as whole words, the longest first; nothing without forms."""
    longest = sorted((f for f in forms if len(f) > 1), key=lambda f: (-len(f), f))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b" if longest else r"(?!)")


def _news(n: News) -> dict[str, Any]:
    return {
        "since": _when(n.since),
        "items": [
            {
                "kind": i.kind,
                "dossier": i.dossier,
                "about": i.about,
                "names": list(i.names),
                "against": list(i.against),
                "change": i.change,
            }
            for i in n.items
        ],
        "dropped": [
            {"kind": d.kind, "names": list(d.names), "against": list(d.against)} for d in n.dropped
        ],
    }


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {"iso": when.iso, "granularity": when.granularity, "inferred": when.inferred}


def _party(p: Party) -> dict[str, Any]:
    return {
        "name": p.name,
        "kind": p.kind,
        "aliases": list(p.aliases),
        "role": p.role,
        "named": p.named,
        "actor": p.actor,
    }


def _parties(parties: tuple[Party, ...]) -> list[dict[str, Any]]:
    return [_party(p) for p in parties]


def _source(s: Source) -> dict[str, Any]:
    a = s.article
    return {
        "number": s.number,
        "id": a.id,
        "name": a.source_name,
        "title": a.title,
        "outlet": a.outlet,
        "author": a.author,
        "published": _when(a.published),
        "url": a.url,
        "sha256": a.sha256,
        "copy_of": s.copy_of,
        "extends": s.extends,
        "words": len(words(a.text)),
        "words_reproduced": s.words_reproduced,
        "warnings": list(a.warnings),
    }


def _actor(a: Actor) -> dict[str, Any]:
    return {
        "id": a.id,
        "party": _party(a.party),
        "roles": list(a.roles),
        "tenures": [
            {
                "role": t.role,
                "first": _when(t.first),
                "last": _when(t.last),
                "sources": list(t.sources),
            }
            for t in a.tenures
        ],
        "speaks_for": list(a.speaks_for),
        "quotes_by": list(a.quotes_by),
        "quotes_about": list(a.quotes_about),
        "accuses": list(a.accuses),
        "accused_in": list(a.accused_in),
        "responds": list(a.responds),
    }
