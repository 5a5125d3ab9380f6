"""Three hundred hostile inputs: no crash, no hang, nothing fetched, and one sentence for each."""

from __future__ import annotations

import io
import json
import random
import socket
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import InputError
from briefing.model import Article
from briefing.reading import formats, read_bytes
from tests.conftest import FRENCH

SAMPLES = Path(__file__).parent / "reading_samples"
BOUND_SECONDS = 20.0
"""For one input on a busy machine with two cores; the slowest takes some 2 s on an idle one."""
SUFFIXES = [suffix for form in formats.FORMATS for suffix in form.suffixes]

PAGE = f"<html><body><article><h1>Un titre de la presse</h1><p>{FRENCH}</p><p>{FRENCH}</p></article></body></html>"
FEED = f"<rss><channel><title>X</title><item><title>T</title><description>{FRENCH}</description></item></channel></rss>"
MAIL = f"Subject: =?utf-8?q?Un_titre?=\r\nDate: Tue, 12 Mar 2024 08:10:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{FRENCH}"
WHOLE: dict[str, bytes] = {
    "a.txt": FRENCH.encode(),
    "a.md": f"---\ntitle: x\n---\n# Titre\n\n{FRENCH}".encode(),
    "a.html": PAGE.encode(),
    "a.rss": FEED.encode(),
    "a.eml": MAIL.encode(),
    "a.json": json.dumps([{"text": FRENCH}]).encode(),
    "a.jsonl": json.dumps({"text": FRENCH}).encode(),
    "a.pdf": (SAMPLES / "chromium.pdf").read_bytes(),
    "a.docx": (SAMPLES / "libreoffice.docx").read_bytes(),
    "a.odt": (SAMPLES / "libreoffice.odt").read_bytes(),
    "a.rtf": (SAMPLES / "libreoffice.rtf").read_bytes(),
}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def xml_bomb() -> str:
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    return f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY l0 'ha'>{levels}]>"


def made_by_hand() -> Iterator[tuple[str, bytes]]:
    """Give the attacks that have a name."""
    bomb = xml_bomb()
    secret = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY y SYSTEM 'http://127.0.0.1:9/x'>]>"
    for suffix in (".rss", ".xml", ".html"):
        yield (
            f"bomb{suffix}",
            f"{bomb}<rss><item><description>&l11;</description></item></rss>".encode(),
        )
        yield (
            f"secret{suffix}",
            f"{secret}<rss><item><description>&x;&y;</description></item></rss>".encode(),
        )
    word = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:document>"
    yield "bomb.docx", zipped({"word/document.xml": (bomb + word.format("&l11;")).encode()})
    yield "secret.docx", zipped({"word/document.xml": (secret + word.format("&x;")).encode()})
    yield "fat.docx", zipped({"word/document.xml": b"<a>" + b"a" * 50_000_000})
    yield "deep.odt", zipped({"content.xml": b"<a>" * 100_000})
    yield "bomb.zip", zipped({f"{n}.txt": b"a" * 6_000_000 for n in range(60)})
    yield "nested.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": FRENCH.encode()})})})
    yield (
        "path.zip",
        zipped(
            {
                "../../../etc/cron.d/x.txt": FRENCH.encode(),
                "/root/y.txt": FRENCH.encode(),
                "C:\\z.txt": FRENCH.encode(),
            }
        ),
    )
    yield "deep.html", b"<div>" * 100_000 + FRENCH.encode()
    yield "wide.html", b"<p>a</p>" * 300_000
    yield "attributes.html", b"<p " + b"a=1 " * 200_000 + b">" + FRENCH.encode()
    yield (
        "script.html",
        f"<script>{'x' * 200_000}</script>{PAGE}<img src=http://127.0.0.1:9/i onerror=alert(1)>".encode(),
    )
    yield (
        "fetch.html",
        PAGE.replace(
            "<body>",
            "<link rel=stylesheet href=http://127.0.0.1:9/c><iframe src=file:///etc/passwd></iframe><body>",
        ).encode(),
    )
    yield "deep.json", b"[" * 500_000
    yield "deep.jsonl", (b'{"text":' * 50_000 + b"\n") * 3
    yield "number.json", b"[" + b"9" * 1_000_000 + b"]"
    yield "deep.rtf", b"{\\rtf1 " + b"{" * 100_000 + FRENCH.encode("latin-1", "replace")
    yield "long.rtf", b"{\\rtf1 " + b"\\par " * 200_000 + b"}"
    yield "binary.rtf", b"{\\rtf1 \\bin999999999 abc}"
    yield "deep.md", b"> " * 20_000 + FRENCH.encode()
    yield "links.md", b"[" * 20_000 + b"](" * 20_000
    yield "stars.md", b"*a " * 50_000
    yield "front.md", b"---\n" + b"a: b\n" * 100_000 + FRENCH.encode()
    yield (
        "boundary.eml",
        b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\n\r\nx\r\n" * 5_000,
    )
    yield (
        "deep.eml",
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
            for n in range(2_000)
        ),
    )
    yield "header.eml", b"Subject: " + b"=?utf-8?q?" * 20_000 + b"\r\n\r\n" + FRENCH.encode()
    yield "date.eml", b"Date: " + b"9" * 100_000 + b"\r\nSubject: x\r\n\r\n" + FRENCH.encode()
    yield "line.txt", ("mot " * 120_000).encode()
    yield "lines.txt", b"\n" * 400_000 + FRENCH.encode()
    yield "spaces.txt", b" " * 400_000 + FRENCH.encode()
    yield "quotes.txt", ("« " * 100_000 + FRENCH).encode()
    yield "capitals.txt", ("Par " + "Aa Bb, " * 50_000).encode()
    yield "dates.txt", ("Publié le " + "12/03 " * 50_000).encode()
    yield "marks.txt", ("\u202e\u200b\u2066\u0301" * 2_000 + FRENCH).encode()


def damaged() -> Iterator[tuple[str, bytes]]:
    """Give each whole file cut, bent and under another name, the same ones at every run."""
    dice = random.Random(20240312)
    for name, content in WHOLE.items():
        for share in (0, 0.01, 0.1, 0.5, 0.9, 0.99):
            yield f"cut-{share}-{name}", content[: int(share * len(content))]
        for number in range(8):
            bent = bytearray(content)
            for _ in range(1 + len(bent) // 50):
                bent[dice.randrange(len(bent))] = dice.randrange(256)
            yield f"bent-{number}-{name}", bytes(bent)
        for suffix in SUFFIXES:
            if not name.endswith(suffix):
                yield f"{name}{suffix}", content


ATTACKS = [*made_by_hand(), *damaged()]


def test_there_are_three_hundred() -> None:
    assert len(ATTACKS) >= 300


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("name", "data"), ATTACKS, ids=[name for name, _ in ATTACKS])
def test_a_hostile_input_is_an_article_or_a_sentence(name: str, data: bytes) -> None:
    start = time.monotonic()
    hostname = (
        Path("/etc/hostname").read_text("utf-8").strip() if Path("/etc/hostname").exists() else ""
    )
    for found in read_bytes(data, name):
        if isinstance(found, Article):
            assert found.text.strip()
            found.text.encode("utf-8")
            found.id.encode("utf-8")
            assert not (name.startswith("secret") and hostname and hostname in found.text)
        else:
            assert isinstance(found, InputError)
            assert len(str(found)) < 600
            assert found.reason
    assert time.monotonic() - start < BOUND_SECONDS
