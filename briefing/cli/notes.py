"""Make notes by hand: `generate`, `analyze`, `schema`, `doctor`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli.common import app, dumps, say, write_whole
from briefing.daily.faults import place_of
from briefing.daily.names import slug
from briefing.errors import (
    BriefingError,
    InputError,
    NoArticleError,
    OutputError,
    UsageError,
    debugging,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from briefing.model import Analysis, Article, When


class Format(StrEnum):
    """List what a brief can be written as."""

    md = "md"
    html = "html"
    fragment = "fragment"
    pdf = "pdf"
    json = "json"
    csv = "csv"


class Schema(StrEnum):
    """List the published JSON Schemas."""

    analysis = "analysis"
    brief = "brief"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Fichiers et dossiers d’articles, liens http(s) ; « - » lit l’entrée standard.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Permettre les liens vers cette machine et son réseau."),
]
Output = Annotated[Path, typer.Option("--output", "-o", help="Dossier où écrire.")]
Pipeline = Annotated[
    str | None,
    typer.Option(help="Autre pipeline spaCy du français : un nom installé ou un chemin."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Ne rien dire sauf les erreurs.")]

_NOTHING_LEFT = "aucun article utilisable : la cause est ci-dessus"


@app.command()
def generate(
    paths: Paths,
    output: Output = Path("build"),
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format",
            "-f",
            help="Forme à écrire, répétable (md, html, pdf et json) ; csv : le registre.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Titre de la note.")] = None,
    date: Annotated[
        str | None, typer.Option(help="Date de la note : 2026-03-12 ou « 12 mars 2026 ».")
    ] = None,
    pipeline: Pipeline = None,
    templates: Annotated[
        Path | None, typer.Option(help="Dossier de gabarits à la place de ceux du programme.")
    ] = None,
    theme: Annotated[
        str | None, typer.Option(help="Thème : « administratif », ou un du dossier --templates.")
    ] = None,
    logo: Annotated[
        Path | None, typer.Option(help="Logo en tête de note, PNG ou JPEG, 200 ko au plus.")
    ] = None,
    classification: Annotated[
        str | None, typer.Option(help="Mention en tête de chaque page : « Diffusion restreinte ».")
    ] = None,
    single: Annotated[
        bool, typer.Option("--single", help="Un seul dossier, sans regrouper par affaire.")
    ] = False,
    since: Annotated[
        Path | None,
        typer.Option(help="Le brief.json d’une note antérieure : dire ce qui est nouveau depuis."),
    ] = None,
    max_words: Annotated[
        int | None,
        typer.Option(
            "--max-words-per-article", min=1, help="Plafond de mots reproduits de chaque article."
        ),
    ] = None,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
) -> None:
    """Écrire la note : OUTPUT/<nom>/brief.md, .html, .pdf et .json.

    <nom> vient de --title, sinon du seul fichier ou dossier donné, sinon c’est « note ».
    """
    issued = _issued(date)
    if templates is not None and not templates.is_dir():
        raise UsageError(f"--templates : « {templates} » n’est pas un dossier")
    from briefing.rendering.look import look_of

    look = look_of(templates, theme=theme, logo=logo, classification=classification)
    wanted = [form.value for form in formats or (Format.md, Format.html, Format.pdf, Format.json)]
    from briefing.dossier.news import load_earlier

    earlier = load_earlier(since) if since is not None else None
    failures: list[BriefingError] = []
    articles, files = _first_article(paths, failures, allow_private)
    from briefing.dossier.brief import build_brief
    from briefing.language.pipeline import describe, load
    from briefing.rendering import render

    nlp = load(pipeline)
    analyses = list(_analyse(articles, nlp, files, quiet, failures))
    if not analyses:
        raise NoArticleError(_NOTHING_LEFT)
    brief = build_brief(
        analyses,
        title=title,
        issued=issued,
        notes=[str(failure) for failure in failures],
        pipeline=describe(nlp),
        single=single,
        max_words_per_article=max_words,
        since=earlier,
    )
    result = render(
        brief,
        formats=list(dict.fromkeys(wanted)),
        output=output / folder_name(paths, title),
        look=look,
    )
    for path in result.written:
        typer.echo(path)
    _leave(quiet, len(analyses), [*failures, *result.failures])


@app.command()
def analyze(
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", help="Dossier où écrire.")],
    pipeline: Pipeline = None,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
) -> None:
    """Écrire l’analyse de chaque article : OUTPUT/<id>.json (voir « briefing schema analysis »)."""
    failures: list[BriefingError] = []
    articles, files = _first_article(paths, failures, allow_private)
    from briefing.extraction.interchange import to_dict
    from briefing.language.pipeline import load

    written = 0
    for analysis in _analyse(articles, load(pipeline), files, quiet, failures):
        path = output / f"{analysis.article.id}.json"
        write_whole(path, dumps(to_dict(analysis)))
        typer.echo(path)
        written += 1
    if not written:
        raise NoArticleError(_NOTHING_LEFT)
    _leave(quiet, written, failures)


@app.command()
def schema(
    name: Annotated[Schema, typer.Argument(help="Le schéma voulu.")] = Schema.analysis,
) -> None:
    """Afficher un schéma JSON : celui des analyses ou celui de la note."""
    if name is Schema.analysis:
        from briefing.extraction import interchange

        typer.echo(dumps(interchange.schema()), nl=False)
    else:
        from briefing.rendering.schema import brief_schema

        typer.echo(dumps(brief_schema()), nl=False)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Répondre en JSON.")] = False,
) -> None:
    """Dire ce qui est installé, ce qui manque et la commande qui y remédie."""
    from briefing import doctor as checks

    found = checks.examine()
    typer.echo(dumps(checks.as_dict(found)) if as_json else checks.as_text(found), nl=False)
    raise typer.Exit(checks.exit_code(found))


def folder_name(paths: Sequence[str], title: str | None) -> str:
    """Return the folder of a brief below the output folder: the same for the same command."""
    if title:
        return slug(title)
    path = Path(paths[0])
    if len(paths) == 1 and path.name not in ("", "-", ".."):
        return slug(path.name if path.is_dir() else path.stem)
    return "note"


def _first_article(
    paths: Sequence[str], failures: list[BriefingError], allow_private: bool
) -> tuple[Iterator[Article], int]:
    """Read up to the first good article, so that nothing heavy is loaded for nothing.

    Returns all articles, that one included, and the number of files there are.
    """
    from briefing import reading

    files = len(reading.find(paths))
    if not files:
        raise NoArticleError("aucun article : le dossier est vide — y mettre des fichiers .txt")
    policy = None
    if any(map(reading.is_link, paths)):
        from briefing.reading.fetch import FetchPolicy

        policy = FetchPolicy(allow_private=allow_private)
    articles = _articles(reading.read(paths, policy=policy), failures)
    first = next(articles, None)
    if first is None:
        told = "la cause est" if len(failures) == 1 else f"les {len(failures)} causes sont"
        raise NoArticleError(f"aucun article utilisable : {told} ci-dessus")
    return chain([first], articles), files


def _analyse(
    articles: Iterator[Article],
    nlp: Language,
    files: int,
    quiet: bool,
    failures: list[BriefingError],
) -> Iterator[Analysis]:
    """Analyse one article after the other, with a bar that shows how far it is.

    A fault of ours that one article wakes is told and costs the others nothing.
    """
    from briefing.extraction.analysis import analyse_all

    def tell(article: Article, error: Exception) -> None:
        if debugging():
            raise error
        failure = InputError(article.source_name, place_of(error), "signaler cet article")
        failures.append(failure)
        say(str(failure))

    with _progress(files, quiet) as bar:
        for analysis in analyse_all(articles, nlp, defeated=tell):
            bar.update(1)
            yield analysis


def _articles(
    items: Iterable[Article | InputError], failures: list[BriefingError]
) -> Iterator[Article]:
    for item in items:
        if isinstance(item, InputError):
            failures.append(item)
            say(str(item))
        else:
            yield item


def _progress(length: int, quiet: bool) -> AbstractContextManager[Any]:
    """Show a bar on a terminal; elsewhere, an object that takes its calls and shows nothing."""
    if quiet or length < 2 or not sys.stderr.isatty():
        return nullcontext(_NoBar())
    return typer.progressbar(length=length, label="Lecture", file=sys.stderr)


class _NoBar:
    def update(self, steps: int) -> None:
        """Do nothing."""


def _issued(date: str | None) -> When | None:
    if date is None:
        return None
    from briefing.reading.dates import from_metadata

    when = from_metadata(date)
    if when is None:
        raise UsageError(f"--date : « {date} » n’est pas une date — écrire par exemple 2026-03-12")
    return when


def _leave(quiet: bool, articles: int, failures: Sequence[BriefingError]) -> None:
    """Sum up on standard error and leave with the highest code that applies."""
    for failure in failures:
        if isinstance(failure, OutputError):
            say(str(failure))
    bad = sum(1 for failure in failures if isinstance(failure, InputError))
    if not quiet:
        read = f"{articles} article{'s' if articles > 1 else ''} lu{'s' if articles > 1 else ''}"
        say(read + (f", {bad} laissé{'s' if bad > 1 else ''} de côté" if bad else ""))
    code = max((failure.exit_code for failure in failures), default=0)
    if code:
        raise typer.Exit(code)
