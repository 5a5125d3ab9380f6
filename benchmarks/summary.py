"""Compare the summary with Lead, LexRank, TextRank and LSA at equal words, on annotated articles.

    python benchmarks/summary.py GOLD [--part dev] [--words 60 100 150]

GOLD holds `<id>.txt` and `<id>.json` (spans of accusations, responses and precedents) and may hold
`parts.json`. Two figures a system: the share of the annotated facts (accuser, accused, charge, responder,
response, precedent) that its sentences carry, and the share of its sentences that need a context that is
missing. A name is carried when one of its forms stands in the summary, a passage when half of its content
words stand in one sentence of it. All systems choose among the same sentences, headlines left out, by their
own ranking, until no further one fits into the words.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

import briefing
from briefing.dossier.accusations import merge_accusations, tie
from briefing.dossier.quotes import merge_precedents
from briefing.dossier.responses import merge_responses
from briefing.dossier.summary import summarise
from briefing.dossier.tellings import Tellings
from briefing.dossier.terms import content_words, fold, words
from briefing.extraction.analysis import analyse_all
from briefing.language.pipeline import load
from briefing.model import Analysis, Article

KINDS = ("accuser", "accused", "charge", "responder", "response", "precedent")


@dataclass(frozen=True)
class Line:
    """Hold a chosen sentence as the reader sees it, and as it stands in the article."""

    text: str
    shown: str


@dataclass(frozen=True)
class Fact:
    """Hold an annotated fact: the forms of a name, or a passage."""

    kind: str
    names: tuple[str, ...] = ()
    passage: str = ""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part")
    parser.add_argument("--words", type=int, nargs="+", default=[60, 100, 150])
    parser.add_argument("--kinds", action="store_true", help="a column for each kind of fact")
    options = parser.parse_args()
    gold = list(annotated(options.gold, options.part))
    analyses = list(analyse_all((article for article, _ in gold), load()))
    report(analyses, [facts(value, a.text) for a, value in gold], options.words, options.kinds)


def report(analyses: list[Analysis], gold: list[list[Fact]], sizes: list[int], kinds: bool) -> None:
    """Print a row for each system and size."""
    extra = " | ".join(KINDS) + " | " if kinds else ""
    print(
        f"| words allowed | system | words used | facts carried | {extra}sentences that need context |"
    )
    print("| ---: | --- | ---: | ---: |" + " ---: |" * (len(KINDS) if kinds else 0) + " ---: |")
    for size in sizes:
        for name, system in SYSTEMS.items():
            chosen = [system(a, size) for a in analyses]
            used = sum(len(words(line.text)) for c in chosen for line in c) / len(chosen)
            carried = [
                (f.kind, carries(c, f)) for c, fs in zip(chosen, gold, strict=True) for f in fs
            ]
            lines = [line for c in chosen for line in c]
            needy = sum(needs_context(line.shown) for line in lines) / max(len(lines), 1)
            by_kind = (
                [share(ok for k, ok in carried if k == kind) for kind in KINDS] if kinds else []
            )
            cells = [
                f"{used:.0f}",
                f"{share(ok for _, ok in carried):.3f}",
                *(f"{x:.2f}" for x in by_kind),
            ]
            print(f"| {size} | {name} | " + " | ".join(cells) + f" | {needy:.3f} |", flush=True)


def share(flags: Iterable[bool]) -> float:
    """Return the share of the true ones."""
    found = list(flags)
    return sum(found) / max(len(found), 1)


# ---- the annotated facts


def annotated(folder: Path, part: str | None) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Yield the articles with their annotations."""
    parts = folder / "parts.json"
    known = json.loads(parts.read_text(encoding="utf-8")) if part and parts.exists() else {}
    for item in briefing.read(sorted(folder.glob("*.txt"))):
        if isinstance(item, Article) and (not part or item.id in known[part]):
            yield item, json.loads((folder / f"{item.id}.json").read_text(encoding="utf-8"))


def facts(gold: dict[str, Any], text: str) -> list[Fact]:
    """Return the annotated facts of an article, each name and passage once."""

    def cut(spans: list[list[int]]) -> str:
        return " ".join(text[s:e] for s, e in spans)

    out: dict[tuple[str, str], Fact] = {}

    def name(kind: str, parties: list[list[str]]) -> None:
        for forms in parties:
            out[kind, forms[0]] = Fact(kind, tuple(forms))

    def passage(kind: str, words_: str) -> None:
        if content_words(words_):
            out[kind, words_] = Fact(kind, passage=words_)

    for a in gold["accusations"]:
        name("accuser", a["accusers"])
        name("accused", a["accused"])
        passage("charge", cut(a["charge"]))
    for r in gold["responses"]:
        name("responder", r["responders"])
        passage("response", cut(r["evidence"]))
    for p in gold["precedents"]:
        passage("precedent", cut(p["name"]))
    return list(out.values())


def carries(chosen: list[Line], fact: Fact) -> bool:
    """Tell whether a summary has the fact; a name in brackets counts as a name."""
    if fact.passage:
        wanted = content_words(fact.passage)
        return any(len(wanted & content_words(c.text)) >= 0.5 * len(wanted) for c in chosen)
    told = fold(" ".join(c.shown for c in chosen))
    return any(re.search(rf"\b{re.escape(fold(n))}\b", told) for n in fact.names)


# ---- what needs a context (rules of the yardstick, not of the product)

