"""Each format gives its article, with what its own metadata says of it."""

from __future__ import annotations

import html
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.errors import InputError
from briefing.model import Article, When
from briefing.reading import formats, pdf, read_bytes
from briefing.reading.draft import Draft
from tests.conftest import SEEDS

SAMPLES = Path(__file__).parent / "reading_samples"

ONE = "Le préfet a ordonné mardi la fermeture de l’usine, dont les rejets inquiètent les riverains depuis le printemps."
TWO = "« Nous n’avons rien à cacher », a répondu la directrice de l’usine, qui demande une contre-expertise."
BODY = f"{ONE}\n\n{TWO}"
TITLE = "Pollution : le préfet ferme l’usine"


def articles(data: str | bytes, name: str) -> list[Article]:
    found = list(read_bytes(data.encode() if isinstance(data, str) else data, name))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def one(data: str | bytes, name: str) -> Article:
    (found,) = articles(data, name)
    return found


def refusal(data: str | bytes, name: str) -> InputError:
    (found,) = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(found, InputError), found
    return found


# ---- Markdown


def test_markdown_loses_its_marks_and_gives_its_front_matter() -> None:
    source = (
        "---\ntitre: Un titre\nsource: 'Le Courrier'\nauteur: Jeanne Dupré\ndate: 2024-03-12\n"
        f"url: https://exemple.fr/a\n---\n# {TITLE}\n\nLe **préfet** a [ordonné](x) la\nfermeture de *l’usine*"
        " ![](i.png).\n\n> La directrice a répondu\n\n- que les mesures sont fausses\n\n<script>x</script>\n"
    )
    found = one(source, "a.md")
    assert found.text == (
        f"{TITLE}\n\nLe préfet a ordonné la fermeture de l’usine .\n\nLa directrice a répondu\n\n"
        "que les mesures sont fausses"
    )
    assert (found.title, found.outlet, found.author) == ("Un titre", "Le Courrier", "Jeanne Dupré")
    assert (found.published, found.url) == (When("2024-03-12"), "https://exemple.fr/a")
    assert not found.plain


def test_a_markdown_heading_is_the_title() -> None:
    assert one(f"# {TITLE}\n\n{BODY}", "a.md").title == TITLE


def test_a_link_that_is_no_web_link_is_dropped() -> None:
    assert one(f"---\nurl: javascript:alert(1)\n---\n{BODY}", "a.md").url is None


# ---- JSON


def test_records_are_read_by_the_names_people_use() -> None:
    first = {
        "text": BODY,
        "title": TITLE,
        "source": "Le Courrier",
        "date": "2024-03-12",
        "url": "http://a.fr/",
    }
    second = {
        "contenu": BODY,
        "titre": TITLE,
        "journal": {"name": "L’Écho"},
        "auteurs": ["A. Un", "B. Deux"],
    }
    for name, data in {
        "r.jsonl": f"{json.dumps(first)}\n\n{json.dumps(second)}\n",
        "r.json": json.dumps([first, second]),
        "s.json": json.dumps({"articles": [first, second]}),
    }.items():
        a, b = articles(data, name)
        assert (a.id, b.id) in ((f"{name[0]}#1", f"{name[0]}#2"),)
        assert (a.title, a.outlet, a.published) == (TITLE, "Le Courrier", When("2024-03-12"))
        assert (b.title, b.outlet, b.author) == (TITLE, "L’Écho", "A. Un, B. Deux")
        assert a.text == b.text == BODY


def test_one_bad_line_is_named_and_the_others_are_read() -> None:
    found = list(read_bytes(f'{{"text": "{ONE}"}}\n{{oups\n{{"title": "x"}}\n'.encode(), "r.jsonl"))
    assert [type(item) for item in found] == [Article, InputError, InputError]
    assert str(found[1]).startswith("r.jsonl, ligne 2 : JSON mal formé")
    assert str(found[2]).startswith("r.jsonl, ligne 3 : aucun texte")


def test_half_a_character_in_json_is_shown_as_lost() -> None:
    assert "\ufffd" in one('{"text": "\\ud800 ' + ONE + '"}', "r.json").text


@pytest.mark.parametrize("data", ["{", "[" * 100_000, "{}", "3", '{"articles": 3}', "9" * 10_000])
def test_what_is_no_list_of_articles_is_refused(data: str) -> None:
    assert refusal(data, "r.json").remedy


