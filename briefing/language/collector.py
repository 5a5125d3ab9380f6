"""Let Python's collector of cycles rest while a large structure grows: a parsed article, a tree of boxes."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def at_rest() -> Iterator[None]:
    """Keep the collector from going through what grows again and again; it stays off where it was off."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
