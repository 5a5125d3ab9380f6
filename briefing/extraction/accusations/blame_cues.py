"""Know the verbs and nouns that blame: which word is one, how far it reaches, in which voice."""

from __future__ import annotations

from functools import cache, lru_cache

from briefing.extraction.accusations.undergone import is_undergone
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.syntax import OF, VERBAL, base, children
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Doc, Token, asked_once

# Verbs that blame by themselves; the others of the lexicon (*viser*, *qualifier*, *attribuer*) do
# so only of a wrong.
PLAIN = {
    "accuser", "raccuser", "incriminer", "imputer", "reprocher", "blâmer", "soupçonner", "suspecter", "inculper",
}  # fmt: skip
PLAIN_PHRASES = {
    "en cause", "en accusation", "en examen", "du doigt", "pour responsable", "responsable", "plainte",
    "pour coresponsable", "une plainte", "comme responsable", "comme coupable", "pour coupable", "coupable",
    "reprocher", "accuser", "en justice", "en garde à vue", "la faute", "la balle", "grief", "le blâme", "le tort",
    "la responsabilité", "porter la responsabilité", "porter l'entière responsabilité",
    "porter toute la responsabilité", "à partie", "à la responsabilité", "à la culpabilité",
    "dans le même sac", "la culpabilité", "comptable", "pour comptable", "comme le responsable", "comme l'auteur",
    "comme le cerveau", "comme complice", "comme le commanditaire", "des plaintes", "sur le compte", "sur le dos",
}  # fmt: skip
BLAME_NOUNS = {
    "accusation", "allégation", "critique", "reproche", "grief", "soupçon", "affirmation", "propos", "attaque",
    "insinuation", "rumeur", "version", "procès", "polémique", "charge", "mise", "discours",
}  # fmt: skip
"""What somebody who answers calls the blame: *qualifie ces allégations de « mensonge »*."""
EVENTS = {
    "mise", "placement", "interpellation", "arrestation", "garde", "renvoi", "procès", "détention", "incarcération",
    "audition", "condamnation", "inculpation", "extradition", "suspension", "révocation", "limogeage", "licenciement",
    "démission", "départ", "recherche", "expulsion", "exclusion", "éviction",
}  # fmt: skip
"""What befalls those who are blamed."""
UNDERGONE = {
    "violation", "rupture", "pillage", "spoliation", "destruction", "étranglement", "asphyxie", "persécution",
    "stigmatisation", "démantèlement", "piratage", "assassinat", "meurtre", "viol", "empoisonnement", "diabolisation",
    "criminalisation", "dénigrement", "exclusion", "expulsion", "exploitation", "détournement", "invasion",
    "annexion", "massacre", "exécution", "arrestation", "détention", "emprisonnement", "licenciement", "enlèvement",
    "enterrement", "mort", "disparition", "marginalisation", "musellement", "humiliation", "démolition", "fermeture",
    "suppression", "vente", "privatisation", "limogeage", "éviction", "incarcération", "internement", "bradage",
    "sabordage", "torpillage", "entrave", "interpellation", "séquestration", "dissolution", "convocation",
    "inculpation", "condamnation", "rapt", "kidnapping", "lynchage", "radiation", "révocation", "destitution",
    "extradition", "bannissement", "invalidation", "déportation", "refoulement", "suspension",
}  # fmt: skip
"""Nouns of wrongs whose *de* names what suffers them: *la violation de l'accord*, *l'assassinat de X*."""
_SUFFERED = {
    "réception", "baisse", "recul", "retard", "coup", "perte", "chute", "déficit", "repli", "hausse", "fatigue",
}  # fmt: skip
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues")
_PAST = ("aient", "èrent")
"""Endings that no noun has, whatever the tagger says: *comparaissaient*."""
_RANKS = {
    "le", "la", "les", "l'", "seul", "seule", "seuls", "premier", "première", "principal", "principale", "vrai",
}  # fmt: skip
_REST_REACH = 10
"""Tokens within which the rest of an expression must follow its verb."""
_CAUSING = {"imputer", "attribuer"}
"""Verbs that name a cause, which somebody need not be (*impute la panne au gel*)."""
_AFTER_EXAMEN = set("pour par dans depuis mardi lundi mercredi jeudi vendredi , à en".split())
_OPENS = {"que", "qu'", "du", "au", "aux", "pour", "depuis"}
_ONE = frozenset({"de", "des", "une", "un", "cette", "ces"})
_STANDS_FOR = {"de": OF, "d'": OF, "des": _ONE, "une": _ONE, "un": _ONE}
"""The small words that may stand for one of an expression."""
_STOOD_FOR = {
    word: [part for part, words in _STANDS_FOR.items() if word in words] for word in OF | _ONE
}
"""The words of an expression that each small word may stand for."""
_STOPS = {".", ";", ":"}
_TO = {"à", "au", "aux", "sur", "«"}
_FORMS = 20_000
"""Forms of which it is remembered whether they may blame; some thousand are in an article."""


