"""Tell which descriptions present somebody new: *le père d'une des victimes*, *l'expert mandaté par le club*."""

from __future__ import annotations

from briefing.extraction.grammar.syntax import OF
from briefing.language.plain_doc import Token

KIN = set(
    "famille mère père fils fille frère sœur épouse époux femme mari compagne compagnon veuve veuf "
    "oncle tante neveu nièce cousin cousine parent ami amie entourage beau-père belle-mère beau-frère belle-sœur "
    "beau-fils belle-fille gendre grand-père grand-mère petit-fils petite-fille fiancé fiancée ex-mari ex-femme "
    "ex-épouse ex-époux ex-compagne ex-compagnon".split()
)
RELATED = KIN | set(
    "voisin voisine collègue confrère consœur client cliente proche rival rivale adversaire successeur prédécesseur "
    "associé associée colistier colistière".split()
)
"""Nouns that say what one is to another, who is named behind them: *la voisine du couple*."""
SPOUSES = {"époux", "femme", "mari", "compagne", "compagnon", "conjoint", "concubin"}
CALLERS = set(
    "client habitué passant voisin consommateur visiteur touriste usager habitant spectateur festivalier "
    "badaud riverain".split()
)
"""Those who are somewhere without belonging there: *Au PMU de la gare, un client …*."""
SEATS = ("hôtel de ville", "hôtel du département", "hôtel de région", "hôtel de police")
"""Houses that stand for who works there."""
_SENT = {
    form + ending
    for form in (
        "mandaté",
        "désigné",
        "nommé",
        "commis",
        "missionné",
        "dépêché",
        "engagé",
        "choisi",
        "saisi",
    )
    for ending in ("", "e", "s", "es")
}


def sent_by(head: Token) -> bool:
    """Tell whether a participle says who sent somebody: *mandaté par le club*, *saisi par la cour*."""
    after = head.doc[head.i + 1 : head.i + 3]
    if len(after) < 2 or after[1].lower_ != "par":
        return False
    return "Part" in after[0].morph.get("VerbForm", []) or after[0].lower_ in _SENT


def of_another(head: Token) -> bool:
    """Tell whether the phrase says whose kin somebody is: *le fils d'une des victimes*."""
    after = head.doc[head.i + 1 : head.i + 3]
    words = [t.lower_ for t in after]
    if not words or words[0] not in OF:
        return False
    return words[0] in {"du", "des"} or after[-1].pos_ in {"DET", "PRON", "PROPN"}
