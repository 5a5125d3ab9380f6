"""Tell whom a subject means that the parse, or a name near it, has made another."""

from __future__ import annotations

from briefing.extraction.accusations.charges import chunks
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.phrases import PAPERS
from briefing.extraction.grammar.syntax import (
    VERBAL,
    base,
    children,
    gender_of,
    is_plural,
    np_start,
    subject,
    verb_group_start,
)
from briefing.extraction.quotes.clauses import QUE
from briefing.extraction.quotes.found import Found
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Token


def main_subject(own: Token | None, verb: Token, found: Resolved, scene: Scene) -> Resolved:
    """Return who does the sentence, for *il* of a relative taken for somebody before: *un texte où il accuse*."""
    if own is None or own.lower_ not in {"il", "elle", "ils", "elles"} or "relcl" not in verb.dep_:
        return NOBODY
    start = scene.layout.sentence_start(verb.i)
    told = {m.entry for i in range(start, verb.i) if (m := scene.resolver.register.mention_at(i))}
    if set(found.entries) & told:
        return NOBODY
    above = next((t for t in verb.ancestors if t.pos_ in VERBAL), None)
    main = subject(above) if above is not None else None
    if main is None or main.pos_ not in {"NOUN", "PROPN"} or main.i < start:
        return NOBODY
    fits = is_plural(main) == own.lower_.endswith("s")
    fits = fits and gender_of(main) in {None, "f" if own.lower_.startswith("elle") else "m"}
    ids = scene.sides.parties(main) if fits else ()
    return Resolved(ids, "pronoun", own.i) if ids else NOBODY


def repeated(own: Token | None, scene: Scene) -> Resolved:
    """Return who opens the sentence by the same pronoun: *Elle vise la commune et les bailleurs, qu'elle accuse*."""
    if own is None or own.lower_ not in {"il", "elle", "ils", "elles"} or own.i < 2:
        return NOBODY
    doc, start = scene.layout.doc, scene.layout.sentence_start(own.i)
    if scene.layout.mark_of[own.i] >= 0 or start == own.i:
        return NOBODY
    first = doc[start]
    if first.lower_ == own.lower_ and first.head.i <= own.i:
        return scene.resolver.all_of(first)
    for i in range(start + 2, own.i - 1):
        if doc[i].lower_ == own.lower_ and doc[i - 1].text == doc[i + 1].text == ",":
            return _beside(i - 2, start, scene)  # « La Ligue (LR), elle, attend : … elle accuse »
    return NOBODY


def _beside(i: int, start: int, scene: Scene) -> Resolved:
    """Return whom the words up to token `i` name, an acronym in brackets stepped over."""
    doc = scene.layout.doc
    if doc[i].text == ")":
        i = next((k - 1 for k in range(i, start, -1) if doc[k].text == "("), start)
    mention = scene.resolver.register.mention_at(i)
    if mention is None or not scene.sides.is_party(mention.entry):
        return NOBODY
    return Resolved((mention.entry,), "name", i)


def author_of(own: Token | None, found: Resolved, scene: Scene) -> Resolved:
    """Return who wrote what is said to blame: *Sa lettre reproche*; *Il renvoie* is no document either."""
    if own is None or not found:
        return NOBODY
    heads = {scene.sides.entry(e).head for e in found.entries}
    if own.lower_ in {"il", "elle"} and found.how == "pronoun" and heads <= PAPERS:
        floor = scene.layout.sentence_start(max(scene.layout.sentence_start(own.i) - 1, 0))
        return scene.resolver.speaker_before(own.i, floor=max(floor - _FAR, 0))
    det = own.doc[np_start(own)]
    if own.lemma_.casefold() not in _LETTERS or det.lower_ not in {"son", "sa", "leur", "ses"}:
        return NOBODY
    last, start = scene.last, scene.layout.sentence_start(own.i)
    if (
        last is not None
        and last.accusers
        and last.at >= scene.layout.sentence_start(max(start - _FAR, 0))
    ):
        return Resolved(last.accusers, "owner", own.i)
    owner = scene.resolver.owner(det.i)
    return Resolved((owner,), "owner", own.i) if owner is not None else NOBODY


def publisher_of(verb: Token, scene: Scene) -> Resolved:
    """Return who issues a paper that blames: *Le CVERC a publié un rapport accusant la NSA*."""
    paper = verb.head
    if not verb.lower_.endswith("ant") or paper.i > verb.i or base(paper) not in {"obj", "obl"}:
        return NOBODY
    if paper.lemma_.casefold() not in _ISSUED or scene.layout.mark_of[verb.i] >= 0:
        return NOBODY
    above = paper.head
    own = subject(above) if above.lemma_.casefold() in _ISSUING else None
    return scene.resolver.all_of(own) if own is not None else NOBODY


_ISSUED = PAPERS | {
    "déclaration",
    "lettre",
    "tribune",
    "appel",
    "pétition",
    "vidéo",
    "message",
    "plainte",
}
_ISSUING = set(
    "publier signer cosigner diffuser adopter rendre présenter adresser envoyer lancer remettre déposer".split()
)


