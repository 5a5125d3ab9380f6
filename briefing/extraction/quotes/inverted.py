"""Find the noun phrase that follows an inverted verb or a source preposition."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.split import SEEN_WITH
from briefing.extraction.parties.name_heads import NETWORKS
from briefing.extraction.parties.names import TITLES
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.lexicon import fold
from briefing.language.plain_doc import Token

_SKIPPED = {"ADV", "PART"}
_NEAR = 8
"""Tokens behind an aside among which the subject stands."""
_WEEKDAYS = set("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
_TIMES = set("jour soir matin midi semaine mois nuit veille lendemain après-midi année".split())
_ADVERBIAL = set("aussi encore ainsi aujourd'hui aujourd’hui hier lui elle leur eux".split())


_STANDING = set("celui-ci celle-ci ceux-ci celles-ci celui celle ceux elle lui".split())


def subject_after(i: int, layout: Layout, resolver: Resolver, knows: Knowledge) -> Token | None:
    """Return the head of the noun phrase that follows an inverted verb, complements skipped."""
    doc = layout.doc
    limit = min(i + 16, len(doc))
    while i < limit:
        token = doc[i]
        if token.is_space or layout.mark_of[i] >= 0 or token.text in {".", ";", ":", "!", "?"}:
            return None
        if token.text == ",":
            # « confie, amère, Hélène »; « a-t-on appris, mardi, de source » has no subject.
            after = _past_aside(i, limit, layout)
            if after is None:
                return None
            i = after
            limit = max(limit, min(after + _NEAR, len(doc)))
            continue
        named = resolver.register.mention_at(i) if token.text[:1].isupper() else None
        if named is not None and named.start == i and token.pos_ in _SKIPPED:
            if resolver.register.entries[named.entry].kind == "person":
                return token  # « compare Ti-Paul, 84 ans », an adverb for the tagger
        if (
            token.pos_ in _SKIPPED
            or token.lower_.endswith("ement")
            or token.lower_ in _ADVERBIAL
            or token.lower_ in _WEEKDAYS
        ):
            i += 1
            continue
        if token.lower_ == "sur" and i + 1 < limit and doc[i + 1].text in NETWORKS:
            i += 2  # « regrette sur X Lise Garnier »
            continue
        if token.pos_ == "ADP" and resolver.register.mention_at(i) is not None:
            # « sourit Damien Oger », whatever the tagger takes the given name for
            return token
        if token.pos_ == "ADP":
            noun = _noun_from(i + 1, limit, layout)
            if noun is None and i + 2 < limit and doc[i + 2].pos_ in {"DET", "PROPN"}:
                # « jurent en chœur les voisins », whatever the tagger takes *chœur* for
                i += 2
                continue
            if noun is None:
                return None
            i = _phrase_end(noun, resolver)
            continue
        noun = _noun_from(i, limit, layout)
        if noun is None:
            return None
        if noun.pos_ == "NOUN" and is_time(noun):
            i = noun.i + 1
            continue
        return noun
    return None


def is_time(noun: Token) -> bool:
    """Tell whether the noun only says when (*lundi soir*)."""
    return noun.lower_ in _TIMES or fold(noun.lower_) in knowledge().lexicon.time_words


def _noun_from(i: int, limit: int, layout: Layout) -> Token | None:
    """Return the head noun of a phrase that starts at token `i`."""
    doc, begin = layout.doc, i
    while i < limit:
        token = doc[i]
        if token.is_space or token.is_punct:
            # « soutient l'ancien décathlonien. »
            last = doc[i - 1]
            led = i > begin + 2 and doc[begin].pos_ == "DET" and doc[begin + 1].pos_ == "ADJ"
            return last if led and last.pos_ == "ADJ" else None
        titled = token.lower_ in TITLES and i + 1 < limit and doc[i + 1].text[:1].isupper()
        if titled or (token.lower_ == "m" and i + 1 < limit and doc[i + 1].text == "."):
            i += 1
            continue
        if token.text == "." and i and doc[i - 1].lower_ == "m":
            i += 1
            continue
        if token.pos_ in {"NOUN", "PROPN", "NUM"} or (
            token.pos_ == "X" and token.text[:1].isupper()
        ):
            if token.pos_ == "NUM" and i + 1 < limit and doc[i + 1].pos_ == "NOUN":
                i += 1
                continue
            return token
        if token.lower_ in {"un", "une", "l'un", "l'une"} and i + 1 < limit:
            # « lâche l'un d'eux », « lâche l'un. »
            told = doc[i + 1].lower_ in {"des", "de", "d'"}
            if told or (i and doc[i - 1].lower_ == "l'" and doc[i + 1].text in {".", ",", ":"}):
                return token
        if token.pos_ == "PRON":
            return token if token.lower_ in _STANDING else None
        if token.text[:1].isupper() and token.pos_ in {"ADJ", "VERB"} and layout.doc[i].ent_type_:
            return token
        if i and doc[i - 1].pos_ in {"DET", "PRON"} and _stands_for_noun(token, limit):
            # « grince ce dernier », « répond l'élu », « admet la quinquagénaire »
            return token
        if token.pos_ in {"DET", "ADJ", "ADV"} or token.lower_ in {"du", "de", "des"}:
            i += 1
            continue
        return None
    return None


def _stands_for_noun(token: Token, limit: int) -> bool:
    """Tell whether an adjective or participle after a determiner is the head: no noun follows."""
    if token.pos_ not in {"ADJ", "VERB", "ADV"} or token.i + 1 >= limit:
        return token.pos_ in {"ADJ", "VERB"}
    following = token.doc[token.i + 1]
    return following.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} or following.text in {",", "."}


_SHOWN = SEEN_WITH | set("assis assise cigarette debout dos dossier micro nez pieds verre".split())
"""The same, and where he stands or what he holds before who he is: *micro en main*, *debout*."""
_LEADS = {"lors", "hors", "près", "juste", "peu", "hier", "tôt", "tard", "plus"}
_ENOUGH = {"assez", "suffisamment", "trop"}
"""What opens how loud it was said: *a soufflé, assez fort pour être entendu, Me Roux*."""
_ASIDE, _SHORT_ASIDE = 16, 7
"""Tokens that an aside behind a cue takes at most: when and where it was said, how somebody looks."""


def _past_aside(comma: int, limit: int, layout: Layout) -> int | None:
    """Return the token after *, amère,* or *, dans une lettre au maire,* when a name follows, else None."""
    doc = layout.doc
    if comma + 1 >= limit:
        return None
    first = doc[comma + 1]
    # « a renchéri, sous couvert d'anonymat, un haut responsable »
    led = first.pos_ == "ADP" or first.lower_ in _LEADS or first.lower_ in _WEEKDAYS
    heard = first.lower_ in _ENOUGH
    adjective = first.pos_ == "ADJ" or _participle(first)
    shown = adjective or any(t.lower_ in _SHOWN for t in doc[comma + 1 : comma + 4])
    reach = _ASIDE if led or shown or heard else _SHORT_ASIDE
    for i in range(comma + 1, min(comma + reach, len(doc) - 1)):
        token = doc[i]
        if token.text in {".", ";", ":"} or token.is_space or layout.mark_of[i] >= 0:
            return None
        within = (led or shown or heard) and token.pos_ == "ADP"
        within = within or (heard and "Inf" in token.morph.get("VerbForm", []))
        if token.pos_ in {"VERB", "AUX", "ADP"} and not _participle(token) and not within:
            return None
        adjective = adjective or token.pos_ == "ADJ" or _participle(token)
        if token.text == ",":
            named = doc[i + 1].pos_ in {"PROPN", "DET"} or doc[i + 1].ent_type_ == "PER"
            named = named or doc[i + 1].lower_ in TITLES
            alone = i == comma + 2
            return i + 1 if named and (adjective or led or shown or heard or alone) else None
    return None


def _participle(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", [])


def _phrase_end(noun: Token, resolver: Resolver) -> int:
    """Return where a complement ends: before the name of a person that only follows it."""
    if noun.pos_ == "PRON":
        return noun.i + 1
    whole = resolver.register.mention_at(noun.i)
    # « sur France Inter la ministre »: the name is whole, whatever its words are tagged as.
    end = max(np_end(noun), whole.end if whole is not None else 0)
    for i in range(noun.i + 1, end):
        if noun.doc[i].pos_ == "DET" and noun.doc[i - 1].pos_ in {"NOUN", "PROPN", "ADJ"}:
            # « sous le sceau de l'anonymat un ancien salarié »
            return i
        mention = resolver.register.mention_at(i)
        if mention is not None and mention.start == i and noun.doc[i - 1].pos_ != "ADP":
            if resolver.register.entries[mention.entry].kind == "person":
                return i
    return end
