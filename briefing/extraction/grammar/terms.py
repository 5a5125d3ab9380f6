"""Tell words between marks that are names or terms from words that somebody said."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, children, has_finite_verb
from briefing.language.plain_doc import Token
from briefing.model import Span


def is_term(k: int, layout: Layout) -> bool:
    """Tell whether words between marks are a name, a title or a term, and no one's words."""
    doc = layout.doc
    inner, stop = layout.token_range[k]
    if inner >= stop:
        return True
    start, _ = layout.outer(k)
    words = layout.words_in(k)
    if words > 6 or (doc[inner].text[:1].islower() and has_finite_verb(doc, inner, stop)):
        return False
    before = doc[start - 1] if start else None
    capital = doc[inner].text[:1].isupper()
    if is_named(k, layout):
        return True
    if words == 1 and doc[inner].lower_ in {"oui", "non"} and before is not None:
        # « la victoire du « oui » »
        return before.lower_ in {"le", "du", "au"}
    if before is not None and before.lower_ in {"un", "une"}:
        # « un « État spectateur » »: no name takes this article.
        return False
    if before is not None:
        low = before.lower_
        if low in _NAMES_FOLLOW and capital and words <= 4:
            return True
    return capital and words <= 3 and not layout.ends_sentence(k)


_NAMES_FOLLOW = set("de d' des du la le les l' son sa ses leur leurs notre nos".split())
_NAME_WORDS = 4
"""Words that a name without a capital has at most."""


_LINKS = set("de d' du des la le les l' une un aux au en".split())
_AT = {"dans", "avec", "pour", "par", "en", "sur", "avant", "après", "dès"}
"""What no name begins with in small letters: *appelés « dans la minute »*."""


def is_named(k: int, layout: Layout) -> bool:
    """Tell whether the word before the marks says that a name or a term follows (*dite « … »*)."""
    start, _ = layout.outer(k)
    doc = layout.doc
    words = knowledge().lexicon.non_speech
    inner, stop = layout.token_range[k]
    if layout.words_in(k) > 8 or not start:
        return False
    if doc[inner].text[:1].islower() and (
        has_finite_verb(doc, inner, stop) or layout.words_in(k) > _NAME_WORDS
    ):
        # « le site « n'est pas rentable » »: said of the site, not its name.
        return False
    noun = doc[start - 1].pos_ == "NOUN"
    if (
        doc[inner].pos_ == "ADP"
        and (noun or doc[inner].lower_ in _AT)
        and doc[inner].text.islower()
    ):
        # « publier le rapport « dans les meilleurs délais » »
        return False
    before = doc[start - 1].lower_
    article = doc[start - 2].lower_ if start > 1 else ""
    if article in {"un", "une", "des"} and layout.words_in(k) < 3 and doc[inner].pos_ == "ADJ":
        # « une ligne « dangereuse » »: what it is said to be; « une opération « raclettes » » does not agree.
        apart = article in {"un", "une"} and doc[inner].lower_.endswith(("es", "aux"))
        return doc[inner].text[:1].isupper() or (apart and fold_noun(before) in words)
    if before in {"dit", "dite", "dits", "dites"} and not _attributes(doc[start - 1]):
        return False
    if before in _LINKS:
        # « dits « de … » », « le terme de « … » »
        return (
            start > 1
            and fold_noun(doc[start - 2].lower_) in words
            and words[fold_noun(doc[start - 2].lower_)].kind == "term"
        )
    if fold_noun(before) in words:
        return True
    # « baptisée en Iran « … » »
    return any(
        base(t) in {"acl", "amod"}
        and t.lower_.rstrip("s").rstrip("e").endswith("é")
        and fold_noun(t.lower_) in words
        for t in doc[max(start - 4, 0) : start]
    )


def _attributes(token: Token) -> bool:
    """Tell whether *dit* names (*le chantier dit « du siècle »*) and does not report."""
    if token.i and token.doc[token.i - 1].text == ",":
        return True
    if base(token) in {"acl", "amod", "appos"}:
        before = token.doc[token.i - 1].lower_ if token.i else ""
        return before not in {"a", "ont", "se", "s'", "il", "elle", "avait", "est"}
    return "Fin" not in token.morph.get("VerbForm", []) and not children(token, "aux")


def fold_noun(form: str) -> str:
    """Return the key under which the lexicon knows a noun, plural endings cut."""
    return form.casefold().replace("’", "'")


_SOME = {"un", "une", "des", "ce", "cet", "cette"}
_NOUN_PHRASE = 3


def only_names(start: int, marked: int, stop: int, layout: Layout) -> bool:
    """Tell whether no clause is reported, but words in marks beside a noun: *Une mesure « absurde »*."""
    return (
        layout.doc[start].lower_ in _SOME
        and marked - start <= _NOUN_PHRASE
        and not has_finite_verb(layout.doc, start, stop)
    )


def marks_inside(spans: tuple[Span, ...], layout: Layout, used: list[bool]) -> list[int]:
    """Return the stretches not yet used that start in the passages."""
    return [
        k
        for k, m in enumerate(layout.marks)
        if not used[k] and any(s.start <= m.inner.start < s.end for s in spans)
    ]


def only_marked(spans: tuple[Span, ...], marks: list[int], layout: Layout) -> tuple[Span, ...]:
    """Cut off what stands around the marks where no clause is reported: *Une mesure « absurde », selon X*."""
    if len(spans) != 1 or len(marks) != 1:
        return spans
    span, mark = spans[0], layout.marks[marks[0]]
    if abs(span.start - mark.outer.start) <= 1 and abs(span.end - mark.outer.end) <= 1:
        return (mark.inner,)
    start, end = layout.outer(marks[0])
    first, stop = layout.token_from(span.start), layout.token_from(span.end)
    if first < start and stop <= end + 1 and only_names(first, start, stop, layout):
        return (mark.inner,)
    return spans