def accusation_cue(token: Token, knows: Knowledge) -> AccusationCue | None:
    """Return the lexicon's entry of a word that blames, its object allowed between the parts."""
    if not may_blame(token.lower_, token.lemma_, knows):
        return None  # as of most words
    verbal = token.pos_ in VERBAL
    lemma, parsed, known = knows.lemma(token), token.lemma_.casefold(), _by_length(knows)
    entries = known.get(lemma, ())
    if parsed != lemma:
        entries += known.get(parsed, ())
    if verbal and lemma == token.lower_ and entries:
        # « la CGT blâme la direction »: no noun
        entries += known.get(knows.verb_of(lemma) or "", ())
    if token.lower_ == "reproche" and not verbal:
        entries = (*known["reprocher"], *entries)
    following = ahead(token) if any(first for first, _ in entries) else {}
    for first, entry in entries:
        if first and first not in following:
            continue  # as most of some dozens of entries of *mettre*
        if (entry.pos == "verb") != verbal and not (
            entry.pos == "verb" and (is_participle(token) or _mistagged(token, entry))
        ):
            continue
        if entry.reflexive and not (is_reflexive(token) or _each_other(token)):
            continue
        if entry.rest and not rest_end(token, entry.rest):
            continue
        if entry.lemma == "charger" and _entrusted(token):
            continue
        return entry
    if token.pos_ == "NOUN":
        heads = _phrases_by_head(knows)
        for entry in heads.get(token.lower_) or heads.get(token.lemma_.casefold(), ()):
            rest = " ".join(entry.lemma.split()[1:])
            if rest_end(token, rest) == token.i + 1 + len(rest_words(rest)):
                return entry
    return None


def _each_other(verb: Token) -> bool:
    """Tell whether *se* stands right before the verb, however it is parsed (*se rejettent la faute*)."""
    return verb.i > 0 and verb.doc[verb.i - 1].lower_ in {"se", "s'"}


def _entrusted(token: Token) -> bool:
    """Tell whether somebody only has a task: *l'entreprise chargée de la pose*."""
    doc, i = token.doc, token.i
    if "Part" not in token.morph.get("VerbForm", []) or i + 1 >= len(doc):
        return False
    helped = i > 0 and doc[i - 1].lemma_.casefold() == "avoir"
    return not helped and doc[i + 1].lower_ in OF


@lru_cache(maxsize=2)
def _by_length(knows: Knowledge) -> dict[str, tuple[tuple[str, AccusationCue], ...]]:
    """Return the lexicon's entries with the longest expressions first (*désigner comme responsable*).

    Each comes with the first of the words that must follow: most are ruled out by that one.
    """
    return {
        lemma: tuple(
            (first_word(entry.rest), entry)
            for entry in sorted(
                entries, key=lambda e: (-len(e.rest.split()), e.pos != "verb", not e.reflexive)
            )
        )
        for lemma, entries in knows.lexicon.accusations.items()
    }


@lru_cache(maxsize=2)
def _phrases_by_head(knows: Knowledge) -> dict[str, tuple[AccusationCue, ...]]:
    """Return the lexicon's nouns of several words (*information judiciaire*) by their first."""
    found: dict[str, tuple[AccusationCue, ...]] = {}
    for lemma, entries in knows.lexicon.accusations.items():
        first, _, rest = lemma.partition(" ")
        if rest and entries[0].pos == "noun":
            found[first] = (*found.get(first, ()), entries[0])
    return found


@lru_cache(maxsize=_FORMS)
def may_blame(form: str, lemma: str, knows: Knowledge) -> bool:
    """Tell whether the lexicon has any entry for a form and its lemma, wherever they stand."""
    known, heads = _by_length(knows), _phrases_by_head(knows)
    words = {form, lemma.casefold(), knows.verb_of(form)}
    return form == "reproche" or any(word in known or word in heads for word in words)


def is_participle(token: Token) -> bool:
    """Tell whether a participle is tagged as an adjective, or as a noun that *être* leads."""
    if not token.lower_.endswith(_PARTICIPLES):
        return False
    named = token.pos_ == "NOUN" and bool(children(token, "cop")) and not children(token, "det")
    return token.pos_ == "ADJ" or named


def opens_clause(token: Token) -> bool:
    """Tell whether *Mise en examen*, a noun for the tagger, leads the sentence as a participle."""
    doc, i = token.doc, token.i
    if token.lower_ not in {"mise", "mises"} or i + 3 >= len(doc) or doc[i + 1].lower_ != "en":
        return False
    first = i == 0 or token.is_sent_start or doc[i - 1].is_space
    return first and doc[i + 3].lower_ in _AFTER_EXAMEN