_OPENERS = (
    "mais or cependant toutefois pourtant neanmoins donc ainsi puis ensuite enfin car et aussi alors|en revanche|"
    "en effet|de son cote|pour sa part|par ailleurs|en outre|d'ailleurs|au contraire|de plus|du coup|quant a|"
    "parce que|par consequent|a son tour|de meme|en consequence|a l'inverse"
)
_OPENER = re.compile(
    r"^\W*(?:" + "|".join([*_OPENERS.split("|")[0].split(), *_OPENERS.split("|")[1:]]) + r")\b(?!-)"
)
_POINTER = re.compile(
    r"\b(?:ce|cette|ces) derni|\b(?:celui|celle|ceux|celles)-(?:ci|la)\b|^\W*(?:cela|ceci|ca|c'est|son|sa|ses|leurs?)\b|"
    r"\b(?:cet|cette|ces|ce)\s+(?!(?:matin|soir|midi|apres|nuit|semaine|mois|annee|jour|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|week|printemps|ete|automne|hiver|derni|qui|que|qu|dont|n|ne|sont|sera|serait|fut)\w*)"
    r"\w+(?!\s+(?:qui|que|qu|dont|ou)\b)"
)
_PRONOUN = re.compile(r"(?<!\w)(?:ils?|elles?)(?!\w)(?!\s+\[)")
_IMPERSONAL = re.compile(
    r"\s+(?:n'|ne |s'|y |en )*(?:faut|faudra|faudrait|fallait|a\b|avait|agi|semble|est (?:im)?possible)"
)


def needs_context(shown: str) -> bool:
    """Tell whether a sentence leans on one that is not there.

    It opens on a connective, points back (*ce dernier, ces faits, son*), has a pronoun before any name
    or noun of its own, or is a bare quotation that nobody speaks.
    """
    plain = fold(re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"", " ~ ", shown))
    if not re.sub(r"[\W~]", "", plain):
        return True
    if _OPENER.search(fold(shown)) or _POINTER.search(plain):
        return True
    spoken = re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"", " ~ ", shown)
    for m in _PRONOUN.finditer(plain):
        if plain[m.start() : m.end()] == "il" and _IMPERSONAL.match(plain, m.end()):
            continue
        before = spoken[: m.start()]
        if before.endswith("-"):  # « a-t-il ajouté »
            return True
        # A name before it, or an article with its noun, may be whom it means.
        if not re.search(
            r"\b(?:[lL]e|[lL]a|[lL]es|[uU]ne?|[dD]es)\s\w+|\b[lL]’\w+|\s[A-ZÀ-Ý]\w+", before
        ):
            return True
    return False


# ---- the systems


def sentences(analysis: Analysis) -> list[str]:
    """Return the sentences of an article, headlines left out."""
    texts = [s.span.cut(analysis.article.text) for s in analysis.sentences]
    return [
        t
        for t in texts
        if t.rstrip(' \u00a0\u202f»”"’)')[-1:] in tuple(".!?…") and len(words(t)) > 2
    ]


def filled(ranked: Iterable[str], size: int) -> list[Line]:
    """Take sentences in their rank, each that still fits."""
    out: list[Line] = []
    spent = 0
    for text in ranked:
        length = len(words(text))
        if spent + length <= size and all(text != line.text for line in out):
            out.append(Line(text, text))
            spent += length
    return out


class _Tokens:
    """Give sumy our words, so that it never asks for its own tokenizer's data."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        return tuple(words(sentence))


def by_sumy(make: Callable[[Stemmer], Any]) -> Callable[[Analysis, int], list[Line]]:
    """Return a system that ranks by one of sumy's summarizers."""

    def system(analysis: Analysis, size: int) -> list[Line]:
        texts = list(dict.fromkeys(sentences(analysis)))
        summarizer = make(Stemmer("french"))
        summarizer.stop_words = get_stop_words("french")
        document = ObjectDocumentModel([Paragraph([SumySentence(t, _Tokens()) for t in texts])])
        # sumy gives the n best in text order: growing n tells the rank.
        ranked: dict[str, None] = {}
        for n in range(1, len(texts) + 1):
            ranked.update(dict.fromkeys(str(s) for s in summarizer(document, n)))
            if sum(len(words(t)) for t in ranked) > 2 * size:
                break
        return filled(ranked, size)

    return system


def lead(analysis: Analysis, size: int) -> list[Line]:
    """Take the first sentences."""
    return filled(sentences(analysis), size)


def ours(analysis: Analysis, size: int) -> list[Line]:
    """Take what the brief would print, the number of sentences left open."""
    tellings = Tellings([(1, analysis)])
    accusations, row_of = merge_accusations(tellings)
    responses = merge_responses(tellings, accusations, row_of)
    chosen = summarise(
        tellings,
        tie(accusations, responses),
        responses,
        merge_precedents(tellings),
        budget=size,
        most=99,
    )
    text = analysis.article.text
    out = []
    for excerpt in chosen:
        (span,) = excerpt.spans
        shown = span.cut(text)
        for gloss in reversed(excerpt.glosses):
            at = gloss.span.end - span.start
            shown = f"{shown[:at]} [{gloss.name}]{shown[at:]}"
        out.append(Line(span.cut(text), shown))
    return out


SYSTEMS: dict[str, Callable[[Analysis, int], list[Line]]] = {
    "**briefing**": ours,
    "Lead": lead,
    "LexRank": by_sumy(LexRankSummarizer),
    "TextRank": by_sumy(TextRankSummarizer),
    "LSA": by_sumy(LsaSummarizer),
}

if __name__ == "__main__":
    main()
