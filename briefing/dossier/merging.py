"""Merge what several articles tell: one row for each accusation, response, precedent and quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.dossier.terms import (
    content_words,
    outlets,
    overlap,
    same_parties,
    sentence_around,
    text_of,
    words,
)
from briefing.model import (
    Accusation,
    AccusationRow,
    Analysis,
    Excerpt,
    Precedent,
    PrecedentRow,
    Quote,
    QuoteRow,
    Response,
    ResponseRow,
    Span,
    Status,
    When,
)

ALIKE = 0.5
"""Share of common content words from which two charges or answers are one."""
SAME_QUOTE = 0.7

Numbered = Sequence[tuple[int, Analysis]]


class Merger:
    """Merge the analyses of one dossier; `names` gives the outlet of each source number."""

    def __init__(self, analyses: Numbered, names: dict[int, str]) -> None:
        self.analyses = analyses
        self.names = names
        self.article = {number: a.article for number, a in analyses}
        self._row_of: dict[tuple[int, int], str] = {}

    def accusations(self) -> tuple[AccusationRow, ...]:
        """Return the accusations, the most told and surest first told."""
        groups: list[list[tuple[int, int, Accusation]]] = []
        for number, analysis in self.analyses:
            for k, accusation in enumerate(analysis.accusations):
                home = next(
                    (
                        g
                        for g in groups
                        if any(self._same_accusation(number, accusation, n, a) for n, _, a in g)
                    ),
                    None,
                )
                if home is None:
                    groups.append([(number, k, accusation)])
                else:
                    home.append((number, k, accusation))
        rows = []
        for i, members in enumerate(groups, 1):
            row_id = f"accusation-{i}"
            for number, k, _ in members:
                self._row_of[number, k] = row_id
            rows.append(self._accusation_row(row_id, members))
        return tuple(rows)

    def _same_accusation(self, n: int, a: Accusation, m: int, b: Accusation) -> bool:
        if not same_parties(a.accused, b.accused):
            return False
        sides = (
            (a.accusers, b.accusers),
            (a.accusers, b.on_behalf_of),
            (a.on_behalf_of, b.accusers),
        )
        if not (
            any(x and y and same_parties(x, y) for x, y in sides)
            or (not a.accusers and not b.accusers)
        ):
            return False
        x = content_words(text_of(self.article[n], a.charge))
        y = content_words(text_of(self.article[m], b.charge))
        return not x or not y or overlap(x, y) >= ALIKE

    def _accusation_row(
        self, row_id: str, members: list[tuple[int, int, Accusation]]
    ) -> AccusationRow:
        fullest = sorted(
            members, key=lambda m: (-len(text_of(self.article[m[0]], m[2].charge)), m[0])
        )
        number, _, best = fullest[0]
        charges = tuple(Excerpt(n, a.charge) for n, _, a in fullest if a.charge)
        mentions = tuple(
            Excerpt(n, self._sentence(n, (*a.charge, *((a.cue,) if a.cue else ()))))
            for n, _, a in members
            if a.charge or a.cue
        )
        told = {a.status for *_, a in members}
        status: Status = (
            "withdrawn" if "withdrawn" in told else "asserted" if "asserted" in told else "hedged"
        )
        return AccusationRow(
            id=row_id,
            accusers=best.accusers,
            accused=best.accused,
            on_behalf_of=best.on_behalf_of,
            status=status,
            denied=False,
            charges=charges,
            mentions=mentions,
            cue=Excerpt(number, (best.cue,)) if best.cue else None,
            date=self._earliest(n for n, *_ in members),
            outlets=outlets([Excerpt(n, ()) for n, *_ in members], self.names),
            responses=(),
            confidence=max(a.confidence for *_, a in members),
            evidence=best.evidence,
        )

    def responses(self) -> tuple[ResponseRow, ...]:
        """Return the responses, tied to the accusation rows that they answer."""
        groups: list[list[tuple[int, Response]]] = []
        for number, analysis in self.analyses:
            for response in analysis.responses:
                home = next(
                    (
                        g
                        for g in groups
                        if any(self._same_response(number, response, n, r) for n, r in g)
                    ),
                    None,
                )
                if home is None:
                    groups.append([(number, response)])
                else:
                    home.append((number, response))
        rows = []
        for i, members in enumerate(groups, 1):
            number, best = max(
                members, key=lambda m: len(text_of(self.article[m[0]], m[1].evidence_spans))
            )
            answers = dict.fromkeys(
                self._row_of[n, k] for n, r in members for k in r.answers if (n, k) in self._row_of
            )
            stances = tuple(dict.fromkeys(s for _, r in members for s in r.stances))
            rows.append(
                ResponseRow(
                    id=f"reponse-{i}",
                    responders=best.responders,
                    on_behalf_of=best.on_behalf_of,
                    stances=stances,
                    words=tuple(
                        Excerpt(n, r.evidence_spans)
                        for n, r in sorted(members, key=lambda m: m[0] != number)
                    ),
                    mentions=tuple(
                        Excerpt(n, self._sentence(n, r.evidence_spans)) for n, r in members
                    ),
                    answers=tuple(answers),
                    date=self._earliest(n for n, _ in members),
                    outlets=outlets([Excerpt(n, ()) for n, _ in members], self.names),
                    confidence=max(r.confidence for _, r in members),
                    evidence=best.evidence,
                )
            )
        return tuple(rows)

    def _same_response(self, n: int, a: Response, m: int, b: Response) -> bool:
        if n == m or not same_parties(a.responders, b.responders):
            return False
        x = content_words(text_of(self.article[n], a.evidence_spans))
        y = content_words(text_of(self.article[m], b.evidence_spans))
        return overlap(x, y) >= ALIKE

    def precedents(self) -> tuple[PrecedentRow, ...]:
        """Return the precedents, one row for each event."""
        groups: list[list[tuple[int, Precedent]]] = []
        for number, analysis in self.analyses:
            for precedent in analysis.precedents:
                mine = content_words(text_of(self.article[number], precedent.name_spans))
                home = next(
                    (
                        g
                        for g in groups
                        if any(
                            overlap(mine, content_words(text_of(self.article[n], p.name_spans)))
                            >= SAME_QUOTE
                            for n, p in g
                        )
                    ),
                    None,
                )
                if home is None:
                    groups.append([(number, precedent)])
                else:
                    home.append((number, precedent))
        rows = []
        for i, members in enumerate(groups, 1):
            _, best = members[0]
            cited = tuple(dict.fromkeys(p for _, m in members for p in m.cited_by))
            rows.append(
                PrecedentRow(
                    id=f"precedent-{i}",
                    names=tuple(Excerpt(n, p.name_spans) for n, p in members),
                    cited_by=cited,
                    year=next((p.year for _, p in members if p.year), None),
                    mentions=tuple(Excerpt(n, self._sentence(n, p.name_spans)) for n, p in members),
                    confidence=max(p.confidence for _, p in members),
                    evidence=best.evidence,
                )
            )
        return tuple(rows)

    def quotes(self) -> tuple[QuoteRow, ...]:
        """Return the quotes, one row for each act of speech, its fullest wording first."""
        groups: list[list[tuple[int, Quote]]] = []
        for number, analysis in self.analyses:
            for quote in analysis.quotes:
                home = next(
                    (g for g in groups if any(self._same_quote(number, quote, n, q) for n, q in g)),
                    None,
                )
                if home is None:
                    groups.append([(number, quote)])
                else:
                    home.append((number, quote))
        return tuple(
            self._quote_row(f"citation-{i}", members) for i, members in enumerate(groups, 1)
        )

    def _same_quote(self, n: int, a: Quote, m: int, b: Quote) -> bool:
        if n == m or (a.speakers and b.speakers and not same_parties(a.speakers, b.speakers)):
            return False
        x = words(text_of(self.article[n], a.content))
        y = words(text_of(self.article[m], b.content))
        if min(len(x), len(y)) < 4:
            return x == y
        return overlap(content_words(" ".join(x)), content_words(" ".join(y))) >= SAME_QUOTE

    def _quote_row(self, row_id: str, members: list[tuple[int, Quote]]) -> QuoteRow:
        fullest = sorted(
            members, key=lambda m: (-len(text_of(self.article[m[0]], m[1].content)), m[0])
        )
        number, best = fullest[0]
        named = next((q for _, q in fullest if q.speakers), best)
        return QuoteRow(
            id=row_id,
            kind=best.kind,
            speakers=named.speakers,
            role=named.role,
            on_behalf_of=named.on_behalf_of,
            words=tuple(Excerpt(n, q.content) for n, q in fullest),
            mentions=tuple(
                Excerpt(n, self._sentence(n, (*q.content, *((q.cue,) if q.cue else ()))))
                for n, q in members
            ),
            cue=Excerpt(number, (best.cue,)) if best.cue else None,
            date=self._earliest(n for n, _ in members),
            outlets=outlets([Excerpt(n, ()) for n, _ in members], self.names),
            weight=0.0,
            selected=False,
            confidence=max(q.confidence for _, q in members),
            evidence=best.evidence,
        )

    def _sentence(self, number: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        analysis = next(a for n, a in self.analyses if n == number)
        return sentence_around(analysis.article, spans, (s.span for s in analysis.sentences))

    def _earliest(self, numbers: Iterable[int]) -> When | None:
        known = [
            self.article[n].published for n in numbers if self.article[n].published is not None
        ]
        return min((w for w in known if w is not None), key=lambda w: w.iso, default=None)


def tie(
    accusations: tuple[AccusationRow, ...], responses: tuple[ResponseRow, ...]
) -> tuple[AccusationRow, ...]:
    """Write into each accusation which responses answer it, and whether one denies it."""
    out = []
    for row in accusations:
        answering = [r for r in responses if row.id in r.answers]
        out.append(
            replace(
                row,
                responses=tuple(r.id for r in answering),
                denied=any("denial" in r.stances for r in answering),
            )
        )
    return tuple(out)