# ---- web pages

PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE} - Le Courrier</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Le Courrier">
<meta property="article:published_time" content="2024-03-12T08:10:00+01:00">
<meta name="author" content="Jeanne Dupré"><link rel="canonical" href="https://exemple.fr/a">
</head><body><nav><a href="/">Accueil</a> <a href="/s">Sport</a></nav><article><h1>{TITLE}</h1>
<p>{ONE}</p><p>{TWO}</p><p>{ONE} {TWO}</p></article><div class="comments"><p>Quel scandale, ce préfet !</p></div>
<script>document.write("<p>piège</p>")</script><footer>Mentions légales</footer></body></html>"""


def test_a_web_page_gives_its_article_alone() -> None:
    found = one(PAGE, "p.html")
    assert ONE in found.text
    assert TWO in found.text
    for stranger in ("scandale", "Accueil", "piège", "Mentions"):
        assert stranger not in found.text
    assert (found.title, found.outlet, found.author) == (TITLE, "Le Courrier", "Jeanne Dupré")
    assert (found.published, found.url) == (When("2024-03-12"), "https://exemple.fr/a")


def test_a_page_in_its_declared_encoding() -> None:
    page = PAGE.replace("utf-8", "iso-8859-1")
    assert TWO in one(page.encode("cp1252"), "p.html").text


def test_a_date_without_metadata_is_inferred() -> None:
    page = PAGE.replace(
        '<meta property="article:published_time" content="2024-03-12T08:10:00+01:00">', ""
    )
    page = page.replace("</h1>", "</h1><p>Publié le 12 mars 2024</p>")
    published = one(page, "p.html").published
    assert published is None or (published.iso, published.inferred) == ("2024-03-12", True)


def test_a_page_without_an_article_is_refused() -> None:
    assert (
        "aucun article"
        in refusal("<html><body><script>x()</script></body></html>", "p.html").reason
    )


# ---- feeds

RSS = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Le Courrier</title><item><title>{TITLE}</title><link>https://exemple.fr/a</link>
<dc:creator>Jeanne Dupré</dc:creator><pubDate>Tue, 12 Mar 2024 08:10:00 +0100</pubDate>
<description>court</description><content:encoded><![CDATA[<p>{ONE}</p><script>x</script><p>{TWO}</p>]]></content:encoded></item>
<item><title>Vide</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Courrier</title><entry><title type="html">{TITLE}</title>
<link rel="self" href="https://exemple.fr/self"/><link href="https://exemple.fr/a"/><author><name>Jeanne Dupré</name></author>
<published>2024-03-12T08:10:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ONE}</p><p>{TWO}</p></div></content>
</entry></feed>"""


def test_feeds_give_an_article_for_each_entry() -> None:
    first, second = read_bytes(RSS.encode(), "f.rss")
    assert isinstance(second, InputError)
    for found in (first, one(ATOM, "f.atom")):
        assert isinstance(found, Article)
        assert (found.id, found.text, found.title) == ("f#1", BODY, TITLE)
        assert (found.outlet, found.author) == ("Le Courrier", "Jeanne Dupré")
        assert (found.published, found.url) == (When("2024-03-12"), "https://exemple.fr/a")


def test_entities_of_a_feed_are_not_resolved() -> None:
    bomb = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
    )
    data = (
        f"<?xml version='1.0'?>{bomb}]><rss><item><description>&m; {ONE}</description></item></rss>"
    )
    for found in read_bytes(data.encode(), "f.xml"):
        assert isinstance(found, InputError) or len(found.text) < 1_000
    external = RSS.replace("<description>", "<description>&x;").replace(
        "content:encoded", "nothing"
    )
    for found in read_bytes(external.encode(), "f.xml"):
        assert isinstance(found, InputError) or "root:" not in found.text


def test_xml_that_is_no_feed_is_refused() -> None:
    assert "RSS" in refusal("<a><b/></a>", "f.xml").reason


# ---- databases' exports