def _mistagged(token: Token, entry: AccusationCue) -> bool:
    """Tell whether a form that can only be the verb is tagged as something else (*accuse* as ADJ)."""
    if opens_clause(token):
        return True
    before = token.doc[token.i - 1] if token.i else None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.lower_ == "reproche" and _told_with_leur(token):
        return True
    if before is None or before.pos_ in {"DET", "ADP"} or token.pos_ in {"PROPN"}:
        return False
    if after is None or token.lower_ in {"cause", "mise", "prise", "faute"}:
        return False
    if token.lower_.endswith(_PAST):
        return True
    if token.lower_ == "reproche":
        return after.lower_ in {"à", "au", "aux", "également", "aussi"}
    if is_plain(entry) and token.lower_ != "charge":
        return True
    if before.pos_ not in {"NOUN", "PROPN", "ADJ", "PRON", "PUNCT"} or before.text in {
        "«",
        "(",
        ":",
    }:
        return False
    present = token.lower_ in {entry.lemma[:-1], entry.lemma[:-2] + "ent"}
    opens = after.pos_ == "DET" or after.lower_ in _OPENS
    return entry.lemma.endswith("er") and present and (opens or bool(entry.rest))


def _told_with_leur(token: Token) -> bool:
    """Tell whether *leur reproche* has its subject before it and what for behind it: no *leur* of theirs."""
    doc, i = token.doc, token.i
    if i < 2 or i + 2 >= len(doc) or doc[i - 1].lower_ != "leur":
        return False
    what = doc[i + 1].lower_ in {"de", "d'"} and "Inf" in doc[i + 2].morph.get("VerbForm", [])
    return doc[i - 2].pos_ in {"NOUN", "PROPN"} and (what or doc[i + 1].pos_ == "DET")


@cache
def rest_words(rest: str) -> tuple[str, ...]:
    """Return the tokens of an expression's rest, elided words apart (*l'objet* → *l'*, *objet*)."""
    return tuple(rest.replace("'", "' ").replace("prud' ", "prud'").split())


def first_word(rest: str) -> str:
    """Return the first of the words that must follow, nothing where none must or it may go before."""
    return "" if rest in {"", "en"} else rest_words(rest)[0]


def rest_end(token: Token, rest: str) -> int | None:
    """Return the token after the words that must follow (*rendre Pyongyang responsable*), or None."""
    doc, parts = token.doc, rest_words(rest)
    if rest == "en":
        # « s'en est pris à », « en veut à »: the pronoun goes before the verb.
        before = {t.lower_ for t in doc[max(token.i - 4, 0) : token.i]}
        return token.i + 1 if "en" in before else None
    for start in ahead(token).get(parts[0], ()):
        if len(parts) == 1:
            return start + 1
        if parts[0] == "pour" and len(parts) == 2 and (held := _past_rank(start, doc)):
            return held + 1 if _is_part(doc[held], parts[1]) else None
        end = start + len(parts)
        # The second word nearly always tells.
        if end > len(doc) or not _is_part(doc[start + 1], parts[1]):
            if far := _past_object(start + 1, parts[1:], doc):
                return far
            continue
        if len(parts) == 2 or all(map(_is_part, doc[start + 2 : end], parts[2:])):
            return end
    return None


def _past_object(i: int, parts: tuple[str, ...], doc: Doc) -> int:
    """Return the token after words parted from their verb: *faire porter | à Paris | la responsabilité*."""
    if i >= len(doc) or doc[i].lower_ not in _TO or len(parts) < 2:
        return 0
    for k in range(i + 2, min(i + _REST_REACH, len(doc) - len(parts) + 1)):
        if doc[k].text in _STOPS or all(map(_is_part, doc[k : k + len(parts)], parts)):
            return 0 if doc[k].text in _STOPS else k + len(parts)
    return 0


def _past_rank(start: int, doc: Doc) -> int:
    """Return the noun of *pour le principal responsable*, 0 where nothing ranks it."""
    i = start + 1
    while i + 1 < len(doc) and doc[i].lower_ in _RANKS:
        i += 1
    return i if i > start + 1 else 0


@asked_once
def ahead(token: Token) -> dict[str, list[int]]:
    """Return the words, as written and as lemmas, by which an expression's rest may begin, each with where."""
    found: dict[str, list[int]] = {}
    for after in token.doc[token.i + 1 : token.i + _REST_REACH]:
        if after.text in _STOPS:
            break
        low = after.lower_
        for word in {low, after.lemma_.casefold(), *_STOOD_FOR.get(low, ())}:
            if word in found:
                found[word].append(after.i)
            else:
                found[word] = [after.i]
        if after.pos_ == "VERB":
            break
    return found


