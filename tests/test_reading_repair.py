"""Specify the repair of damaged characters: what is mended, what is left, and what is proved."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dossier.brief import build_brief
from briefing.extraction.analysis import analyse
from briefing.model import Article, Repair, Span
from briefing.reading import read_bytes
from briefing.reading.repair import View, find, repaired
from briefing.rendering import documents
from briefing.rendering.serialise import to_dict
from briefing.rendering.verbatim import prove
from tests.conftest import FRENCH

SEEDS = Path(__file__).parent.parent / "seeds"


def mended(text: str) -> str:
    return View(text, find(text)).text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("la s?reté", "la sûreté"),
        ("accro?tre", "accroître"),
        ("sur des ?ufs", "sur des œufs"),
        ("le c?ur et la s?ur", "le cœur et la sœur"),
        ("aujourd?hui, l?homme n?est pas là", "aujourd’hui, l’homme n’est pas là"),
        ("jusqu?à ce qu?il vienne", "jusqu’à ce qu’il vienne"),
        ("LA S?RETÉ", "LA SÛRETÉ"),
        ("les ?tats-Unis", "les États-Unis"),
        ("à l’?lysée", "à l’Élysée"),
        ("le gouvernement fran\ufffdais a d\ufffdclar\ufffd", "le gouvernement français a déclaré"),
        ("le gouvernement fran??ais a d??clar??", "le gouvernement français a déclaré"),
        ("?tat-major. ?tonné, il part", "?tat-major. Étonné, il part"),
        # the end of a word counts only where other words have lost letters, too
        ("la qualit? de la s?reté", "la qualité de la sûreté"),
    ],
)
def test_a_lost_letter_is_found_where_one_word_fits(damaged: str, whole: str) -> None:
    assert mended(damaged) == whole


@pytest.mark.parametrize(
    "text",
    [
        "le p?ché",  # péché, pêché
        "la t?te",  # tête, tâte, tète
        "l’?tat",  # l’État, l’état
        "m?re",  # mère, mûre
        "la qualit? de l’eau",  # could be a question, however odd
        "Vraiment? Oui. Êtes-vous prêt?",
        "Qui a gagné la sûreté?",
        "Vraiment?Oui",
        "https://exemple.fr/a?id=s&b=x?reté",
        "exemple.fr/recherche?s?reté",
        "1?234 euros, 3?étage",
        "xy?zw qsd?f",
        "???? ?",
        "une s?ret" + "é" * 60,
    ],
)
def test_what_has_no_single_answer_stays(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
def test_mojibake_is_undone_and_nothing_else(encoding: str) -> None:
    whole = "La sûreté de l’État, « déjà » : cœur\u00a0; « …\u202f»,\u00a0à 10\u00a0%, Noël, ﬁn de l'été – ça"
    garbled = "".join(
        word.encode("utf-8").decode(encoding) if _fits(word, encoding) else word
        for word in whole.split("|")
    )
    assert mended(garbled) == whole


def _fits(word: str, encoding: str) -> bool:
    try:
        word.encode("utf-8").decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def test_curved_quotes_ligatures_and_spaces_stay() -> None:
    text = "« L’œuvre ﬁnale »\u00a0: “oui”\u202f! &amp; 'non' … ½ ²\u00a0\u2009x"
    assert find(text) == ()


def test_sound_texts_are_left_alone() -> None:
    assert find(FRENCH) == ()
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text("utf-8")
        changed = {repaired(text, r.span, [r]) for r in find(text)}
        # The user's own articles have lost a letter or two; nothing else in them is touched.
        assert changed <= {"û", "î", "œ"}


def test_accents_apart_and_soft_hyphens_are_forms_and_no_damage() -> None:
    text = "L’e\u0301te\u0301 est bien\u00adtôt la\u0300."
    found = find(text)
    assert {repair.kind for repair in found} == {"form"}
    assert View(text, found).text == "L’été est bientôt là."


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, tuple[Repair, ...]]:
    text = draw(st.text("abcdefgh", max_size=16))
    repairs = []
    at = 0
    while at < len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text) - 1))
        at = draw(st.integers(start + 1, len(text)))
        repairs.append(Repair(Span(start, at), draw(st.text("XYZ", max_size=3)), "lost"))
    return text, tuple(repairs)


@given(damaged())
def test_offsets_of_the_view_lead_back(case: tuple[str, tuple[Repair, ...]]) -> None:
    text, repairs = case
    view = View(text, repairs)
    for start in range(len(view.text)):
        for end in range(start + 1, len(view.text) + 1):
            there = view.original(Span(start, end))
            assert view.text[start:end] in repaired(text, there, repairs)
            if not any(repair.span.overlaps(there) for repair in repairs):
                assert there.cut(text) == view.text[start:end]
                assert view.here(there) == Span(start, end)


@given(st.text(st.sampled_from("aàéeœ?\ufffd ’'ÃÂ©â€™\u00a0\u0301\u00ad.-/"), max_size=60))
def test_any_text_has_repairs_in_order_and_apart(text: str) -> None:
    found = find(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(repair.span.cut(text) != repair.text for repair in found)
    for repair in found:
        assert repair.kind != "lost" or not repair.text.isascii()


# ---- through the rooms

ARTICLE = (
    "Pollution : le préfet ferme l’usine\n\nPar Hugo Lestrade\n\n"
    "Le maire, Paul Roux, accuse l’usine Chimex d’avoir menti sur la s?reté du site, aujourd?hui fermé. "
    "« La s?reté des riverains n?est pas garantie », a déclaré Paul Roux. "
    "La direction de Chimex rejette ces accusations.\n"
)


def article(text: str) -> Article:
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Article)
    return found


def test_the_article_keeps_its_text_and_names_its_repairs() -> None:
    found = article(ARTICLE)
    assert found.text == ARTICLE
    assert [r.text for r in found.repairs] == ["û", "’", "û", "’"]
    assert found.warnings == ("texte abîmé : 4 passages réparés",)


def test_lines_are_known_for_what_they_are_in_spite_of_damage() -> None:
    garbled = ARTICLE.replace(
        "Par Hugo Lestrade", "PubliÃ© le 12 fÃ©vrier 2024 par HÃ©lÃ¨ne DuprÃ©"
    )
    found = article(garbled)
    assert found.published is not None
    assert found.published.iso == "2024-02-12"
    assert found.published.span is not None
    assert found.published.span.cut(garbled) == "12 fÃ©vrier 2024"
    assert any("PubliÃ©" in span.cut(garbled) for span in found.boilerplate)


def test_extraction_reads_the_repaired_form_and_points_at_the_original(nlp: Any) -> None:
    found = analyse(article(ARTICLE), nlp)
    (quote,) = (q for q in found.quotes if q.kind == "direct")
    assert [s.cut(ARTICLE) for s in quote.content] == ["La s?reté des riverains n?est pas garantie"]
    assert quote.speakers[0].name == "Paul Roux"
    assert found.article.text == ARTICLE


def test_a_note_shows_the_repaired_form_as_repaired_and_proves_the_original(nlp: Any) -> None:
    brief = build_brief([analyse(article(ARTICLE), nlp)])
    data = json.loads(json.dumps(to_dict(brief)))
    assert prove(data, {1: ARTICLE}) > 0
    rows = data["dossiers"][0]["quotes"]
    (words,) = (q["words"][0] for q in rows if q["kind"] == "direct")
    assert words["texts"] == ["La s?reté des riverains n?est pas garantie"]
    assert words["repaired"] == ["La sûreté des riverains n’est pas garantie"]
    markdown = documents.markdown(data)
    told = "« La sûreté des riverains n’est pas garantie » \\[texte réparé\\]"
    assert told in markdown.replace("\u00a0", " ")
    assert "La sûreté des riverains n’est pas garantie" in documents.page(data)
    assert "texte réparé" in documents.page(data)


def test_an_undamaged_passage_bears_no_mark(nlp: Any) -> None:
    whole = ARTICLE.replace("s?reté", "sûreté").replace("?", "’")
    data = to_dict(build_brief([analyse(article(whole), nlp)]))
    assert "repaired" not in json.dumps(data)
    assert "réparé" not in documents.markdown(data)
