"""Make an article of a feed's entry: of the page that it links to, else of its own text."""

from __future__ import annotations

from dataclasses import replace

from briefing import reading
from briefing.daily.collected import named
from briefing.daily.plan import Source
from briefing.daily.web import BUSY, Web
from briefing.errors import InputError
from briefing.model import Article
from briefing.reading import links
from briefing.reading.article import complete
from briefing.reading.draft import Draft
from briefing.reading.fetch import FetchError


def page(entry: Article, link: str, source: Source, web: Web) -> Article:
    """Read the page of an entry; what the feed says of it (title, date) is believed first.

    Raises:
        FetchError: it cannot be reached.
        InputError: it holds no article.
    """
    answer = web.get(link)
    if answer.status in BUSY:
        raise FetchError(
            link, f"réponse {answer.status} du serveur", "réessayer plus tard", transient=True
        )
    found = links.as_file(answer, link)
    items = list(reading.read_bytes(found.data, found.name, shown=found.shown, url=found.url))
    article = next((item for item in items if isinstance(item, Article)), None)
    if article is None:
        raise next(
            (item for item in items if isinstance(item, InputError)),
            InputError(found.shown, "aucun article", "vérifier le lien"),
        )
    if len(article.text) < len(entry.text):
        # A page behind a paywall shows less than its feed does.
        return from_feed(entry, source)
    return named(
        replace(
            article,
            id="",
            title=entry.title or article.title,
            outlet=source.outlet or article.outlet or entry.outlet,
            author=article.author or entry.author,
            published=entry.published or article.published,
            url=link,
            source_name=source.name,
            warnings=_still_true(article, entry),
        ),
        source,
    )


def from_feed(entry: Article, source: Source) -> Article:
    """Make an article of an entry's own text.

    Raises:
        InputError: there is none, or it is not French.
    """
    draft = Draft(
        entry.text, title=entry.title, outlet=entry.outlet, author=entry.author,
        published=entry.published, url=entry.url,
    )  # fmt: skip
    return named(complete(draft, id="", source_name=source.name), source)


def _still_true(article: Article, entry: Article) -> tuple[str, ...]:
    """Drop what was said of an open date, when the feed gives it."""
    if entry.published is None:
        return article.warnings
    return tuple(w for w in article.warnings if not w.startswith("date de publication"))
