"""Walk through a JSON document value by value, so that a long list is never held whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

BLOCK = 1 << 16
_BLANK = " \t\r\n"
_NUMBER_GOES_ON = re.compile(r"[\d.eE+-]*")
_DECODER = json.JSONDecoder()


class Values:
    """Read values from an open text; every method raises ValueError where it is no JSON."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._buffer = ""
        self._at = 0
        self._over = False

    def sign(self) -> str:
        """Return the next sign that is not blank, and stay before it; '' at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _BLANK:
                    return self._buffer[self._at]
                self._at += 1
            if not self._more():
                return ""

    def value(self) -> object:
        """Return the next value, however long it is."""
        if not self.sign():
            raise ValueError("unexpected end")
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except ValueError:
                # It may only be cut: the text read doubles, so that a long one is not read often.
                if not self._more():
                    raise
                continue
            # A number at the very end of what was read may go on: « 1 » of « 1.5e3 ».
            if _NUMBER_GOES_ON.fullmatch(self._buffer, end) and self._more():
                continue
            self._at = end
            return value

    def elements(self) -> Iterator[object]:
        """Give the values of a list that comes next."""
        self._take("[")
        if self.sign() == "]":
            self._take("]")
            return
        while True:
            yield self.value()
            if self._either(",", "]") == "]":
                return

    def names(self) -> Iterator[str]:
        """Give the keys of an object that comes next; the caller reads each one's value."""
        self._take("{")
        if self.sign() == "}":
            self._take("}")
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise ValueError("a key is no string")
            self._take(":")
            yield key
            if self._either(",", "}") == "}":
                return

    def end(self) -> None:
        """Check that nothing follows."""
        if self.sign():
            raise ValueError("extra data")

    def _take(self, sign: str) -> None:
        if self.sign() != sign:
            raise ValueError(f"{sign!r} is missing")
        self._at += 1

    def _either(self, one: str, other: str) -> str:
        found = self.sign()
        if found not in (one, other) or not found:
            raise ValueError(f"{one!r} or {other!r} is missing")
        self._at += 1
        return found

    def _more(self) -> bool:
        """Read on, what lies behind let go."""
        if self._over:
            return False
        kept = self._buffer[self._at :]
        block = self._text.read(max(BLOCK, len(kept)))
        self._over = not block
        self._buffer, self._at = kept + block, 0
        return bool(block)
