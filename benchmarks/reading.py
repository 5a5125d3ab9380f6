"""Measure each reader: articles per second, peak memory, and what each further article adds to it.

    python benchmarks/reading.py [--articles 1000] [--only rss zip]

The articles are made here, some 3,500 characters each; those of Word, OpenDocument, RTF and PDF are the
samples of the tests. Each measure is a process of its own; memory is its largest resident size. What an
article adds is the difference between a quarter of the articles and all of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "reading_samples"
PARAGRAPHS = (
    "Le préfet a ordonné mardi la fermeture de l’usine, dont les rejets inquiètent les riverains depuis le printemps.",
    "« Nous n’avons rien à cacher », a répondu la directrice de l’usine, qui demande une contre-expertise.",
    "Le maire accuse l’exploitant d’avoir menti sur la quantité de solvants rejetés dans la rivière entre 2019 et 2023.",
    "Une enquête a été ouverte par le parquet, et deux associations de pêcheurs ont annoncé qu’elles porteraient plainte.",
    "Les quatre-vingts salariés, réunis devant les grilles, craignent que la fermeture provisoire ne devienne définitive.",
)


def paragraphs(number: int) -> list[str]:
    """Return the paragraphs of an article, none of which is another one's."""
    turned = PARAGRAPHS[number % 5 :] + PARAGRAPHS[: number % 5]
    return [f"{paragraph} (dossier {number})" for paragraph in turned * 6]


def title(number: int) -> str:
    """Return the title of an article."""
    return f"Pollution : le préfet ferme l’usine numéro {number}"


def each(make: Callable[[int], bytes], suffix: str) -> Callable[[Path, int], None]:
    """Return a writer of a folder with a file an article."""

    def write(folder: Path, count: int) -> None:
        for number in range(count):
            (folder / f"article-{number:05}{suffix}").write_bytes(make(number))

    return write


def whole(
    before: str, make: Callable[[int], str], after: str, name: str
) -> Callable[[Path, int], None]:
    """Return a writer of one file with all articles."""

    def write(folder: Path, count: int) -> None:
        with (folder / name).open("w", encoding="utf-8") as file:
            file.write(before)
            for number in range(count):
                file.write(make(number))
            file.write(after)

    return write


def text(number: int) -> bytes:
    """Return an article as plain text."""
    return "\n\n".join([title(number), *paragraphs(number)]).encode()


def markup(number: int) -> str:
    """Return an article's paragraphs as HTML."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(number))


def page(number: int) -> bytes:
    """Return an article as a web page with a menu."""
    menu = "".join(f'<li><a href="/r{n}">Rubrique {n}</a></li>' for n in range(60))
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title(number)}</title>'
        f'<meta property="article:published_time" content="2024-03-12"></head><body><nav><ul>{menu}</ul></nav>'
        f"<article><h1>{title(number)}</h1>{markup(number)}</article></body></html>"
    ).encode()


def mail(number: int) -> bytes:
    """Return an article as a saved mail."""
    message = EmailMessage()
    message["Subject"] = title(number)
    message["Date"] = "Tue, 12 Mar 2024 08:10:00 +0100"
    message.set_content("\n\n".join(paragraphs(number)))
    return message.as_bytes()


def record(number: int) -> str:
    """Return an article as a line of JSON."""
    value = {"title": title(number), "date": "2024-03-12", "text": text(number).decode()}
    return json.dumps(value, ensure_ascii=False)


def europresse(number: int) -> str:
    """Return an article in the layout of Europresse."""
    return (
        '<article><span class="DocPublicationName">Le Courrier</span><span class="DocHeader">12 mars 2024</span>'
        f'<p class="titreArticleVisu">{title(number)}</p><div class="docOcurrContainer">{markup(number)}</div></article>'
    )


def factiva(number: int) -> str:
    """Return an article in the layout of Factiva."""
    return (
        f'<div class="article frArticle"><table><tr><td><b>HD</b></td><td>{title(number)}</td></tr>'
        "<tr><td><b>PD</b></td><td>12 mars 2024</td></tr><tr><td><b>SN</b></td><td>Le Courrier</td></tr>"
        f"<tr><td><b>TD</b></td><td>{markup(number)}</td></tr></table></div>"
    )


def item(number: int) -> str:
    """Return an article as an entry of a feed."""
    return f"<item><title>{title(number)}</title><description><![CDATA[{markup(number)}]]></description></item>"


def zipped(folder: Path, count: int) -> None:
    """Write archives of a thousand articles each."""
    for first in range(0, count, 1_000):
        with zipfile.ZipFile(folder / f"{first:06}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(first, min(first + 1_000, count)):
                archive.writestr(f"{number}.txt", text(number))


def sample(name: str) -> Callable[[Path, int], None]:
    """Return a writer of a folder with copies of a sample."""
    content = (SAMPLES / name).read_bytes()
    return each(lambda number: content, Path(name).suffix)


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "txt": each(text, ".txt"),
    "md": each(lambda number: b"# " + text(number), ".md"),
    "html": each(page, ".html"),
    "pdf": sample("chromium.pdf"),
    "docx": sample("libreoffice.docx"),
    "odt": sample("libreoffice.odt"),
    "rtf": sample("libreoffice.rtf"),
    "eml": each(mail, ".eml"),
    "jsonl": whole("", lambda number: record(number) + "\n", "", "a.jsonl"),
    "json": whole("[0", lambda number: "," + record(number), "]", "a.json"),
    "rss": whole("<rss><channel><title>X</title>", item, "</channel></rss>", "a.rss"),
    "europresse": whole("<html><body>", europresse, "</body></html>", "europresse.html"),
    "factiva": whole("<html><body>", factiva, "</body></html>", "factiva.html"),
    "zip": zipped,
}


def child(folder: Path) -> None:
    """Read a folder, holding one article at a time, and print what it took."""
    from briefing.model import Article
    from briefing.reading import read

    begin = time.perf_counter()
    found = sum(isinstance(item, Article) for item in read([folder]))
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(json.dumps({"articles": found, "seconds": seconds, "peak": peak}))


def measure(name: str, count: int) -> dict[str, float]:
    """Write so many articles, read them in another process, and return what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        WRITERS[name](Path(folder), count)
        command = [sys.executable, __file__, "--child", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    measured: dict[str, float] = json.loads(done.stdout)
    assert measured["articles"] == count, measured
    return measured


def rows(names: list[str], count: int) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"| format | articles a second | peak MB, {count} articles | KB more an article |"
    yield "| --- | ---: | ---: | ---: |"
    for name in names:
        few, all_ = measure(name, count // 4), measure(name, count)
        more = 1_000 * (all_["peak"] - few["peak"]) / (count - count // 4)
        speed = all_["articles"] / all_["seconds"]
        yield f"| {name} | {speed:,.0f} | {all_['peak']:.0f} | {more:.1f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--only", nargs="*", choices=list(WRITERS), default=list(WRITERS))
    parser.add_argument("--child", type=Path)
    options = parser.parse_args()
    if options.child:
        sys.path.insert(0, str(ROOT))
        child(options.child)
        return
    for row in rows(options.only, options.articles):
        print(row, flush=True)


if __name__ == "__main__":
    main()
