"""Find the cue verbs of a text, and set aside speech that is denied or hypothetical."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extraction.grammar.knowledge import Knowledge, rest_words
from briefing.extraction.grammar.layout import FINAL, Layout
from briefing.extraction.grammar.main_clauses import supposes
from briefing.extraction.grammar.syntax import (
    QUOTE_MARKS,
    VERBAL,
    base,
    children,
    is_finite,
    is_negated,
    subject,
    verb_group_start,
)
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Doc, Token


def cue_verbs(layout: Layout, knows: Knowledge, taken: set[int]) -> Iterator[tuple[Token, CueVerb]]:
    """Yield the cue verbs outside quotation marks that no surer construction has taken."""
    if layout.cue_verbs is None:
        layout.cue_verbs = list(_outside_marks(layout, knows))
    return ((verb, cue) for verb, cue in layout.cue_verbs if verb.i not in taken)


def _outside_marks(layout: Layout, knows: Knowledge) -> Iterator[tuple[Token, CueVerb]]:
    known = knows.lexicon.cue_verbs
    for token, lemma in zip(layout.doc, layout.lemmas(knows), strict=True):
        if lemma not in known or layout.mark_of[token.i] >= 0 or layout.skipped[token.i]:
            continue
        if not acts_as_verb(token, knows) and not _verb_in_disguise(token, knows):
            continue
        if _now(token):
            continue
        cue = knows.cue_verb(token)
        if cue is not None:
            yield token, cue


def _now(token: Token) -> bool:
    """Tell whether *maintenant* is the adverb: right behind a verb, no comma before it."""
    before = token.doc[token.i - 1] if token.i else token
    return token.lower_ == "maintenant" and before.pos_ in VERBAL and before is not token


def _verb_in_disguise(token: Token, knows: Knowledge) -> bool:
    """Tell whether a form that the tagger took for a noun is a cue verb: *que* follows it."""
    if token.pos_ not in {"NOUN", "ADJ", "PROPN", "X", "PRON", "ADV", "INTJ"}:
        return False
    before = token.doc[token.i - 1] if token.i else None
    if token.lower_.endswith(("ant", "é", "ée", "és", "ées")):
        led = before is not None and before.pos_ == "DET" and before.lower_ != "l'"
        return token.pos_ != "NOUN" or not led  # « un communiqué affirmant que »
    if token.i + 1 >= len(token.doc) or token.text[:1].isupper():
        return False
    if before is None or before.pos_ in {"DET", "ADP"}:
        return False
    past = past_aside(token.i + 1, token.doc)
    nexts = [t.lower_ for t in token.doc[past : past + 2]]
    return ("que" in nexts or "qu'" in nexts or _is_infinitive_after(token)) and knows.is_cue_form(
        token
    )


_ASIDES = (
    ("pour", "sa", "part"),
    ("pour", "leur", "part"),
    ("de", "son", "côté"),
    ("de", "leur", "côté"),
    ("quant", "à", "lui"),
    ("quant", "à", "elle"),
    ("à", "son", "tour"),
    ("à", "leur", "tour"),
    ("en", "revanche"),
    ("au", "contraire"),
    ("par", "ailleurs"),
    ("à", "qui", "veut", "l'", "entendre"),
    ("à", "qui", "voulait", "l'", "entendre"),
    ("à", "qui", "veut", "bien", "l'", "entendre"),
)
"""What stands between a verb and its *que*: *juge pour sa part que*, *répète à qui veut l'entendre que*."""
_ASIDES_BEGIN = {aside[0] for aside in _ASIDES}
_LONGEST_ASIDE = max(map(len, _ASIDES))


def past_aside(i: int, doc: Doc) -> int:
    """Return the token after *pour sa part*, *à qui veut l'entendre* at token `i`, or `i`."""
    if i >= len(doc) or doc[i].lower_ not in _ASIDES_BEGIN:
        return i
    words = tuple([t.lower_ for t in doc[i : i + _LONGEST_ASIDE]])
    return next((i + len(a) for a in _ASIDES if words[: len(a)] == a), i)


