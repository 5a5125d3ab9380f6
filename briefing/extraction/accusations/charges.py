"""Find the words that say what somebody is blamed for, as the article has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.extraction.accusations.charge_ends import CLITICS_OF, charge_end, is_infinitive
from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import OF, VERBAL, is_finite, np_start
from briefing.extraction.parties.entries import Mention
from briefing.extraction.parties.names import TITLES
from briefing.extraction.quotes.clauses import QUE
from briefing.extraction.quotes.complementizers import complementizer
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token, asked_once
from briefing.model import Span

_PREPOSITIONS = {
    "de": "de", "d'": "de", "du": "de", "des": "de", "à": "à", "au": "à", "aux": "à", "contre": "contre",
    "sur": "sur", "pour": "pour", "par": "par", "envers": "contre", "visant": "contre", "dans": "dans",
    "en": "en", "avec": "avec", "chez": "chez", "devant": "devant", "depuis": "depuis", "auprès": "auprès",
    "lors": "lors", "après": "après", "avant": "avant", "comme": "comme", "sous": "sous", "selon": "selon",
    "entre": "entre",
}  # fmt: skip
_COMPLEX = {
    "côté", "côtés", "nom", "sein", "cours", "sujet", "propos", "lieu", "titre", "suite", "issue", "profit",
    "détriment", "intérieur", "égard", "raison", "faveur", "présence", "vertu", "marge", "début", "fin", "veille",
    "occasion", "mépris", "moyen", "cause", "part", "milieu", "cœur", "coeur", "centre", "large", "abord", "abords",
}  # fmt: skip
"""Nouns of prepositions like *aux côtés de*, *en faveur de*, *au milieu de*."""
_COMPLEX_AS = {"égard": "contre", "part": "par"}
"""Those that are as good as a simple one: *une manœuvre de la part de X*."""
_TIME = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "jour", "soir", "matin", "semaine",
    "mois", "an", "année", "fois", "hier", "aujourd'hui", "veille", "lendemain", "janvier", "février", "mars",
    "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
}  # fmt: skip
_WHEN = {"depuis", "avant", "après", "en", "de", "dans"}
_LOCUTIONS = {
    ("en", "outre"), ("en", "effet"), ("en", "revanche"), ("en", "retour"), ("en", "particulier"), ("en", "vrac"),
    ("en", "substance"), ("en", "plus"), ("en", "vain"), ("en", "creux"), ("en", "bloc"), ("en", "privé"),
    ("en", "public"), ("en", "chœur"), ("en", "direct"), ("en", "clair"), ("par", "ailleurs"), ("d'", "ailleurs"),
    ("de", "plus"), ("de", "surcroît"), ("de", "nouveau"), ("à", "nouveau"), ("de", "même"), ("de", "facto"),
    ("au", "passage"), ("à", "demi-mot"), ("du", "reste"), ("du", "coup"), ("de", "fait"), ("entre", "autres"),
    ("d'", "abord"),
}  # fmt: skip
"""Adverbs of two words, whose first is no preposition of the next name: *accuse en outre Ottawa*."""
_TURNS = {
    *((p, own, n) for p, n in (("de", "côté"), ("pour", "part"), ("à", "tour")) for own in ("son", "sa", "leur")),
    *(("quant", "à", who) for who in ("lui", "elle", "eux", "elles")),
}  # fmt: skip
"""Words that only set the subject against others: *dénonce | de son côté | des passages à tabac*."""
_TURNING = {turn[0] for turn in _TURNS}
_ASIDE = 9
"""Tokens of *, dont la moitié avec sursis probatoire,*."""
_RANKED = {"premier", "première", "second", "seconde", "dernier", "dernière"}
_PLACING = {"sur", "dans", "en", "devant", "chez", "auprès", "lors", "avant", "après"}
"""Prepositions of what tells where and when something is said."""


_FORMS = 20_000
"""Forms of which it is remembered whether they may name a wrong; some thousand are in an article."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold a phrase after a cue: its preposition (or none), head and tokens."""

    prep: str
    head: Token
    start: int
    end: int
    infinitive: bool = False


