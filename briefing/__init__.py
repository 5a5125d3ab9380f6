"""Turn French press articles into an extractive briefing note.

    import briefing

    nlp = briefing.load_pipeline()
    articles = [a for a in briefing.read(["seeds"]) if isinstance(a, briefing.Article)]
    analyses = [briefing.analyse(article, nlp) for article in articles]
    brief = briefing.build_brief(analyses, pipeline=briefing.describe_pipeline(nlp))
    briefing.render(brief, formats=["md", "html"], output=Path("build/note"))

Each name is imported when it is first used, so `import briefing` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# For type checkers and editors, which do not run `__getattr__`; a test holds both lists equal.
if TYPE_CHECKING:
    from briefing.dossier.brief import build_brief as build_brief
    from briefing.errors import BriefingError as BriefingError
    from briefing.errors import InputError as InputError
    from briefing.errors import LockedError as LockedError
    from briefing.errors import NoArticleError as NoArticleError
    from briefing.errors import NotFrenchError as NotFrenchError
    from briefing.errors import OutputError as OutputError
    from briefing.errors import PipelineError as PipelineError
    from briefing.errors import UsageError as UsageError
    from briefing.errors import VerbatimError as VerbatimError
    from briefing.extraction.analysis import analyse as analyse
    from briefing.extraction.analysis import analyse_all as analyse_all
    from briefing.language.pipeline import describe as describe_pipeline  # noqa: F401
    from briefing.language.pipeline import load as load_pipeline  # noqa: F401
    from briefing.model import Accusation as Accusation
    from briefing.model import Analysis as Analysis
    from briefing.model import Article as Article
    from briefing.model import Brief as Brief
    from briefing.model import Party as Party
    from briefing.model import Precedent as Precedent
    from briefing.model import Quote as Quote
    from briefing.model import Response as Response
    from briefing.model import Span as Span
    from briefing.model import When as When
    from briefing.reading import read as read
    from briefing.rendering import render as render

_ERRORS = """BriefingError InputError LockedError NoArticleError NotFrenchError OutputError
    PipelineError UsageError VerbatimError"""
_VALUES = "Accusation Analysis Article Brief Party Precedent Quote Response Span When"
_HOMES: dict[str, tuple[str, str]] = {
    **{name: ("briefing.errors", name) for name in _ERRORS.split()},
    **{name: ("briefing.model", name) for name in _VALUES.split()},
    "read": ("briefing.reading", "read"),
    "analyse": ("briefing.extraction.analysis", "analyse"),
    "analyse_all": ("briefing.extraction.analysis", "analyse_all"),
    "build_brief": ("briefing.dossier.brief", "build_brief"),
    "render": ("briefing.rendering", "render"),
    "load_pipeline": ("briefing.language.pipeline", "load"),
    "describe_pipeline": ("briefing.language.pipeline", "describe"),
}
"""Where each public name lives, and what it is called there."""

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    """Import a public name from the room it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, inside = _HOMES[name]
    value = getattr(import_module(module), inside)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted({*globals(), *__all__})
