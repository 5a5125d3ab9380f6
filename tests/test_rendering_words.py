"""French typography for what is ours; an article's own words as they stand, in each form."""

from __future__ import annotations

import html
import itertools
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.model import Span
from briefing.rendering import documents, markdown
from briefing.rendering.environment import safe_link
from briefing.rendering.passages import Mark, segments, sentences
from briefing.rendering.typography import count, date, french, ordinal
from briefing.rendering.verbatim import passages
from briefing.rendering.words import PAPER, PORTAL, SCREEN, closers, joined, marks

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(page: str) -> str:
    """Return the words that a piece of HTML shows, white space as one space."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def excerpt(*texts: str, **more: Any) -> dict[str, Any]:
    return {"source": 1, "texts": list(texts), **more}


# ---------------------------------------------------------------- ours


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Qui accuse qui ?", "Qui accuse qui\u202f?"),
        ("Quoi?!", "Quoi\u202f?!"),
        ("Un fait ; un autre", "Un fait\u202f; un autre"),
        ("Sources : deux", "Sources\u00a0: deux"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("«mot»", "«\u00a0mot\u00a0»"),
        ("(!)", "(!)"),
        ("l'essentiel", "l’essentiel"),
        ("http://exemple.fr/?a=1", "http://exemple.fr/?a=1"),
        ("12 000 mots", "12\u202f000 mots"),
        ("45 %", "45\u00a0%"),
        ("le 1er mars 2024", "le 1er\u00a0mars 2024"),
        ("le 12 mars 2024", "le 12\u00a0mars 2024"),
        ("n° 5 et p. 12", "n°\u00a05 et p.\u00a012"),
        ("M. Roux et Mme Morel", "M.\u00a0Roux et Mme\u00a0Morel"),
    ],
)
def test_labels_are_set_in_french(label: str, printed: str) -> None:
    assert french(label) == printed


@given(st.text(alphabet="ab1 «»:;!?'%\u00a0\u202f", max_size=30))
def test_setting_a_label_twice_changes_nothing_more(label: str) -> None:
    assert french(french(label)) == french(label)


@pytest.mark.parametrize(
    ("n", "feminine", "printed"),
    [(1, False, "1er"), (1, True, "1re"), (2, False, "2e"), (21, True, "21e")],
)
def test_ordinals(n: int, feminine: bool, printed: str) -> None:
    assert ordinal(n, feminine=feminine) == printed


@pytest.mark.parametrize(
    ("n", "printed"),
    [(0, "0\u00a0mot"), (1, "1\u00a0mot"), (2, "2\u00a0mots"), (1234, "1\u202f234\u00a0mots")],
)
def test_numbers_with_their_noun(n: int, printed: str) -> None:
    assert count(n, "mot") == printed


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        ({"iso": "2024-03-01", "inferred": False}, "1er\u00a0mars 2024"),
        ({"iso": "2024-03-12", "inferred": True}, "12\u00a0mars 2024 (date déduite)"),
        ({"iso": "2024-03", "inferred": False}, "mars 2024"),
        ({"iso": "2024", "inferred": False}, "2024"),
        ({"iso": "2021-03", "granularity": "season"}, "printemps 2021"),
        ({"iso": "2021-12", "granularity": "season"}, "hiver 2021"),
        ({"iso": "1990", "granularity": "decade"}, "années\u00a01990"),
        ({"iso": "2026-11-16", "granularity": "week"}, "semaine du 16\u00a0novembre 2026"),
        ({"iso": "2026-11-21", "granularity": "week"}, "week-end du 21\u00a0novembre 2026"),
        (None, "date non établie"),
    ],
)
def test_dates_in_full(when: dict[str, Any] | None, printed: str) -> None:
    assert date(when) == printed


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", None, "http://a b"]
)
def test_links_that_are_not_followed(url: str | None) -> None:
    assert safe_link(url) is None


# ---------------------------------------------------------------- theirs


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("avoir menti", "«\u00a0avoir menti\u00a0»"),
        ("une « répression »", "“une « répression »”"),
        ("« cyber » et « guerre »", "“« cyber » et « guerre »”"),
        ("« Nous nions »", "« Nous nions »"),
        ('un "mensonge"', '«\u00a0un "mensonge"\u00a0»'),
    ],
)
def test_our_quotation_marks_never_double_theirs(words: str, printed: str) -> None:
    assert html.unescape(str(PORTAL.quoted(excerpt(words)))) == printed
    before, after = marks(words)
    assert before + words + after == printed


def test_parts_are_joined_by_a_mark_of_omission_and_mended_words_say_so() -> None:
    assert joined(excerpt("un", "deux\ntrois")) == "un […] deux trois"
    mended = excerpt("sÃ»r", repaired=["sûr"])
    assert shown(str(SCREEN.words(mended))) == "sûr [texte réparé]"
    assert markdown.words(mended) == "sûr \\[texte réparé\\]"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("« guerre », enfin", ["« guerre »,"]),
        ("une « guerre froide »", ["« guerre", "froide »"]),
        ("Vraiment ? Oui !", ["Vraiment ?", "Oui !"]),
        ("rien de tel", []),
        # Of a word longer than a line only its end is kept together.
        (f"{'a' * 60} »", [f"{'a' * 24} »"]),
    ],
)
def test_no_line_begins_with_a_closing_sign(words: str, kept: list[str]) -> None:
    screen, paper = str(SCREEN.words(excerpt(words))), str(PAPER.words(excerpt(words)))
    assert re.findall(r'<span class="nb">(.*?)</span>', screen) == kept
    assert shown(screen) == words
    assert paper == re.sub("|".join(kept) or "(?!)", lambda m: m[0].replace(" ", "\u00a0"), words)


@given(st.text(max_size=80))
def test_setting_words_never_changes_them(text: str) -> None:
    flat = " ".join(text.split())
    for setting in (SCREEN, PAPER, PORTAL):
        printed = html.unescape(re.sub(r"</?span[^>]*>", "", str(setting.words(excerpt(flat)))))
        assert (
            printed.replace("\u00a0", " ").strip()
            == (joined(excerpt(flat)) + closers(flat)).replace("\u00a0", " ").strip()
        )


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("tout droit", ""),
        ("\u202eretourné", "\u202c"),
        ("\u202eretourné\u202c fini", ""),
        ("\u2067isolé \u202etout", "\u202c\u2069"),
    ],
)
def test_directional_marks_end_with_the_article_s_words(text: str, end: str) -> None:
    assert closers(text) == end


# ---------------------------------------------------------------- Markdown


@given(st.text(max_size=60))
def test_escaped_markdown_renders_to_the_same_words(text: str) -> None:
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    page = GFM.render("- " + markdown.escape(flat) + " fin")
    assert shown(page) == (flat + " fin").strip()


@given(st.text(alphabet="ab*_`[]()<>!#|~\\&.-+=1 «»", min_size=1, max_size=40))
def test_marks_of_markdown_in_a_name_stay_what_they_are(name: str) -> None:
    flat = " ".join(name.split())
    page = GFM.render(f"- {markdown.strong(markdown.escape(flat))} → suite")
    assert shown(page) == " ".join(f"{flat} → suite".split())


@pytest.mark.parametrize("sample", ["dossier", "hostile"])
def test_the_whole_markdown_shows_all_words_and_links_of_the_brief(
    request: pytest.FixtureRequest, sample: str
) -> None:
    data = request.getfixturevalue(sample)
    page = GFM.render(documents.markdown(data))
    text = shown(page)
    for passage in data["passages"]:
        assert " ".join("".join(passage["texts"]).split()) in text
    for row in (r for d in data["dossiers"] for r in (*d["responses"], *d["quotes"])):
        if row.get("selected", True):
            assert " ".join(joined(row["words"][0]).split()) in text
    assert "<script" not in page
    headings = [shown(h) for h in re.findall(r"<h\d>(.*?)</h\d>", page)]
    slugs = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}
    links = re.findall(r'href="([^"]*)"', page)
    assert {link[1:] for link in links if link.startswith("#")} <= slugs
    assert all(link.startswith(("#passage-", "http://", "https://")) for link in links)
    assert len([link for link in links if link.startswith("#passage-")]) >= 5


def test_each_line_of_markdown_says_one_thing(dossier: dict[str, Any]) -> None:
    text = documents.markdown(dossier)
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]\n", text)
    assert "&nbsp;" not in text


# ---------------------------------------------------------------- passages


@given(st.text(max_size=120))
def test_context_sentences_lie_in_order_inside_the_text(text: str) -> None:
    spans = sentences(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_a_quoted_charge_is_shown_as_quoted_and_as_a_charge() -> None:
    text = "Elle dit « il a menti » hier"
    found = segments(
        Span(0, len(text)),
        [
            Mark(Span(5, 8), "cue", "c"),
            Mark(Span(11, 21), "quote-direct", "c"),
            Mark(Span(11, 21), "charge", "a"),
            Mark(Span(0, 28), "summary", "e"),
        ],
    )
    assert [(span.cut(text), kind) for span, kind in found] == [
        ("Elle ", "summary"),
        ("dit", "cue"),
        (" « ", "summary"),
        ("il a menti", "quote-direct charge"),
        (" » hier", "summary"),
    ]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 30),
            st.integers(1, 12),
            st.sampled_from(["cue", "speaker", "quote-direct", "quote-mixed", "charge", "summary"]),
        ),
        max_size=8,
    )
)
def test_stretches_join_to_the_whole_passage(raw: list[tuple[int, int, str]]) -> None:
    whole = Span(3, 35)
    cut = segments(whole, [Mark(Span(s, s + n), kind, "x") for s, n, kind in raw])
    assert cut[0][0].start == whole.start
    assert cut[-1][0].end == whole.end
    assert all(a.end == b.start for (a, _), (b, _) in itertools.pairwise(cut))


def test_every_mark_of_the_passages_is_in_the_legend(dossier: dict[str, Any]) -> None:
    page = documents.page(dossier)
    legend = re.search(r'<p class="legend">.*?</p>', page, re.S)
    assert legend is not None
    told = set(re.findall(r'class="([\w-]+)"', legend[0]))
    used = {name for p in dossier["passages"] for m in p["marks"] if m for name in m.split()}
    assert used <= told
    assert {"speaker", "cue", "charge", "answer", "quote-direct"} <= used
    assert all(list(passages(p)) for p in dossier["passages"])
