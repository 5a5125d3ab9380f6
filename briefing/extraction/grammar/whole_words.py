"""Find words in a text where they stand whole, without a pattern made for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[\w-]+")


# What parties are called is compared with what each of the others is.
@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name or a description, compounds whole."""
    return tuple(_WORD.findall(text))


def places(words: str, text: str) -> Iterator[int]:
    """Yield where the words stand in the text with no letter or digit right before or after them."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and _joins(text[at - 1])) and not (end < len(text) and _joins(text[end])):
            yield at
        at = text.find(words, at + 1)


def holds(text: str, words: str) -> bool:
    """Tell whether the words stand whole in the text."""
    return next(places(words, text), None) is not None


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"