EUROPRESSE = f"""<html><head><meta charset="iso-8859-1"><title>Europresse</title></head><body>
<article><header><div><span class="DocPublicationName">Le Monde (site web) <br/>international</span>
<span class="DocHeader">international, mardi 12 mars 2024 - 08:10 UTC +01:00 <span>612 mots</span></span></div>
<div class="titreArticle"><p class="titreArticleVisu">{TITLE}</p></div><div class="docAuthors"><p>Jeanne Dupré ;</p></div></header>
<section><div class="docOcurrContainer"><p>Le <mark>préfet</mark>{ONE[9:]}</p><p>{TWO}</p><p>© 2024 Le Monde. Tous droits réservés.</p></div></section>
<footer><span>news·20240312·LMF·6221-fr</span></footer></article>
<article><span class="DocPublicationName">Sud Ouest, no. 25 - Gironde</span><span class="DocHeader">Région, p. 12</span>
<p class="titreArticleVisu">Autre titre de la une</p><div class="docOcurrContainer"><p>{TWO}</p></div><footer>news·20240313·SO·1</footer></article>
</body></html>"""


def test_europresse_gives_each_article_with_outlet_and_date() -> None:
    first, second = articles(EUROPRESSE, "europresse.html")
    assert (first.id, second.id) == ("europresse#1", "europresse#2")
    assert first.text == BODY
    assert (first.title, first.author) == (TITLE, "Jeanne Dupré")
    assert (first.outlet, first.published) == ("Le Monde", When("2024-03-12"))
    assert (second.outlet, second.published) == ("Sud Ouest", When("2024-03-13"))


FACTIVA = f"""<html><body><div class="article frArticle"><table>
<tr><td class="index"><b>HD</b>&nbsp;</td><td><span class="frHeadline">{TITLE}</span></td></tr>
<tr><td class="index"><b>BY</b>&nbsp;</td><td>Par Jeanne Dupré</td></tr><tr><td><b>WC</b></td><td>612 mots</td></tr>
<tr><td class="index"><b>PD</b>&nbsp;</td><td>12 mars 2024</td></tr><tr><td><b>SN</b></td><td>Le Courrier</td></tr>
<tr><td class="index"><b>LP</b></td><td><p class="articleParagraph">{ONE}</p></td></tr>
<tr><td class="index"><b>TD</b></td><td><p class="articleParagraph">{TWO}</p></td></tr></table></div>
<div class="article frArticle"><div id="hd"><span class="frHeadline">{TITLE}</span></div><div class="author">Jeanne Dupré</div>
<div>612 mots</div><div>12 mars 2024</div><div>08:10</div><div>Le Courrier</div><div>COUR</div><div>Français</div>
<p class="articleParagraph frarticleParagraph">{ONE}</p><p class="articleParagraph frarticleParagraph">{TWO}</p></div></body></html>"""


def test_factiva_is_read_with_and_without_field_codes() -> None:
    for found in articles(FACTIVA, "factiva.html"):
        assert (found.text, found.title, found.author) == (BODY, TITLE, "Jeanne Dupré")
        assert (found.outlet, found.published) == ("Le Courrier", When("2024-03-12"))


# ---- mail


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "Revue <revue@exemple.fr>"
    message["Date"] = "Tue, 12 Mar 2024 08:10:00 +0100"
    message.set_content(BODY)
    return message


def test_a_mail_gives_its_body_under_its_subject() -> None:
    found = one(mail().as_bytes(), "m.eml")
    assert (found.id, found.title) == ("m#1", TITLE)
    assert found.text == f"{BODY}\n"
    assert found.published == When("2024-03-12", inferred=True)
    assert found.author is None


def test_attachments_are_read_as_the_files_they_are() -> None:
    message = mail()
    message.add_attachment(f"# Pièce jointe à lire\n\n{TWO}", filename="p.md")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"\x00", maintype="application", subtype="pdf", filename="x.pdf")
    first, second, third = read_bytes(message.as_bytes(), "m.eml")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (second.id, second.title, second.source_name) == (
        "m#2",
        "Pièce jointe à lire",
        "m.eml : p.md",
    )
    assert isinstance(third, InputError)
    assert third.name == "x.pdf"


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    import textwrap

    broken = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in (ONE, TWO, f"{ONE} {TWO}"))
    message = mail()
    message.set_content(f"Bonjour,\n\n{broken}\n\n- un point\n- un autre\n\nCordialement,\nJeanne")
    text = one(message.as_bytes(), "m.eml").text
    assert (
        text
        == f"Bonjour,\n\n{ONE}\n\n{TWO}\n\n{ONE} {TWO}\n\n- un point\n- un autre\n\nCordialement,\nJeanne\n"
    )