def infinitive_at(i: int, layout: Layout) -> Token | None:
    """Return the infinitive that starts at token `i`, clitics, adverbs and a mark stepped over."""
    doc = layout.doc
    for j in range(i, min(i + 5, len(doc))):
        token = doc[j]
        if is_infinitive(token):
            return token
        if (
            token.lower_ in CLITICS_OF
            or token.pos_ == "ADV"
            or layout.opening(j) >= 0
            or token.text in '«"“'
        ):
            continue
        return None
    return None


def chunks(start: int, end: int, layout: Layout, resolver: Resolver) -> list[Chunk]:
    """Cut the tokens into flat phrases, up to a finite verb, a *que* or a stop."""
    doc, out = layout.doc, []
    i, prep, begin = start, "", start
    fresh = start if start == 0 or doc[start - 1].pos_ not in {"NOUN", "PROPN"} else -1
    while i < end:
        token = doc[i]
        low = token.lower_
        if i + 1 < end and (low, doc[i + 1].lower_) in _LOCUTIONS:
            i = fresh = i + 2
            continue
        if low in _TURNING and i + 2 < end and tuple(t.lower_ for t in doc[i : i + 3]) in _TURNS:
            i = fresh = i + 3
            continue
        if _is_preposition(token):
            verb = infinitive_at(i + 1, layout) if low not in {"du", "des"} else None
            left = i - 2 if doc[i - 1].text in {"«", "“", '"'} else i - 1  # « à « des casseurs » »
            after_other = left >= start and doc[left].lower_ in _PREPOSITIONS and bool(prep)
            if verb is not None:
                kind = prep if after_other else _PREPOSITIONS[low]
                out.append(Chunk(kind, verb, i, verb.i + 1, True))
                prep, begin, i = "", verb.i + 1, verb.i + 1
                continue
            opens = i == fresh or (not out and i > start)
            partitive = low == "des" and not prep and (opens or doc[i - 1].pos_ in VERBAL)
            if not partitive and not (after_other and low in {"des", "du", "d'"}):
                prep, begin = _PREPOSITIONS[low], i
            i += 1
            continue
        if low == "encontre" and prep == "à":
            i, prep = i + 2, "contre"
            continue
        if prep and low in _COMPLEX and i + 1 < end and doc[i + 1].lower_ in OF:
            if token.text.islower():  # no « ministre de l'Intérieur d'ignorer »
                i, prep = i + 2, _COMPLEX_AS.get(low, "autre")
                continue
        if low == "ainsi" and i + 1 < end and doc[i + 1].lower_ == "que":
            i, prep = i + 2, ""  # « contre trois élèves, ainsi que contre l'établissement »
            continue
        if low == "dont" and i > start and (after := _counted_aside(i, end, layout)):
            i, prep = after, ""  # « a requis cinq ans, dont deux avec sursis, contre le maire »
            continue
        if low in QUE or token.text in {";", ":"} or low in {"qui", "dont"}:
            break
        mention = _name_at(i, resolver)
        if mention is None and out and _mistaken_verb(token, resolver):
            break
        if token.pos_ in VERBAL and mention is None and not _is_noun(token, resolver):
            if is_finite(token) and (out or doc[i - 1].lower_ in {"et", "mais", "puis"}):
                break
            i += 1
            continue
        if not _heads_phrase(token, mention):
            if low == "," or (low in _TIME and prep in _WHEN):
                prep = ""  # « vise depuis lundi | l'ancien directeur »
            i += 1
            continue
        stop = mention.end if mention is not None else i + 1
        if mention is not None and out and not prep and _names_where(out[-1], i):
            out[-1], begin, i = replace(out[-1], end=stop), stop, stop
            continue
        noun = next((t for t in doc[i:stop] if t.pos_ in {"NOUN", "PROPN"}), token)
        out.append(Chunk(prep, noun, begin if prep else np_start(noun), stop))
        prep, begin, i = "", stop, stop
    return out


def _counted_aside(dont: int, end: int, layout: Layout) -> int:
    """Return the comma that closes *, dont deux avec sursis,*, 0 where *dont* opens a clause."""
    doc = layout.doc
    if doc[dont - 1].text != ",":
        return 0
    for token in doc[dont + 1 : min(dont + _ASIDE, end)]:
        if token.text == ",":
            return token.i
        if token.pos_ in VERBAL or token.is_punct:
            break
    return 0


def _names_where(before: Chunk, name: int) -> bool:
    """Tell whether a name only says where: *sur son compte | Instagram*, *dans le journal | Le Midi*."""
    return before.prep in _PLACING and before.end == name and before.head.pos_ == "NOUN"


