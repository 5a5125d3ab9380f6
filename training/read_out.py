"""Print articles with what is found standing inside their text, to read the extraction beside the words.

    PYTHONPATH=. .venv/bin/python training/read_out.py FILES…

⟦1 … ⟧ is quote 1; below each paragraph stand the quotes, accusations, responses and precedents that
start in it, with their speakers, parties and cues. Nothing shows faults faster.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing.extraction.analysis import analyse_all
from briefing.language import pipeline
from briefing.model import Analysis, Article, Party, Span, cut
from briefing.reading import read


def lines_of(analysis: Analysis) -> Iterable[str]:
    """Yield the paragraphs of an article, each followed by what was found to start in it."""
    text = analysis.article.text
    at = 0
    for paragraph in text.split("\n"):
        span = Span(at, at + len(paragraph))
        at = span.end + 1
        if paragraph.strip():
            yield _marked(analysis, span)
            yield from _notes(analysis, span)
            yield ""


def _marked(analysis: Analysis, span: Span) -> str:
    """Return the words of a paragraph with brackets around what is quoted."""
    text = analysis.article.text
    marks: list[tuple[int, int, str]] = []
    for number, quote in enumerate(analysis.quotes):
        for start, end in quote.content:
            if span.start <= start < span.end:
                marks += [(start, 1, f"⟦{number} "), (end, 0, f" {number}⟧")]
    out, at = [], span.start
    for place, _, mark in sorted(marks):
        out += [text[at:place], mark]
        at = max(at, place)
    return "".join([*out, text[at : span.end]])


def _notes(analysis: Analysis, span: Span) -> Iterable[str]:
    text = analysis.article.text

    def here(spans: Sequence[Span]) -> bool:
        return bool(spans) and span.start <= spans[0].start < span.end

    for number, q in enumerate(analysis.quotes):
        if here(q.content):
            role = f" ({q.role})" if q.role else ""
            yield (
                f"    {number} {q.kind}: {_names(q.speakers)}{role}  "
                f"[{_words(text, q.cue)} / {q.evidence.construction} / {q.evidence.resolution}]"
            )
    for number, a in enumerate(analysis.accusations):
        if here([a.cue] if a.cue else a.charge):
            yield (
                f"    A{number} {a.status}: {_names(a.accusers)}{_behalf(a.on_behalf_of)} > "
                f"{_names(a.accused)} | {cut(text, a.charge)}  [{_words(text, a.cue)} / {a.evidence.construction}]"
            )
    for r in analysis.responses:
        if here(r.evidence_spans):
            yield (
                f"    R {_names(r.responders)}{_behalf(r.on_behalf_of)}: {', '.join(r.stances)} -> "
                f"{list(r.answers)} | {cut(text, r.evidence_spans)}  [{r.evidence.construction}]"
            )
    for p in analysis.precedents:
        if here(p.name_spans):
            yield f"    P {cut(text, p.name_spans)} by {_names(p.cited_by)}  [{p.evidence.construction}]"


def _words(text: str, span: Span | None) -> str:
    return span.cut(text) if span else "–"


def _names(parties: Sequence[Party]) -> str:
    return " / ".join(p.name for p in parties) or "–"


def _behalf(parties: Sequence[Party]) -> str:
    return f" (for {_names(parties)})" if parties else ""


def main() -> None:
    """Print the articles whose files are named."""
    articles = [a for a in read([Path(p) for p in sys.argv[1:]]) if isinstance(a, Article)]
    for analysis in analyse_all(articles, pipeline.load()):
        print(f"=== {analysis.article.id}")
        print("\n".join(lines_of(analysis)))


if __name__ == "__main__":
    main()