def test_an_html_mail_is_read() -> None:
    message = mail()
    message.set_content(f"<p>{ONE}</p><p>{TWO}</p>", subtype="html")
    assert TWO in one(message.as_bytes(), "m.eml").text


def test_what_is_no_mail_is_refused() -> None:
    assert "message" in refusal(b"\n\nrien", "m.eml").reason


# ---- ZIP


def zipped(files: dict[str, bytes | str], **options: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_an_archive_gives_each_file_in_sorted_order() -> None:
    data = zipped({
        "b/deux.txt": BODY, "a.md": f"# {TITLE}\n\n{BODY}", "__MACOSX/._a.md": b"\x00", ".cache": b"\x00",
        "../../evil.txt": BODY, "photo.png": b"\x89PNG", "inside.zip": zipped({"c.txt": BODY}), "r.jsonl": json.dumps({"text": BODY}),
    })  # fmt: skip
    found = list(read_bytes(data, "revue.zip"))
    good = [item for item in found if isinstance(item, Article)]
    assert [a.source_name for a in good] == [
        "revue.zip : evil.txt",
        "revue.zip : a.md",
        "revue.zip : deux.txt",
        "revue.zip : r.jsonl : ligne 1",
    ]
    assert [a.id for a in good] == ["revue#1", "revue#2", "revue#3", "revue#6"]
    bad = [item for item in found if isinstance(item, InputError)]
    assert [item.name for item in bad] == ["inside.zip", "photo.png"]


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"a.txt": b"a" * 60_000_000, "b.txt": BODY})
    assert len(bomb) < 100_000
    refused, read = read_bytes(bomb, "z.zip")
    assert isinstance(refused, InputError)
    assert "trop grand" in refused.reason
    assert isinstance(read, Article)


def test_a_size_that_lies_does_not_get_around_the_limit() -> None:
    bomb = zipped({"a.txt": b"a" * 60_000_000})
    # The size in the directory is made small; the stream is as long as before.
    lie = bomb.replace((60_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != bomb
    (found,) = read_bytes(lie, "z.zip")
    assert isinstance(found, InputError)


def test_an_archive_of_too_many_files_is_refused() -> None:
    assert "limite" in refusal(zipped({f"{n}.txt": "x" for n in range(2_001)}), "z.zip").reason


# ---- PDF


def lines(*words: str, page: int = 0) -> list[pdf.Line]:
    """Set lines below one another, each as wide as it has characters."""
    return [
        pdf.Line(
            line.lstrip(),
            6.0 * (len(line) - len(line.lstrip())),
            6.0 * len(line),
            700.0 - 12 * n,
            page,
        )
        for n, line in enumerate(words)
    ]


def test_lines_become_paragraphs_and_cut_words_are_joined() -> None:
    assert list(pdf.paragraphs(lines(
        "Le porte-parole du gouver-",
        "nement a répondu : le porte-",
        "parole ne sait rien de là.",
        "C’est la suite d’un para\u00ad",
        "graphe plus court.",
        "Un autre paragraphe se lit",
    ))) == [
        "Le porte-parole du gouvernement a répondu : le porte-parole ne sait rien de là. "
        "C’est la suite d’un paragraphe plus court.",
        "Un autre paragraphe se lit",
    ]  # fmt: skip


def test_an_indent_and_a_gap_begin_a_paragraph() -> None:
    first = "Une ligne de la largeur du texte."
    assert len(list(pdf.paragraphs(lines(first, f"  {first[2:]}", first)))) == 2
    above, below = lines(first, first[::-1])
    rest = [
        pdf.Line(line.words, line.left, line.right, line.bottom - 30)
        for line in lines("", "", first, first)[2:]
    ]
    assert len(list(pdf.paragraphs([above, below, *rest]))) == 2


def test_running_headers_and_page_numbers_are_dropped() -> None:
    pages = [
        lines("Le Courrier - 12 mars", f"Texte {word}", "a", "b", f"fin {word}", str(n), page=n)
        for n, word in enumerate(("un", "deux", "trois", "quatre"))
    ]
    kept = [line.words for line in pdf.without_running_lines(pages)]
    assert kept[:4] == ["Texte un", "a", "b", "fin un"]
    assert len(kept) == 16


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("le gouver-", "nement", "le gouvernement"),
        ("le gouver\u2010", "nement", "le gouvernement"),
        ("sa porte-", "parole", "sa porte-parole"),
        ("sa porte\u2010", "parole", "sa porteparole"),
        ("elle-", "même.", "elle-même."),
        ("La Nouvelle\ufffe", "Zélande", "La Nouvelle-Zélande"),
        ("une société-", "écran", "une société-écran"),
        ("dit-", "on", "dit-on"),
        ("le 12-", "14 mars", "le 12- 14 mars"),
        ("un mot", "puis", "un mot puis"),
    ],
)
def test_a_cut_word_is_mended_and_a_compound_is_kept(before: str, after: str, whole: str) -> None:
    assert pdf.joined(before, after) == whole


