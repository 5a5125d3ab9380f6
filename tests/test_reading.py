"""Files and folders go in; articles come out in a fixed order, and each bad file is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import InputError, NotFrenchError
from briefing.model import Article
from briefing.reading import find, read, read_bytes
from tests.conftest import FRENCH, SEEDS

ENGLISH = (
    "The minister said on Tuesday that the government would not publish the report before the end of "
    "the month, because it has not been checked by the people who wrote it.\n"
)


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def one(path: Path) -> Article | InputError:
    (found,) = read([path])
    return found


def refusal(path: Path) -> InputError:
    found = one(path)
    assert isinstance(found, InputError)
    return found


def article(path: Path) -> Article:
    found = one(path)
    assert isinstance(found, Article), found
    return found


def test_the_seeds_are_read_as_they_are() -> None:
    paths = sorted(SEEDS.glob("*.txt"))
    articles = list(read([SEEDS]))
    assert [a.text for a in articles if isinstance(a, Article)] == [
        path.read_bytes().decode("utf-8") for path in paths
    ]
    assert [a.id for a in articles if isinstance(a, Article)] == [path.stem for path in paths]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_and_spaces_stay(tmp_path: Path, ending: str) -> None:
    text = f"  Un titre de trois mots{ending}{ending}{FRENCH.strip()}\u202f\u00a0{ending}\t"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert article(path).text == text
    assert article(path).plain


def test_a_utf8_mark_stays_in_the_text_as_boilerplate(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + FRENCH.encode())
    found = article(path)
    assert found.text == "\ufeff" + FRENCH
    assert found.boilerplate[0] == (0, 1)


def test_files_come_in_sorted_order_each_once(tmp_path: Path) -> None:
    folder = write(tmp_path, b_txt=FRENCH, a_txt=FRENCH, sub__c_txt=FRENCH)
    paths = [folder / "sub", folder / "b.txt", folder, folder / "a.txt"]
    assert [p.name for p in find(paths) if isinstance(p, Path)] == ["a.txt", "b.txt", "c.txt"]
    assert list(read(paths)) == list(read(list(reversed(paths))))


def test_ids_that_collide_are_numbered_in_path_order(tmp_path: Path) -> None:
    names = ["x__a_txt", "y__a_txt", "z__a_txt", "z__a-2_txt"]
    folder = write(tmp_path, **dict.fromkeys(names, FRENCH))
    ids = [a.id for a in read([folder]) if isinstance(a, Article)]
    assert ids == ["a", "a-2", "a-2-2", "a-3"]
    assert len(set(ids)) == len(ids)


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path, a_txt=FRENCH, **{".DS_Store": b"\x00", ".git__b_txt": FRENCH})
    assert len(find([folder])) == 1


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder = write(tmp_path, a_txt=FRENCH)
    (folder / "loop").symlink_to(folder)
    assert len(find([folder])) == 1


def test_nothing_is_found_in_an_empty_folder(tmp_path: Path) -> None:
    assert find([tmp_path]) == []


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    assert str(refusal(tmp_path / "absent.txt")) == "absent.txt : introuvable — vérifier le chemin"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", "\ufeff\u00a0\n".encode()])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, a_txt=content)
    assert "vide" in refusal(tmp_path / "a.txt").reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "un PDF"),
        (b"PK\x03\x04rest", "une archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "une image"),
        (bytes(range(256)) * 4, "binaire"),
        (b"texte\x00" * 20, "binaire"),
        (b"\x01\x02\x03\x04abcdef" * 20, "binaire"),
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    write(tmp_path, a_txt=content)
    found = refusal(tmp_path / "a.txt")
    assert reason in found.reason
    assert found.remedy


def test_an_undecodable_file_is_refused(tmp_path: Path) -> None:
    # 0x81 and 0x8D mean nothing in Windows-1252, and nothing alone in UTF-8.
    write(tmp_path, a_txt=b"Le minist\x81re a d\x8dclar\xe9 que la France" * 5)
    found = refusal(tmp_path / "a.txt")
    assert "encodage" in found.reason
    assert "UTF-8" in found.remedy


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    write(tmp_path, a_txt=FRENCH.encode() * 115_000)
    assert (tmp_path / "a.txt").stat().st_size > 20_000_000
    found = refusal(tmp_path / "a.txt")
    assert "la limite est de 5 Mo" in found.reason
    assert "découper" in found.remedy


def test_a_text_over_the_limit_of_one_article_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a_txt=FRENCH * 4_000)
    assert "caractères" in refusal(tmp_path / "a.txt").reason


def test_a_text_in_another_language_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a_txt=ENGLISH)
    found = refusal(tmp_path / "a.txt")
    assert isinstance(found, NotFrenchError)
    assert "anglais" in found.reason


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "ordinaire" in refusal(tmp_path / "a.txt").reason


def test_an_unknown_type_is_named_and_skipped(tmp_path: Path) -> None:
    write(tmp_path, a_txt=FRENCH, **{"photo.heic": b"x", "sans": b"x"})
    first, second, third = read([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(second, InputError)
    assert "« .heic »" in second.reason
    assert isinstance(third, InputError)
    assert "sans extension" in third.reason


def test_one_bad_file_among_ten_leaves_nine_articles(tmp_path: Path) -> None:
    write(tmp_path, **{f"{n}_txt": FRENCH for n in range(9)}, bad_txt=b"\x00")
    found = list(read([tmp_path]))
    assert sum(isinstance(item, Article) for item in found) == 9
    assert [item.name for item in found if isinstance(item, InputError)] == ["bad.txt"]


def test_a_windows_1252_file_is_read_and_said_to_be_a_guess(tmp_path: Path) -> None:
    text = FRENCH.replace("\u202f", " ")
    write(tmp_path, a_txt=text.encode("cp1252"))
    found = article(tmp_path / "a.txt")
    assert found.text == text
    assert any("Windows-1252" in warning for warning in found.warnings)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_is_obeyed(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, a_txt=FRENCH.encode(encoding))
    found = article(tmp_path / "a.txt")
    assert found.text == FRENCH
    assert found.warnings == ()


def test_utf8_cut_in_a_character_is_not_taken_for_windows_1252(tmp_path: Path) -> None:
    write(tmp_path, a_txt=FRENCH.encode()[:-1] + "é".encode()[:1])
    found = article(tmp_path / "a.txt")
    assert found.text == FRENCH[:-1] + "\ufffd"
    assert any("abîmé" in warning for warning in found.warnings)


def test_a_name_that_is_not_unicode_makes_a_writable_id(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xe9p\xeache.txt"))
    path.write_text(FRENCH, encoding="utf-8")
    assert article(path).id.encode("utf-8")
    assert article(path).source_name.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_any_bytes_make_articles_or_sentences(data: bytes) -> None:
    for found in read_bytes(data, "x.txt"):
        if isinstance(found, Article):
            assert all(0 <= a <= b <= len(found.text) for a, b in found.boilerplate)
            found.text.encode("utf-8")
        else:
            assert "\n" not in str(found)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab éçœ«»’\u00a0\u202f\r\n.!?–12/", max_size=200))
def test_valid_utf8_is_never_changed(noise: str) -> None:
    text = FRENCH + noise
    (found,) = read_bytes(text.encode(), "x.txt")
    assert isinstance(found, Article)
    assert found.text == text
