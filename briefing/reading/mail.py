"""Read a saved mail: its body under its subject, and its attachments as the files they are."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from itertools import pairwise

from briefing.errors import InputError
from briefing.model import When

from . import dates, formats, markup
from .decode import decode
from .draft import Draft

MAX_PARTS = 200
MIN_WRAP = 60
MAX_WRAP = 100
"""Mail programs break lines at 72 to 78 characters, some at 99; a text without any is longer."""
_REFUSED = ("mail", "archive")


def read(data: bytes, name: str) -> Iterator[Draft | InputError]:
    """Yield the body and then each attachment that can be read."""
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys():
        raise InputError(name, "ce n’est pas un message enregistré", "l’enregistrer au format .eml")
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) > MAX_PARTS:
        raise InputError(name, f"plus de {MAX_PARTS} pièces jointes", "les enregistrer à part")
    body = message.get_body(("plain", "html"))
    if body is not None and (text := _text(body, name)):
        yield Draft(text, title=_header(message, "subject"), published=_sent(message))
    for part in parts:
        filename = part.get_filename()
        if part is body or not filename or not formats.known(filename):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            yield from formats.inner(content, filename, refused=_REFUSED)


def _text(part: MIMEPart, name: str) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content:
        return ""
    declared = part.get_content_charset()
    text = decode(content, name=name, declared=declared).text
    if part.get_content_type() == "text/html":
        return _article(text)
    # Lines end in CR LF on their way; that is the post's doing and not the writer's.
    return unwrapped(text.replace("\r\n", "\n"))


def unwrapped(text: str) -> str:
    """Join the lines that a mail program has broken; short lines and lists stay as they are.

    A line was broken when the first word of the next one would not have fitted on it.
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not MIN_WRAP <= width <= MAX_WRAP:
        return text
    joined = [lines[0]]
    for before, line in pairwise(lines):
        first = line.split(" ", 1)[0]
        full = len(before.rstrip()) + 1 + len(first) > width
        if line.strip() and before.strip() and full and line[0] not in "-*•>|\t ":
            start = joined[-1].rstrip()
            # Mail programs break after a word's own hyphen, and cut no words.
            compound = start.endswith("-") and start[-2:-1].isalpha()
            joined[-1] = f"{start}{line}" if compound else f"{start} {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _article(page: str) -> str:
    """Return the article of an HTML body; a short message has none that stands out."""
    from .webpage import MAX_TAGS, extract

    found = extract(page) if page.count("<") <= MAX_TAGS else None
    return found.text if found else markup.fragment_text(page)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, TypeError):
        # The standard library's parser gives up on some broken headers.
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _sent(message: EmailMessage) -> When | None:
    """Return the day it was sent: near that of the article's publication, so marked as inferred."""
    when = dates.from_metadata(_header(message, "date"))
    return When(when.iso, when.granularity, inferred=True) if when else None
