"""Tell a fault of ours without stopping for it: a run that nobody watches goes on with the rest."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import BriefingError, InputError


def place_of(error: BaseException) -> str:
    """Return the kind and the place of a fault of ours: its message may hold an article's words."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f", {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"erreur interne ({type(error).__name__}{where})"


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn a fault of ours while something is read into the error of that one input.

    What comes back each morning would stop every run from then on.
    """
    try:
        yield
    except BriefingError:
        raise
    except Exception as error:
        raise InputError(name, place_of(error), "signaler ce fichier ou ce lien") from error