def test_a_word_that_stands_whole_elsewhere_settles_a_hyphen() -> None:
    assert pdf.joined("contre-", "venir", {"contrevenir"}) == "contrevenir"
    assert pdf.joined("taxi-", "moto", {"taxi-moto"}) == "taxi-moto"


@pytest.mark.parametrize("style", ["columns: 2; font-size: 9pt", "text-align: justify"])
def test_the_seeds_come_through_a_pdf_with_their_paragraphs(style: str) -> None:
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))  # type: ignore[arg-type]
    for seed in sorted(SEEDS.glob("*.txt")):
        written = [
            " ".join(line.split()) for line in seed.read_text("utf-8").splitlines() if line.strip()
        ]
        body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in written)
        page = f"<html lang=fr><title>x</title><style>p {{ hyphens: auto; {style} }}</style>{body}"
        found = one(weasyprint.HTML(string=page).write_pdf(), "p.pdf")
        assert [" ".join(block.split()) for block in found.text.split("\n\n")] == written


def written_pdf() -> bytes:
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))  # type: ignore[arg-type]
    paragraphs = "".join(f"<p>{ONE} {TWO}</p>" for _ in range(8))
    page = (
        f"<html lang=fr><title>{TITLE}</title><meta name=author content='Jeanne Dupré'><style>@page {{ size: A5; @top-center"
        " { content: 'Le Courrier du Val' } @bottom-center { content: counter(page) } } p { hyphens: auto; text-align: justify;"
        f" text-indent: 1em }}</style><h1>{TITLE}</h1><div style='columns: 2'>{paragraphs}</div></html>"
    )
    data: bytes = weasyprint.HTML(string=page).write_pdf()
    return data


def test_a_pdf_in_columns_gives_its_text() -> None:
    found = one(written_pdf(), "p.pdf")
    assert (found.title, found.author) == (TITLE, "Jeanne Dupré")
    assert "Courrier du Val" not in found.text
    assert found.text.count(ONE.replace("\u202f", " ")) == 8, found.text[:800]
    assert found.text.count("contre-expertise") == 8


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"", b"rien"])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert "PDF" in refusal(data, "p.pdf").reason


# ---- files of real writers


@pytest.mark.parametrize("name", ["libreoffice.docx", "libreoffice.odt", "libreoffice.rtf"])
def test_an_office_document_gives_its_paragraphs(name: str) -> None:
    found = one((SAMPLES / name).read_bytes(), name)
    assert found.text.split("\n\n")[:3] == [TITLE, ONE, TWO]
    assert "Courrier" in found.text  # the cell of a table
    assert "brouillon" not in found.text  # a comment


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_damaged_document_is_refused(suffix: str) -> None:
    data = (SAMPLES / f"libreoffice.{suffix}").read_bytes()
    for broken in (b"PK\x03\x04", data[: len(data) // 2], zipped({"x": b"y"}), b"texte"):
        assert "abîmé" in refusal(broken, f"a.{suffix}").reason


def test_a_page_saved_by_a_browser() -> None:
    found = one((SAMPLES / "chromium.html").read_bytes(), "chromium.html")
    assert ONE in found.text
    assert "Accueil" not in found.text
    found = one((SAMPLES / "chromium.pdf").read_bytes(), "chromium.pdf")
    assert ONE in found.text


# ---- the table


def test_every_format_has_a_reader_and_a_limit() -> None:
    for form in (*formats.FORMATS, *formats.EXPORTS):
        assert callable(form.read)
        assert 0 < form.limit <= 100_000_000
        assert form.keeps
        assert form.bounds


def test_a_parser_that_throws_ends_its_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.reading import plain

    def throw(data: bytes, name: str) -> list[Draft]:
        raise KeyError("interne")

    monkeypatch.setattr(plain, "read", throw)
    assert "lecture impossible" in refusal(BODY, "a.txt").reason