def acts_as_verb(token: Token, knows: Knowledge) -> bool:
    """Tell whether the token is a verb, or a cue verb that the tagger took for another word."""
    if token.pos_ in VERBAL or token.lower_.endswith("ant"):
        return True
    if token.pos_ in {"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "SPACE", "NUM", "PROPN"}:
        return False
    before = token.doc[token.i - 1] if token.i else None
    if before is None or token.text[:1].isupper() or not knows.is_cue_form(token):
        return False
    if before.lower_ == "l'" and token.i > 1:
        they = (
            token.i > 2 and token.doc[token.i - 2].text == ","
        )  # « L'opposition, elle, l'invite à »
        lead = token.doc[token.i - 3 if they else token.i - 2].lower_
        return lead in {"il", "elle", "ils", "elles", "lui", "eux"} or (lead == "qui" and not they)
    if before.lower_ in _VERB_NEXT or set_off(token) or _told_them(token):
        return True
    if before.pos_ == "AUX" and token.i > 1 and token.doc[token.i - 2].lower_ in {"se", "s'"}:
        return True  # « se sont plaints d'avoir attendu »
    if token.pos_ in {"NOUN", "ADJ"}:
        # « L'avocat évoque « … » »: only where a phrase or a quotation follows a noun and it.
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        follows = after.pos_ == "DET" or after.text in QUOTE_MARKS or after.lower_ in {"que", "qu'"}
        return follows and before.pos_ in {"NOUN", "PROPN"} and base(token) != "conj"
    return before.pos_ not in {"DET", "ADP", "ADJ"} and token.pos_ in {"ADV", "X", "PRON", "INTJ"}


_VERB_NEXT = {"il", "ils", "elle", "elles", "y", "n'", "ne", "se", "s'"}
"""Words that only a verb follows, whatever the tagger says: *Il y conteste « toute faute »*."""


def _told_them(token: Token) -> bool:
    """Tell whether *leur* stands between a subject and its verb: *L'agence leur demande de rester chez eux*."""
    doc, i = token.doc, token.i
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return (
        i > 1
        and doc[i - 1].lower_ == "leur"
        and doc[i - 2].pos_ in {"NOUN", "PROPN", "PRON"}
        and after in {"de", "d'", "que", "qu'"}
    )


def set_off(token: Token) -> bool:
    """Tell whether *, lui,* or *, elle,* follows, as it does a verb: *évoque, elle, une « crise »*."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    return after[:1] == [","] and after[2:] == [","] and after[1] in {"lui", "elle", "eux", "elles"}


def _is_infinitive_after(token: Token) -> bool:
    after = token.doc[token.i + 1]
    return "Inf" in after.morph.get("VerbForm", [])


def set_aside(verb: Token, cue: CueVerb, layout: Layout) -> bool:
    """Tell whether the speech is denied, hypothetical or nobody's in particular."""
    doc = layout.doc
    low = verb.lower_
    group = verb_group_start(verb)
    if is_negated(verb) and not _litotes(verb):
        return True
    before = [t.lower_ for t in doc[max(group - 3, 0) : group]]
    if before and before[-1] == "sans" and before[-2:-1] != ["non"]:
        return True
    if _conceded(verb, cue, layout):
        return False
    if (before and before[-1] == "si") or (len(before) > 1 and before[-2] == "si"):
        return True
    if "Imp" in verb.morph.get("Mood", []) and not children(verb, "nsubj"):
        return True
    if not verb.whitespace_ and doc[min(verb.i + 1, len(doc) - 1)].lower_ in _TOLD:
        return True
    subj = subject(verb)
    if subj is not None and subj.i < verb.i and subj.lower_ in _NOBODY_SAYS:
        # « il assure n'avoir rien demandé et se défend d'être … »: *rien* is no subject of his.
        apart = subj.lower_ in _NOT_ONE and not any(
            t.lower_ in {"ne", "n'"} for t in doc[subj.i + 1 : verb.i]
        )
        if not apart and (subj.lower_ not in {"nous", "vous"} or agrees(verb)):
            return True
    if subj is not None and subj.lower_ == "qui" and max(verb.i - _NEAR, 1) <= subj.i < verb.i:
        if doc[subj.i - 1].lower_ in _WHOEVER:
            return True  # « à ceux qui répètent que tout va bien »
    if subj is not None and subj.i < verb.i and subj.lower_ == "on":
        # « Au moment de se quitter, on lui demande ce qu'il fera »: the journalist asks.
        asks = cue.verb_class == "ask" and doc[verb.i - 1].lower_ in {"lui", "leur"}
        if asks or not _placed(subj, layout):
            return True
    if (
        subj is not None
        and subj.lower_ == "il"
        and (("expl" in subj.dep_ and _impersonal(verb)) or low in {"faut", "convient", "s'agit"})
    ):
        return True
    if "Inf" in verb.morph.get("VerbForm", []) and _unsaid(verb, cue):
        return True
    if _will_tell(verb) or _asked_before(verb, cue):
        return True
    idiom = low == "dire" and "c'est" in before
    return idiom or any(supposes(c) for c in verb.children if c.i < verb.i)


_CONCEDES = {"admit", "praise"}
_CONCEDED = {"regretter", "déplorer"}
_OPENERS = {"et", "mais", "or"}


def _conceded(verb: Token, cue: CueVerb, layout: Layout) -> bool:
    """Tell whether *si* only concedes: *S'il reconnaît une « maladresse », le maire refuse de …* is said."""
    doc, begin = layout.doc, layout.sentence_start(verb.i)
    if doc[begin].lower_ in _OPENERS:
        begin += 1
    if doc[begin].lower_ not in {"si", "s'"} or verb.i - begin > _NEAR:
        return False
    if cue.verb_class not in _CONCEDES and cue.lemma not in _CONCEDED:
        return False
    finite = next((t for t in (*children(verb, "aux"), verb) if t.morph.get("Mood", [])), verb)
    first = any(t.text == "," for t in doc[begin : verb.i])
    return "Imp" not in finite.morph.get("Tense", []) and not first and is_finite(finite)


_NEAR = 12
"""Tokens before a verb among which *ceux qui* is its subject."""
_WHOEVER = {"ceux", "celles", "quiconque"}
"""Who stands for nobody in particular before *qui*."""
_TOLD = {"-lui", "-leur", "-moi", "-nous"}
"""Behind an imperative, whom it asks to tell: *dites-lui que*."""


def agrees(verb: Token) -> bool:
    """Tell whether *nous* or *vous* is the subject, and not whom it is told (*nous a assuré que*)."""
    helpers = children(verb, "aux")
    form = (helpers[0] if helpers else verb).lower_
    return form.endswith(("ons", "ez", "mes", "tes", "ont-", "ions", "iez"))


_NOT_ONE = set("personne nul nulle aucun aucune rien".split())
_NOBODY_SAYS = set("je j' nous vous tu".split()) | _NOT_ONE


def _placed(on: Token, layout: Layout) -> bool:
    """Tell whether the sentence says where *on* speaks: *Chez les écologistes, on parle de*."""
    if layout.doc[min(on.i + 1, len(layout.doc) - 1)].lower_ == "y":
        # « Bercy s'y refuse. On y rappelle que … »
        return True
    begin = layout.sentence_start(on.i)
    before = next((t for t in layout.doc[begin : on.i] if t.lower_ == "on"), None)
    if before is not None and layout.doc[on.i - 1].lower_ in {"et", "mais"}:
        return _placed(before, layout)  # « À la mairie, on regrette l'affaire et on promet de … »
    lead = layout.doc[begin : on.i]
    first = len(lead)
    if len(lead) > 1 and lead[-1 if lead[-1].lower_ != "l'" else -2].lower_ == "où":
        # « au siège du groupe, où l'on rappelle que »
        return True
    leads = lead[0].pos_ == "ADP" or lead[0].lower_ in _WHERE if lead else False
    return first > 2 and leads and lead[first - 1].text == ","


_WHERE = {"côté", "place", "rue", "avenue", "quai"}
_UNSAID = set(
    "refuser éviter oublier omettre ignorer renoncer abstenir garder rechigner tarder falloir "
    "devoir pouvoir permettre suffire voir".split()
)
_BEFORE_INFINITIVE = set("de d' à se s' le l' lui leur y".split())
_LEADS_TO = {"amener", "conduire"}
_SEES = {"voit", "voient", "verra", "verront", "verrait", "vu", "vue", "vus"}
_UNTRUE = {"faux", "inexact", "mensonger", "erroné", "absurde"}
_MODAL = {"falloir", "devoir", "pouvoir", "permettre", "suffire"}


def _impersonal(verb: Token) -> bool:
    """Tell whether *il* may stand for nobody: *il se dit que*, *il a été précisé que*."""
    itself = any(t.lower_ in {"se", "s'"} for t in verb.doc[max(verb.i - 3, 0) : verb.i])
    if itself:
        return verb.lemma_.casefold() in _RUMOURED  # « il s'engage à », « il se plaint » are his
    return bool(children(verb, "aux:pass", "expl:pass"))


_RUMOURED = set("dire murmurer raconter chuchoter colporter savoir agir écrire répéter".split())
"""What *il se …* reports of nobody."""
_DEMANDING = {"ask", "order", "deny", "accuse"}


def _will_tell(verb: Token) -> bool:
    """Tell whether the answer is still to come: *un conseiller vous dira si vous y avez droit*, *le juge dira si*."""
    if "Fut" not in verb.morph.get("Tense", []):
        return False
    after = verb.doc[verb.i + 1 : min(verb.i + 4, len(verb.doc))]
    # « La cour dira lundi si la grève est licite »: nothing is said yet.
    return verb.doc[verb.i - 1].lower_ == "vous" or any(t.lower_ == "si" for t in after)


def _asked_before(verb: Token, cue: CueVerb) -> bool:
    """Tell whether a relative only recalls a request: *un passager à qui elle avait demandé d'éteindre*."""
    if cue.verb_class not in {"ask", "order"} or "relcl" not in verb.dep_:
        return False
    helper = verb.doc[verb.i - 1].lower_ in {"avait", "avaient"}
    return helper and verb.doc[min(verb.i + 1, len(verb.doc) - 1)].lower_ not in {"que", "qu'"}


def _unsaid(verb: Token, cue: CueVerb | None = None) -> bool:
    """Tell whether an infinitive is not carried out: *refuse de dire si*, *il est bon de rappeler*."""
    doc = verb.doc
    i = verb.i - 1
    while i >= 0 and (doc[i].lower_ in _BEFORE_INFINITIVE or doc[i].pos_ == "ADV"):
        i -= 1
    if i < 0:
        return False
    ruler = doc[i]
    if doc[verb.i - 1].lower_ == "à" and i and doc[i - 1].lower_ == "il":
        # « il est à noter que »
        return True
    if ruler.lemma_.casefold() in _LEADS_TO and ruler.head.i < i and ruler.head.pos_ in VERBAL:
        ruler = ruler.head  # « puisse être amenée à conclure que »
    lemma = "voir" if ruler.lower_ in _SEES else ruler.lemma_.casefold()
    if lemma in _UNSAID:
        if lemma == "pouvoir" and ("Sub" in _mood(ruler) or _may(verb, cue, ruler)):
            # « le voisin peut exiger que l'arbre soit arraché »: he may, nobody says that he has.
            return True
        return lemma not in _MODAL or "Cnd" in _mood(ruler) or _nobody_rules(ruler)
    if ruler.pos_ == "NOUN":
        return _wanting(i, doc)
    if ruler.pos_ == "ADJ" and i < verb.i - 1 and lemma not in _UNTRUE:
        # « il est bon de rappeler que » is the journalist's; « le maire est fier d'annoncer » is not.
        return any(t.lower_ in {"il", "c'"} for t in doc[max(i - 4, 0) : i])
    return False


def _may(verb: Token, cue: CueVerb | None, ruler: Token) -> bool:
    """Tell whether what one may ask or invoke is nobody's yet; *peut se féliciter d'avoir* is said."""
    demands = cue is not None and (cue.verb_class in _DEMANDING or cue.lemma == "invoquer")
    now = {"Pres", "Fut"} & set(ruler.morph.get("Tense", []))
    return demands and bool(now) and not children(ruler, "aux")


def _wanting(noun: int, doc: Doc) -> bool:
    """Tell whether it is only wished that somebody speak: *il est temps d'avoir le courage de dire que*."""
    i = noun - 1
    while i > 0 and doc[i].pos_ in {"DET", "ADJ", "ADV"}:
        i -= 1
    if doc[i].lemma_.casefold() == "être":
        return doc[i - 1].lower_ == "il"
    return "Inf" in doc[i].morph.get("VerbForm", []) and doc[i].pos_ in VERBAL and _unsaid(doc[i])


def _mood(verb: Token) -> list[str]:
    return [m for v in (verb, *children(verb, "aux")) for m in v.morph.get("Mood", [])]


def _nobody_rules(verb: Token) -> bool:
    own = subject(verb)
    return own is not None and own.lower_ in {"il", "on"} and verb.lemma_.casefold() != "pouvoir"


_ASSERTS = set(
    "caché manqué hésité exclu exclut excluent excluait démord démordent conteste".split()
)
"""Forms under a negation that assert, whatever their lemma (*n'exclut pas de saisir la justice*)."""


def _litotes(verb: Token) -> bool:
    """Tell whether the negation asserts: *n'a pas manqué d'exhorter*, *n'a pas caché que*."""
    if [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]] == ["pas", "moins"]:
        return True  # « n'en demande pas moins un « dialogue » »
    return any(
        t.lemma_.casefold()
        in {
            "manquer",
            "cacher",
            "hésiter",
            "nier",
            "contester",
            "exclure",
            "démentir",
            "démordre",
            "tarir",
            "mâcher",
            "décolérer",
        }
        or t.lower_ in _ASSERTS
        for t in verb.doc[max(verb.i - 4, 0) : verb.i + 1]
    )


def cue_end(verb: Token, knows: Knowledge) -> int:
    """Return the token after a cue, the words of a multi-word one included."""
    entry = knows.cue_verb(verb)
    if entry is None or not entry.rest:
        return verb.i + 1
    last = rest_words(entry.rest)[-1]
    for i in range(verb.i + 1, min(verb.i + 7, len(verb.doc))):
        if verb.doc[i].text[:1].isupper():
            continue  # « a répondu De Villepin »
        if verb.doc[i].lower_ == last or verb.doc[i].lemma_.casefold() == last:
            return i + 1
    return verb.i + 1


def in_headline(verb: Token, layout: Layout) -> bool:
    """Tell whether a verb stands in the line without a stop that heads the text."""
    end = layout.sentence_end(verb.i)
    return layout.doc[end - 1].text not in FINAL and "\n" not in layout.text[: verb.idx].lstrip()