def _is_noun(token: Token, resolver: Resolver) -> bool:
    """Tell whether a participle is somebody: *accuse l'exploitant*."""
    led = token.i > 0 and token.doc[token.i - 1].lower_ in {"l'", "le", "la", "les", "un", "une"}
    return led and resolver.knows.role(token.lower_) is not None


def _mistaken_verb(token: Token, resolver: Resolver) -> bool:
    """Tell whether a noun or adjective can only be *accuse*, which taggers take for one."""
    if token.pos_ not in {"NOUN", "ADJ"} or token.lower_ not in {"accuse", "accusent"}:
        return False
    return resolver.doc[token.i - 1].pos_ != "DET"


def _is_preposition(token: Token) -> bool:
    low = token.lower_
    return low in {"du", "d'"} or (
        low in _PREPOSITIONS and token.pos_ in {"ADP", "DET", "SCONJ", "VERB", "ADV"}
    )


def _name_at(i: int, resolver: Resolver) -> Mention | None:
    """Return the mention of a named party that starts at token `i`; descriptions are cut finer."""
    mention = resolver.register.mention_at(i)
    if mention is None or not resolver.register.entries[mention.entry].named:
        return None
    return mention if mention.start == i else None


def _heads_phrase(token: Token, mention: Mention | None) -> bool:
    low = token.lower_
    if low in _TIME or low in TITLES or token.is_space:
        return False
    if low in {"ceux", "celui", "celle", "celles"}:
        return True
    if low in _RANKED and token.i + 1 < len(token.doc):
        return token.nbor(1).pos_ not in {
            "NOUN",
            "ADJ",
            "PROPN",
        }  # « à la première comme au second »
    if low == "certains":  # no « accuse certains parents »
        return token.i + 1 < len(token.doc) and token.nbor(1).pos_ not in {"NOUN", "ADJ"}
    if low in {"un", "une"} and token.pos_ == "PRON":
        return True  # « contre l'un de ses chirurgiens »
    return mention is not None or token.pos_ in {"NOUN", "PROPN", *VERBAL}


def infinitive_charge(chunk: Chunk, layout: Layout, knows: Knowledge) -> tuple[Span, ...]:
    """Return the clause of *accuse X de + infinitive*, without the *de*."""
    return stretch(chunk.start + 1, layout, knows)


def que_charge(verb: Token, layout: Layout, knows: Knowledge) -> tuple[Span, ...]:
    """Return the clause of *dénonce que …*."""
    que = complementizer(verb, layout, QUE)
    return stretch(que.i + 1, layout, knows, clause=True) if que is not None else ()


def stretch(
    start: int, layout: Layout, knows: Knowledge, *, stop: int | None = None, clause: bool = False
) -> tuple[Span, ...]:
    """Return the words from token `start` to where the charge ends, marks kept whole.

    A charge that is no `clause` and no infinitive ends where the sentence's own verb comes.
    """
    if start >= len(layout.doc):
        return ()  # a text that breaks off: « la mairie est responsable de »
    end = charge_end(start, layout, knows)
    if not clause and infinitive_at(start, layout) is None:
        end = min(end, _own_verb(start, end, layout))
    end = end if stop is None else max(min(end, stop), start)
    opened = layout.opening(start)
    if opened >= 0:
        inner = layout.marks[opened].inner
        _, after = layout.outer(opened)
        if after >= end:
            return (inner,)
    span = layout.chars(start, end)
    return (span,) if span is not None else ()


def _own_verb(start: int, end: int, layout: Layout) -> int:
    """Return the finite verb that the sentence goes on with: *accusé de fraude | a démissionné*."""
    doc = layout.doc
    for i in range(start + 1, end):
        token = doc[i]
        if layout.mark_of[i] >= 0:
            continue
        if token.lower_ in {"qui", "que", "qu'", "dont", "où", "lorsque", "quand", "si", "comme"}:
            return end
        if token.pos_ in VERBAL and "Fin" in token.morph.get("VerbForm", []):
            while i > start + 1 and doc[i - 1].lower_ in CLITICS_OF | {"et", "mais"}:
                i -= 1  # « le procès de X pour fraude | s'est ouvert »
            return i
    return end