_FAR = 60
_IN_RELATIVE = 9
"""Tokens before a verb within which *, que* opens its clause."""
_LETTERS = {
    "lettre", "courrier", "courriel", "message", "texte", "communiqué", "rapport", "tribune", "livre", "plainte",
    "mémoire", "note", "billet", "discours", "témoignage", "récit", "réquisitoire", "pamphlet", "requête",
}  # fmt: skip
"""What somebody has written, and accuses by."""


def who_spoke(own: Token | None, verb: Token, scene: Scene) -> Resolved:
    """Return the speaker whom a relative behind his cue goes on about: *« … », lance l'élu, qui lui reproche*."""
    if own is None or own.lower_ != "qui" or verb.head.i >= own.i:
        return NOBODY
    for quote in scene.quotes:
        if quote.construction == "incise" and 0 <= quote.verb < verb.head.i <= quote.verb + _BEHIND:
            said = subject(scene.layout.doc[quote.verb])
            if said is not None and said.i == verb.head.i:
                return quote.speaker
    return NOBODY


_BEHIND = 4


def before_apposition(own: Token | None, verb: Token, scene: Scene) -> Resolved:
    """Return the name that opens the sentence, where the parse prefers what describes it: *X, la coalition, accuse*."""
    start = scene.layout.sentence_start(verb.i)
    if own is None or own.pos_ != "NOUN" or own.i > verb.i or np_start(own) < start + 3:
        return NOBODY
    doc, comma = own.doc, np_start(own) - 1
    after = next((t for t in doc[own.i + 1 : verb.i] if t.text == ","), None)
    first = next(iter(chunks(start, comma, scene.layout, scene.resolver)), None)
    if doc[comma].text != "," or after is None or first is None or first.prep:
        return NOBODY
    mention = scene.resolver.register.mention_at(first.head.i)
    opens = first.start <= start + 1 and doc[start].pos_ in {"DET", "PROPN"}
    if (
        mention is None
        or not opens
        or any(t.pos_ in VERBAL or t.is_punct for t in doc[start:comma])
    ):
        return NOBODY
    e = scene.sides.entry(mention.entry)
    fits = (
        (e.named or e.kind == "organisation")
        and not e.place
        and e.kind != "state"
        and scene.sides.is_party(e.id)
    )
    return Resolved((e.id,), "name", first.head.i) if fits else NOBODY


def nearest(verb: Token, own: Token | None) -> Token | None:
    """Return the subject of a relative clause that the parse gave two (*l'Inde, à qui le Pakistan reproche*)."""
    before = [
        c
        for c in children(verb, "nsubj")
        if own is not None and own.i < c.i < verb.i and c.pos_ in {"NOUN", "PROPN"}
    ]
    return before[-1] if before else own


def within_relative(own: Token | None, verb: Token, scene: Scene) -> Token | None:
    """Return the subject between *, que* and its verb that the parse has missed: *X, que | la Cour | accuse*."""
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - _IN_RELATIVE, 1), -1):
        if doc[i].lower_ in QUE and doc[i - 1].text == ",":
            if own is not None and own.i > i:
                return None
            inner = chunks(i + 1, verb_group_start(verb), scene.layout, scene.resolver)
            return inner[0].head if inner and not inner[0].prep else None
        if doc[i].is_punct or doc[i].pos_ == "VERB":
            return None
    return None


def borrowed_name(own: Token, verb: Token, found: Resolved, scene: Scene) -> bool:
    """Tell whether a subject was given the name of the object (*les riverains accusent Chimex*)."""
    if own.pos_ != "NOUN" or own.i > verb.i or own.i in scene.resolver.register.role_at:
        return False
    after = {m.entry for m in scene.resolver.register.mentions if verb.i < m.start <= verb.i + 2}
    before = {m.entry for m in scene.resolver.register.mentions if m.end <= verb.i}
    return bool(found.entries) and all(e in after and e not in before for e in found.entries)


def colon_between(own: Token, verb: Token, found: Resolved) -> bool:
    """Tell whether a colon parts the subject, or whom it was taken for, from the verb."""
    start = min(own.i, found.head) if found.head >= 0 else own.i
    return any(t.text == ":" for t in verb.doc[start : verb.i])


def tells_of_himself(verb: Token, speech: Found, scene: Scene) -> bool:
    """Tell whether who is quoted did it: *X a annoncé dans un communiqué avoir porté plainte contre Y*."""
    if speech.construction != "infinitive" or not speech.speaker:
        return False
    words = scene.layout.tokens_in(speech.content)
    led = [t for t in words if t.i < verb.i]
    helped = any(t.lower_ in {"avoir", "être"} for t in led)
    return helped and all(t.pos_ in {"AUX", "PRON", "ADV", "PART"} for t in led)


def carried_on(verb: Token, scene: Scene) -> Resolved:
    """Return who does the clause before *et reproche à X de*; a pronoun that nobody fits is who spoke last."""
    own = subject(verb.head) if base(verb) == "conj" and verb.head.i < verb.i else None
    if own is None or scene.layout.mark_of[own.i] >= 0 or own.pos_ not in {"PRON", "NOUN", "PROPN"}:
        return NOBODY
    start = scene.layout.sentence_start(own.i)
    floor = scene.layout.sentence_start(max(start - 1, 0))
    found = scene.resolver.all_of(own)
    if found or own.pos_ != "PRON":
        return found
    return scene.resolver.speaker_before(own.i, floor=floor)
