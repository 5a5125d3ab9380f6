"""Read `.txt`: the decoded file is the text, untouched."""

from __future__ import annotations

from collections.abc import Iterator

from .decode import decode
from .draft import Draft


def read(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the one article of a plain text."""
    decoded = decode(data, name=name)
    warnings = (decoded.warning,) if decoded.warning else ()
    yield Draft(decoded.text, plain=True, warnings=warnings)