def _is_part(token: Token, part: str) -> bool:
    low = token.lower_
    return (
        low == part or token.lemma_.casefold() == part or low in _STANDS_FOR.get(part, frozenset())
    )


def is_plain(entry: AccusationCue) -> bool:
    """Tell whether the cue blames by itself, whatever its object."""
    return entry.lemma in PLAIN or entry.rest in PLAIN_PHRASES


def names_cause(entry: AccusationCue) -> bool:
    """Tell whether the verb blames by naming a cause: *impute le retard au maire*."""
    return entry.lemma in _CAUSING


def cue_end(token: Token, entry: AccusationCue) -> int:
    """Return the token after a cue, the words that the lexicon asks for included."""
    rest = " ".join([*entry.lemma.split()[1:], *entry.rest.split()])
    end = rest_end(token, rest) if rest else None
    return end if end is not None else token.i + 1


def is_passive(verb: Token, entry: AccusationCue) -> bool:
    """Tell whether a form of an accusing verb has the accused, not the accuser, as its subject."""
    if opens_clause(verb):
        return True
    if entry.reflexive or (verb.pos_ not in VERBAL and not is_participle(verb)):
        return False
    if is_undergone(verb, entry):
        return True
    if entry.lemma == "accuser" and accuses_back(verb):
        return False
    if (
        verb.i + 1 < len(verb.doc)
        and verb.nbor(1).lower_ in {"que", "qu'"}
        and not any(knows_etre(c) for c in children(verb, "aux"))
    ):
        return False  # « avait déjà, dans un avis sur X, jugé que »
    if (
        verb.lower_.endswith("ant")
        or verb.lower_ == entry.lemma[:-1]  # « vise », whatever the tagger says
        or "Fin" in verb.morph.get("VerbForm", [])
        or "Inf" in verb.morph.get("VerbForm", [])
    ):
        return False
    helpers = children(verb, "aux")
    if verb.pos_ == "NOUN":
        return True  # « sont tous deux poursuivis »
    if not helpers and base(verb) == "conj" and _has_object(verb):
        return False  # « a présenté ses excuses aux jeunes concernés et imputé la panne à X »
    if any(c.dep_ == "aux:pass" for c in helpers) or any("pass" in c.dep_ for c in verb.children):
        return True
    if any(knows_avoir(c) for c in helpers):
        return False
    if (
        not helpers
        and base(verb) == "conj"
        and any(knows_avoir(c) for c in children(verb.head, "aux"))
        and not children(verb.head, "aux:pass")
    ):
        return False  # « a dénoncé un théâtre et rendu les membres responsables »
    if not helpers and base(verb) == "conj" and children(verb.head, "aux:pass"):
        return True  # « a été interpellé et placé en garde à vue »
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - 8, -1), -1):
        token = doc[i]
        if token.lower_ == "été" or knows_etre(token):
            return True
        if token.pos_ == "AUX" or token.lower_ in {"a", "ont", "avait", "avaient", "ayant"}:
            return False
        if token.pos_ not in {"ADV", "NOUN", "DET", "ADP", "PRON", "PUNCT"} or token.text in {
            ".",
            ":",
        }:
            break
    return base(verb) != "root"


def _has_object(verb: Token) -> bool:
    """Tell whether a participle has an object right after it, as no passive has."""
    doc = verb.doc
    return any(
        c.i > verb.i and doc[verb.i + 1].pos_ == "DET" and doc[verb.i + 1].lower_ not in {"des"}
        for c in children(verb, "obj")
    )


def accuses_back(verb: Token) -> bool:
    """Tell whether parties accuse each other: *se sont mutuellement accusés de*."""
    return is_reflexive(verb) or any(c.lower_ in {"se", "s'"} for c in children(verb, "expl"))


def knows_etre(token: Token) -> bool:
    """Tell whether an auxiliary is a form of *être*."""
    return token.pos_ == "AUX" and token.lemma_.casefold() == "être"


def knows_avoir(token: Token) -> bool:
    """Tell whether an auxiliary is a form of *avoir*."""
    return token.lemma_.casefold() == "avoir"


def suffers(verb: Token) -> bool:
    """Tell whether *accuser* takes a thing: *accuse une baisse*, *accuse réception*, *le coup*."""
    counted = any(t.pos_ == "NUM" for t in verb.doc[verb.i + 1 : verb.i + 2])
    near = verb.doc[verb.i + 1 : verb.i + (7 if counted else 4)]
    return any(t.lemma_.casefold() in _SUFFERED for t in near)
