"""Compare the forms of a name: full and short, with initials, in letters only."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.phrases import PAPERS
from briefing.extraction.parties.entries import Entry
from briefing.extraction.parties.gazetteer import Name, fold
from briefing.language.plain_doc import Doc

_ARTICLE = re.compile(r"^(?:le |la |les |l')(?=\w)")
_SMALL_WORDS = set(("de des du d la le les l et à au aux en pour of the").split())


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the folded form without its article: *L'Orvane* at one place, *Orvane* at another."""
    return _ARTICLE.sub("", fold(text))


def same_person(text: str, entry: Entry) -> bool:
    """Tell whether two full names are one (*Antony J. Blinken*, *A. Blinken*, *Antony Blinken*)."""
    return any(_one_person(fold(text).split(), fold(f).split()) for f in entry.forms)


def _one_person(one: list[str], other: list[str]) -> bool:
    a, b = ([w for w in words if not _is_initials(w)] for words in (one, other))
    if min(len(a), len(b)) > 1 and a[: len(b)] == b[: len(a)]:
        # « Ana Pastor » is « Ana Pastor García ».
        return True
    for short, full in ((one, other), (other, one)):
        # « J.-P. Martin » is « Jean-Pierre Martin »: initials first, the family name alike.
        if _is_initials(short[0]) and len(full) > 1 and not _is_initials(full[0]):
            letters = [w[0] for w in re.findall(r"\w+", short[0])]
            given = re.findall(r"\w+", full[0])
            if short[1:] == full[1:] and letters == [w[0] for w in given][: len(letters)]:
                return True
    return False


def _is_initials(word: str) -> bool:
    return re.fullmatch(r"\w|(?:\w\.-?)+", word) is not None


@lru_cache(maxsize=4096)
def _parts(form: str) -> list[str]:
    """Return the folded words of a name, the parts of *Jean-Paul* each by itself; never changed."""
    return fold(form).replace("-", " ").split()


def part_of(words: list[str], form: str, *, titled: bool) -> bool:
    """Tell whether the words close a full name (*Blinken*), or open it (*Hua* of *Hua Chunying*)."""
    full, many = _parts(form), len(words)
    if many >= len(full):
        return False
    if full[-many:] == words or full[:many] == words:
        return True
    # « Pastor » of « Ana Pastor García »
    return len(full) >= 3 and many == 1 and words[0] in full[1:-1] and len(words[0]) > 3


def closes(words: list[str], form: str) -> bool:
    """Tell whether the words are the last ones of the form: a family name, mostly."""
    return _parts(form)[-len(words) :] == words


def ends_another(name: Name, others: list[Name], knows: Knowledge) -> bool:
    """Tell whether a family name of two words closes a fuller name: *Mme Le Gall* of *Anne Le Gall*."""
    words = fold(name.text).replace("-", " ").split()
    if knows.is_given_name(name.text.split()[0].split("-")[0]):
        return False
    return any(
        o.kind == "person" and len(o.text) > len(name.text) and closes(words, o.text)
        for o in others
    )


def org_part(words: list[str], form: str) -> bool:
    """Tell whether the words open the name of a body (*Norvane* of *Norvane SA*)."""
    full = fold(form).split()
    return len(words) < len(full) and full[: len(words)] == words and len(words[0]) > 3


def initials(form: str) -> str:
    """Return the initials of a name, small words left out."""
    return "".join(w[0] for w in re.findall(r"\w+", fold(form)) if w not in _SMALL_WORDS).upper()


def long_form(doc: Doc, paren: int, acronym: str) -> int | None:
    """Return the token where the words spelled by the acronym start, before the parenthesis."""
    letters = [c for c in fold(acronym).upper() if c.isalpha()]
    if len(letters) < 2:
        return None
    first: int | None = None
    for i in range(paren - 1, max(paren - 14, -1), -1):
        token = doc[i]
        if token.pos_ in {"PUNCT", "SPACE", "VERB", "AUX"} or token.text in '«»"(),':
            break
        if first is not None and token.lower_ in PAPERS and doc[first].text[:1].isupper():
            break  # « au communiqué de la Communauté économique … (CEDEAO) »
        if fold(token.text)[:1].upper() == letters[0] and token.lower_ not in _SMALL_WORDS:
            span = [
                fold(t.text)[:1].upper()
                for t in doc[i:paren]
                if t.lower_.strip("'") not in _SMALL_WORDS
            ]
            if (
                _subsequence(letters, [c for t in doc[i:paren] for c in fold(t.text).upper()])
                and len(span) >= 2
            ):
                first = i
                if len(span) >= len(letters):
                    break
    if first is None:
        return _called_abroad(doc, paren, acronym)
    while first and doc[first].pos_ == "ADJ" and doc[first - 1].text.istitle():
        first -= 1  # « l'Agence nationale de sécurité américaine (NSA) »
    return first


_ABROAD = set(
    "agence service services bureau centre direction office conseil comité organisation commission département "
    "institut autorité administration forces front mouvement parti union gendarmerie police garde brigade "
    "armée bataillon corps coalition alliance ligue".split()
)
"""What a body is that goes by letters of another tongue."""


def _called_abroad(doc: Doc, paren: int, acronym: str) -> int | None:
    """Return where a body's name starts whose letters are not its own: *le Service fédéral de sécurité (FSB)*."""
    if not acronym.isupper():
        return None
    for i in range(paren - 1, max(paren - 9, 0), -1):
        token = doc[i]
        if token.pos_ in {"PUNCT", "SPACE", "VERB", "AUX"} or token.text in '«»"(),':
            return None
        if token.lower_ in _ABROAD and token.text[:1].isupper() and paren - i > 1:
            return i if doc[i - 1].pos_ in {"DET", "ADP"} else None
    return None


def _subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)
