"""Print an article's own words in each form: what is around them is ours, they are never changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from briefing.rendering.typography import NBSP

REPAIRED = "[texte réparé]"
LONGEST_TIED = 24
"""Characters of a word up to which the sign after it is kept on its line; longer ones must break."""
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | {
    "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069",
}  # fmt: skip
_TIED = re.compile(
    rf"(?:(?<!\S)« )?[^\s<>&]{{1,{LONGEST_TIED}}}(?: [»:;!?][»,.;:!?)]*)+"
    rf"|(?<!\S)[«–—] [^\s<>&]{{1,{LONGEST_TIED}}}(?!\S)"
)


def joined(excerpt: Mapping[str, Any]) -> str:
    """Return the words of an excerpt on one line, its parts joined by a mark of omission."""
    parts = excerpt.get("repaired") or _glossed(excerpt)
    return " […] ".join(one_line(part) for part in parts)


def _glossed(excerpt: Mapping[str, Any]) -> list[str]:
    """Return the words with, in brackets after a pronoun, whom it means: the brackets are ours."""
    parts = list(excerpt["texts"])
    for gloss in sorted(excerpt.get("glosses", ()), key=lambda g: -int(g["span"][1])):
        for i, (start, end) in enumerate(excerpt["spans"]):
            if start < gloss["span"][1] <= end:
                at = gloss["span"][1] - start
                parts[i] = f"{parts[i][:at]} [{gloss['name']}]{parts[i][at:]}"
    return parts


def one_line(text: str) -> str:
    """Return the text with line breaks as spaces; no-break spaces stay."""
    return re.sub(r"[ \t]*[\r\n\x0b\x0c\x85\u2028\u2029]+[ \t]*", " ", text).strip(" ")


def marks(text: str) -> tuple[str, str]:
    """Return our quotation marks for some words, no-break spaces with them.

    Words that stand in guillemets already need none; words with guillemets among them take “ ”, so
    that two pairs never close as one.
    """
    if re.fullmatch(r"\s*«[^«»]*»\s*", text):
        return "", ""
    return ("“", "”") if "«" in text or "»" in text else ("«" + NBSP, NBSP + "»")


def closers(text: str) -> str:
    """Return the signs that end what directional marks in the text leave open.

    An article's right-to-left override would turn round our own words after it, too.
    """
    open_marks: list[str] = []
    for sign in text:
        if sign in _OPENERS:
            open_marks.append(_OPENERS[sign])
        elif open_marks and sign == open_marks[-1]:
            open_marks.pop()
    return "".join(reversed(open_marks))


@dataclass(frozen=True, slots=True)
class Setting:
    """Print an excerpt's words as HTML: for a screen, for paper or for a portal's filter."""

    set: Callable[[str], Markup]
    quote: str
    note: str

    def words(self, excerpt: Mapping[str, Any]) -> Markup:
        """Return the words."""
        text = joined(excerpt)
        return self.set(text + closers(text)) + self._note(excerpt)

    def quoted(self, excerpt: Mapping[str, Any]) -> Markup:
        """Return the words in our quotation marks."""
        # Generated marks (`quotes` in CSS) would be lost when the words are copied.
        text = joined(excerpt)
        before, after = marks(text)
        inside = Markup("{}{}{}").format(before, self.set(text + closers(text)), after)
        return Markup(self.quote).format(inside) + self._note(excerpt)

    def _note(self, excerpt: Mapping[str, Any]) -> Markup:
        mended = excerpt.get("repaired")
        return Markup(self.note).format(REPAIRED) if mended else Markup("")


def tied(text: str) -> Markup:
    """Return HTML in which no line begins with » or ; where the article has a plain space before it.

    The words stay as they are, a `span` around a word and its sign forbids the break.
    """
    out, at = [], 0
    for match in _TIED.finditer(text):
        word = Markup('<span class="nb">{}</span>').format(match[0])
        out += [escape(text[at : match.start()]), word]
        at = match.end()
    return Markup("").join([*out, escape(text[at:])])


def typeset(text: str) -> Markup:
    """Return the same for paper, where the space itself is set as one that does not break.

    WeasyPrint breaks a line after its first word when the text before a `span` fills it just so.
    """
    return escape(_TIED.sub(lambda match: match[0].replace(" ", NBSP), text))


SCREEN = Setting(tied, "<q>{}</q>", ' <span class="note">{}</span>')
PAPER = Setting(typeset, "<q>{}</q>", ' <span class="note">{}</span>')
PORTAL = Setting(escape, "{}", " {}")