def wrong_weight(start: int, end: int, layout: Layout, knows: Knowledge) -> int:
    """Return the severity of the gravest wrong that the tokens name, 0 for none."""
    doc, best = layout.doc, 0
    for i in range(start, min(end, len(doc))):
        best = max(best, wrong_at(doc[i], knows))
    return best


def wrong_at(token: Token, knows: Knowledge) -> int:
    """Return the severity of the wrong that a word names (or opens: *mise en danger*), 0 for none."""
    return max(0, severity(token, knows))


def harm_at(token: Token, knows: Knowledge) -> bool:
    """Tell whether a word is at least a sign of harm (*couper*, *fermer*), or names a wrong."""
    return severity(token, knows) >= 0


def severity(token: Token, knows: Knowledge) -> int:
    """Return the severity that the lexicon gives a word or the expression it opens, -1 for none."""
    # Most words name none: the look-up of what was answered would cost as much as this test.
    return _severity(token, knows) if _may_wrong(token.lower_, token.lemma_, knows) else -1


def severities(words: Iterable[Token], knows: Knowledge) -> list[int]:
    """Return the severity of each of the words that the lexicon has in some sense, -1 where not in this one."""
    return [_severity(t, knows) for t in words if _may_wrong(t.lower_, t.lemma_, knows)]


@asked_once
def _severity(token: Token, knows: Knowledge) -> int:
    """Return the severity of a word or expression that the lexicon has in some sense, -1 for none."""
    if not token.is_alpha and "-" not in token.text and token.lower_[-1:] != "'":
        return -1
    wrongs = knows.lexicon.wrongs
    best = -1
    keys = {knows.lemma(token), token.lemma_.casefold(), token.lower_}
    for key in keys:
        for wrong in wrongs.get(key, ()):
            verbal = token.pos_ in VERBAL
            if wrong.pos == "verb" and not verbal and token.pos_ != "ADJ":
                if token.pos_ != "ADV" or knows.verb_of(token.lower_) != key:
                    continue  # « le préfet ment », tagged as an adverb
            if wrong.pos in {"noun"} and verbal:
                continue
            best = max(best, wrong.severity)
    return max(best, _expression(token, keys, knows))


@lru_cache(maxsize=_FORMS)
def _may_wrong(form: str, lemma: str, knows: Knowledge) -> bool:
    """Tell whether a form or its lemma names a wrong or opens an expression for one: few of a text."""
    wrongs, opening = knows.lexicon.wrongs, _expressions(knows)
    words = {form, lemma.casefold(), knows.verb_of(form)}
    return any(word in wrongs or word in opening for word in words)


def _expression(token: Token, keys: set[str], knows: Knowledge) -> int:
    """Return the severity of the gravest expression that starts here, its verb in any form."""
    expressions, best = _expressions(knows), -1
    for opened in [expressions[key] for key in keys if key in expressions]:
        for second in _next_words(token):
            for rest, gravity in opened.get(second, ()):
                if gravity > best and _follows(token, rest):
                    best = gravity
    return best


def _next_words(token: Token) -> set[str]:
    """Return the words of which an expression's second may be one: adverbs, and the first other word."""
    doc, i = token.doc, token.i + 1
    found = {t.lower_ for t in doc[i : i + 1]}
    while i + 1 < len(doc) and doc[i].pos_ == "ADV":
        i += 1
        found.add(doc[i].lower_)
    return found


def _follows(token: Token, rest: tuple[str, ...]) -> bool:
    """Tell whether the words come next, adverbs stepped over (*a fermé trop longtemps les yeux*)."""
    doc, i = token.doc, token.i + 1
    while i < len(doc) and doc[i].lower_ != rest[0] and doc[i].pos_ == "ADV":
        i += 1
    return tuple(t.lower_ for t in doc[i : i + len(rest)]) == rest


@lru_cache(maxsize=2)
def _expressions(knows: Knowledge) -> dict[str, dict[str, list[tuple[tuple[str, ...], int]]]]:
    """Return the lexicon's expressions by their first and second word, each with the tokens that follow the first."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}
    for phrase, entries in knows.lexicon.wrongs.items():
        phrase = phrase.removeprefix("se ").removeprefix("s'")  # « se sont rempli les poches »
        first, *rest = phrase.replace("'", "' ").replace(",", " ,").split()
        if rest:
            gravity = max(e.severity for e in entries)
            found.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), gravity))
    return found
