"""Long files are read an article at a time: memory does not grow, and a late fault loses nothing."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import tracemalloc
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import InputError
from briefing.model import Article
from briefing.reading import json_values, read, read_bytes, stream
from briefing.reading.json_values import Values
from tests.conftest import FRENCH

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "reading.py"


@pytest.fixture(scope="module")
def makers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_reading", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def peak(folder: Path, count: int) -> int:
    """Return the most bytes that Python held while a folder was read."""
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Article) for item in read([folder])) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["txt", "jsonl", "json", "rss", "europresse", "factiva", "zip"])
def test_memory_does_not_grow_with_the_articles(
    makers: ModuleType, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Blocks of a few articles, so that forty of them fill several.
    monkeypatch.setattr(stream, "BLOCK", 1 << 14)
    monkeypatch.setattr(json_values, "BLOCK", 1 << 14)
    peaks = []
    # The first run also imports what the format needs.
    for count in (5, 40, 400):
        folder = tmp_path / f"{count}"
        folder.mkdir()
        makers.WRITERS[name](folder, count)
        peaks.append(peak(folder, count))
    # An article has 4,000 bytes; what stays of one is its name.
    assert peaks[2] - peaks[1] < 360 * 1_000


def test_a_feed_that_breaks_off_gives_what_came_before(makers: ModuleType, tmp_path: Path) -> None:
    makers.WRITERS["rss"](tmp_path, 50)
    data = (tmp_path / "a.rss").read_bytes()
    found = list(read_bytes(data[: len(data) // 2], "a.rss"))
    assert len([item for item in found if isinstance(item, Article)]) >= 24


def test_a_list_that_breaks_off_gives_what_came_before() -> None:
    record = json.dumps({"text": FRENCH})
    found = list(read_bytes(f"[{record},{record},{{".encode(), "a.json"))
    assert [type(item) for item in found] == [Article, Article, InputError]
    assert str(found[2]).startswith("a.json : JSON mal formé")


def test_a_list_inside_an_object_is_found_behind_other_fields() -> None:
    record = {"text": FRENCH}
    document = {"total": 2, "meta": {"x": [1]}, "articles": [record, record], "next": None}
    assert len(list(read_bytes(json.dumps(document).encode(), "a.json"))) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_records_in_any_encoding(encoding: str) -> None:
    text = FRENCH.replace("\u202f", " ")
    data = json.dumps({"text": text}, ensure_ascii=False).encode(encoding)
    (found,) = read_bytes(data, "a.jsonl")
    assert isinstance(found, Article)
    assert found.text == text
    assert bool(found.warnings) == (encoding == "cp1252")


def test_an_encoding_is_found_behind_the_first_block() -> None:
    lines = b'{"text": "abc"}\n' * (stream.BLOCK // 10) + b'{"text": "\xe9t\xe9"}\n'
    with stream.opened(io.BytesIO(lines), "a.jsonl") as (text, warning):
        assert warning == "encodage deviné : Windows-1252"
        assert "été" in text.read()


def test_binary_behind_the_first_block_is_refused() -> None:
    data = b"[" + b" " * stream.BLOCK + b"\x00" * 10
    with pytest.raises(InputError, match="binaire"), stream.opened(io.BytesIO(data), "a.json"):
        pass


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


class Trickle(io.StringIO):
    """Give a few characters at a time, however many are asked for."""

    def read(self, size: int | None = -1, /) -> str:
        return super().read(3)


@given(st.lists(JSON, max_size=6), st.sampled_from([None, 1]))
def test_a_document_is_walked_as_it_would_be_loaded(
    value: list[object], indent: int | None
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    assert list(Values(Trickle(text)).elements()) == value
    assert Values(Trickle(text)).value() == value


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=5))
def test_an_object_is_walked_by_its_names(value: dict[str, object]) -> None:
    values = Values(Trickle(json.dumps(value)))
    assert {name: values.value() for name in values.names()} == value
    values.end()


@given(st.text(st.sampled_from('[]{},:"1a \\'), max_size=12))
def test_what_is_no_json_is_a_value_error(text: str) -> None:
    values = Values(io.StringIO(text))
    try:
        found: object = list(values.elements())
        values.end()
    except ValueError:
        found = None
    try:
        loaded = json.loads(text)
    except ValueError:
        loaded = None
    assert found == (loaded if isinstance(loaded, list) else None)


def test_pieces_begin_at_each_opening_wherever_a_block_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = "<head>" + "".join(f"<article n={n}>{'x' * n}</article>" for n in range(40))
    opening = re.compile(r"<article\b")
    whole = ["<article" + part for part in page.split("<article")[1:]]
    for block in (1, 2, 7, 64, 10_000):
        monkeypatch.setattr(stream, "BLOCK", block)
        assert list(stream.pieces(io.StringIO(page), opening, "a")) == whole


def test_an_endless_article_is_dropped_and_the_next_one_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "PLAIN_BYTES", 5_000)
    monkeypatch.setattr(stream, "BLOCK", 1_000)
    page = f"<article>{'x' * 50_000}</article><article>b</article>"
    first, second = stream.pieces(io.StringIO(page), re.compile("<article"), "a")
    assert isinstance(first, InputError)
    assert second == "<article>b</article>"
