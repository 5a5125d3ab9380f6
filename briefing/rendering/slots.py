"""Make the links of a fragment in a shadow root land.

A link `#name` looks for its target in the document alone, never in a shadow root. So each target
becomes an empty element of the document, shown (through a slot) at the place where it belongs.
"""

from __future__ import annotations

import re

_LINK = re.compile(r'href="#([^"]+)"')
_END = "</template>"


def lifted(fragment: str) -> str:
    """Return the fragment with a slot at each link's target and the slotted anchors after its template."""
    wanted = dict.fromkeys(_LINK.findall(fragment))
    placed: list[str] = []

    def slot(match: re.Match[str]) -> str:
        name = match[2]
        if name not in wanted:
            return match[0]
        placed.append(name)
        return f'{match[1]}{match[3]}><slot name="{name}"></slot>'

    marked = re.sub(r'(<[a-z][a-z0-9]*(?: [^<>]*?)?) id="([^"]+)"([^<>]*)>', slot, fragment)
    anchors = "".join(f'<span id="{name}" slot="{name}"></span>' for name in placed)
    return marked.replace(_END, _END + anchors, 1)
