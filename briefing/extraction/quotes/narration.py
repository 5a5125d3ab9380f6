"""Tell where the journalist takes over behind a reported clause: *…, avant de quitter la salle*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import has_finite_verb, is_finite
from briefing.extraction.quotes.clauses import is_infinitive
from briefing.language.plain_doc import Token

_SAYS = 0.5
"""Trust from which a verb that *avant de* leads to tells what is said next."""
_LEAVES = set(
    "quitter partir aller éclipser rejoindre filer rasseoir retourner disparaître tourner raccrocher fondre éclater "
    "effondrer remonter repartir sortir lever reprendre retirer éloigner saluer embrasser rentrer passer claquer "
    "sourire rire pleurer inviter laisser céder revenir raviser rétracter démentir".split()
)
"""What somebody does who has spoken: *avant de quitter la salle*."""
_CAUSES = set(
    "provoquant suscitant déclenchant attirant soulevant relançant semant désignant brandissant levant montrant "
    "regardant haussant tapant laissant mettant coupant jetant arrachant tendant agitant fixant pointant prenant "
    "douchant ravivant balayant".split()
)
"""What saying it does, or what the speaker does the while: *, provoquant les rires*."""
_POINTS = {"référence", "allusion", "écho"}
"""What the journalist explains words by: *, en référence à l'accident de 2011*."""
_MOVED = set(
    "fait provoqué suscité déclenché valu irrité agacé ému choqué surpris étonné déplu convaincu soulevé relancé "
    "scandalisé indigné amusé calmé rassuré inquiété".split()
)
"""What *, ce qui a …* says of the effect of words."""


def takes_over(
    i: int, start: int, end: int, layout: Layout, knows: Knowledge, *, past: bool
) -> bool:
    """Tell whether what begins at token `i` of a reported clause is the journalist's.

    `past` says that the cue is in the past, as the narration then is.
    """
    doc = layout.doc
    token, before = doc[i], doc[i - 1]
    low = token.lower_
    if low == "avant" and past and i + 2 < end and doc[i + 1].lower_ in {"de", "d'"}:
        return _goes_on(i + 2, end, layout, knows)
    if before.text != ",":
        return False
    if low in _CAUSES:
        return True
    if low == "en" and doc[i + 1].lower_ in _POINTS:
        return True  # « dit craindre un autre Fos, en référence à l'accident de 2011 »
    if low == "comme" and i + 2 < end:
        # « nie avoir menti, comme l'en accuse X »
        verb = next((t for t in doc[i + 1 : min(i + 5, end)] if t.pos_ == "VERB"), None)
        cue = knows.cue_verb(verb) if verb is not None else None
        clitic = doc[i + 1].lower_ in {"l'", "le", "les"}
        return clitic and cue is not None and cue.verb_class in {"accuse", "ask", "order"}
    if low in {"s'", "se", "en", "lui", "leur"} and i + 1 < end:
        return doc[i + 1].lower_ in _CAUSES
    if [t.lower_ for t in doc[i : i + 3]] == ["ce", "à", "quoi"]:
        return True  # « …, ce à quoi l'autre n'a rien répondu »
    if low == "ce" and i + 2 < end:
        return _comments(i + 1, end, layout, knows)
    return commented(i, end, layout, knows)


def commented(i: int, end: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether an apposition behind a comma says what others say: *, solution que le maire juge « bête »*."""
    if layout.doc[i - 1].text != ",":
        return False
    first = i + 1 if layout.doc[i].lower_ in {"un", "une"} else i
    return _taken_up(first, end, layout, knows)


_OPINES = {"attribuer", "imputer", "devoir", "mettre"}
"""Verbs of what others make of something: *un résultat que les inspecteurs attribuent à …*."""


def _taken_up(i: int, end: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether an apposition says what others say of it: *, un chiffre que conteste l'opposition*."""
    doc = layout.doc
    if i >= end or doc[i].pos_ != "NOUN":
        return False
    que = next((t.i for t in doc[i + 1 : min(i + 4, end)] if t.lower_ in {"que", "qu'"}), None)
    if que is None:
        return False
    verb = next((t for t in doc[que + 1 : min(que + 7, end)] if t.pos_ == "VERB"), None)
    cue = knows.cue_verb(verb) if verb is not None else None
    if verb is None or any(t.lower_ in {"il", "elle"} for t in doc[que + 1 : verb.i]):
        return False
    return verb.lemma_.casefold() in _OPINES or (cue is not None and cue.trust >= _SAYS)


def _goes_on(i: int, end: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether the infinitive after *avant de* is what the speaker does next."""
    for token in layout.doc[i : min(i + 4, end)]:
        if is_infinitive(token):
            lemma = token.lemma_.casefold()
            after = layout.doc[min(token.i + 1, end - 1)]
            if lemma == "être" and after.pos_ in {"VERB", "ADJ"}:
                return True  # « avant d'être recadrée par l'Élysée »
            cue = knows.cue_verb(token)
            return lemma in _LEAVES or (cue is not None and cue.trust >= _SAYS)
        if token.pos_ not in {"PRON", "ADV", "DET", "PART"}:
            return False
    return False


def _comments(i: int, end: int, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether *, ce que conteste X* or *, ce qui a fait rire* goes on, `i` at its second word."""
    doc = layout.doc
    group = doc[i + 1 : min(i + 6, end)]
    if doc[i].lower_ in {"que", "qu'"} and group:
        first: Token | None = next((t for t in group if t.pos_ == "VERB"), None)
        if first is None or first.i > i + 3 or not is_finite(first):
            return False
        cue = knows.cue_verb(first)
        return cue is not None and cue.verb_class in {"deny", "announce", "criticise", "admit"}
    if doc[i].lower_ == "qui":
        words = [t.lower_ for t in group]
        return any(w.removesuffix("s").removesuffix("e") in _MOVED for w in words[1:4]) and (
            words[0] in {"a", "n'", "avait", "l'", "les", "lui"}
        )
    return False


def joined_sentence(i: int, end: int, layout: Layout) -> bool:
    """Tell whether *, mais l'opposition en doute* goes on behind an infinitive: a clause of its own."""
    doc = layout.doc
    if doc[i - 1].text != "," or doc[i].lower_ not in {"mais", "et", "or", "car"} or i + 2 >= end:
        return False
    if doc[i + 1].pos_ not in {"DET", "PROPN", "PRON"}:
        return False
    verb = next((t for t in doc[i + 1 : end] if t.pos_ in {"VERB", "AUX"} and is_finite(t)), None)
    if verb is None or not has_finite_verb(doc, i + 1, end):
        return False
    led = doc[i + 1 : verb.i]
    if any(t.lower_ in {"qui", "que", "qu'", "dont", "si"} for t in led):
        return False
    # « …, mais sa collègue, Clara Imbert, a prévenu »: an apposition stands between two commas.
    return sum(t.text == "," for t in led) in {0, 2}
