"""Make `briefing/reading/french_words.txt`: the spellings that a lost character is looked for in.

It holds the words of wordfreq's French list that hunspell's French dictionary knows: one of them
alone has slips of the pen (*mére*), the other one forms that nobody writes. Kept are the words with a
letter outside ASCII, those that an elided word can stand before (*homme*: l’homme), and those that a
last letter outside ASCII makes another word of (*march*, *port*).

Needs `pip install wordfreq` (3.1.1) and Debian's `hunspell hunspell-fr-comprehensive` (7.0):

    python training/french_words.py > briefing/reading/french_words.txt
"""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Set

from wordfreq import iter_wordlist, zipf_frequency

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿ")
ASCII = frozenset("abcdefghijklmnopqrstuvwxyz")
ELIDED_BEFORE = tuple("aeiouyh")
PLAIN_ZIPF = 2.5
"""ASCII words rarer than three in a thousand million say little of whether an elision is meant."""


def main() -> None:
    """Write the list to standard output."""
    wanted = {unicodedata.normalize("NFC", word) for word in iter_wordlist("fr", "best")}
    every = {word for word in wanted if len(word) > 1 and set(word) <= LETTERS}
    wanted = sorted(word for word in every if _useful(word, every))
    spelled = set(_known(wanted))
    # Names are known with their capital only: « élysée » is none, « Élysée » is one.
    names = set(_known(word.capitalize() for word in wanted if word not in spelled))
    for word in sorted(spelled | names):
        sys.stdout.write(f"{word}\n")


def _useful(word: str, every: Set[str]) -> bool:
    if not set(word) <= ASCII or any(word + letter in every for letter in LETTERS - ASCII):
        return True
    return word.startswith(ELIDED_BEFORE) and zipf_frequency(word, "fr") >= PLAIN_ZIPF


def _known(words: Iterable[str]) -> list[str]:
    """Return the words that hunspell takes for right."""
    lines = "\n".join(words)
    command = ["hunspell", "-d", "fr", "-i", "utf-8", "-G"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return done.stdout.split()


if __name__ == "__main__":
    main()
