"""Tell what may speak: somebody, a body, or a document that is told to say something."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import base, has_finite_verb
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver

DOCUMENTS = set(
    (
        "rapport étude règlement ordonnance document enquête communiqué note source "
        "témoin témoignage conclusion analyse estimation évaluation chiffre donnée article "
        "média presse journal arrêt jugement acte plainte réquisitoire bilan décret projet "
        "avocat mécanisme auteur texte accusation défense proche entourage spécialiste "
        "rumeur information reportage documentaire courrier lettre procès-verbal synthèse "
        "résultat élément constatation pointage calcul indication déposition récit calendrier échéancier "
        "planning voisin observateur expert organisateur habitant riverain police syndicat accord constat "
        "courriel mail e-mail message texto sms télégramme missive circulaire tract pétition "
        "mémo mémorandum mémoire éditorial tribune chronique dépêche motion résolution "
        "déclaration requête recours assignation ordonnance sentence notice brochure pancarte "
        "banderole affiche tweet quotidien hebdomadaire mensuel magazine revue pouvoir "
        "manifeste plaidoyer audit expertise projection relevé panel observatoire "
        "registre décompte comptage recensement recoupement statistique prévision autopsie"
    ).split()
)


def acting_before(stop: int, floor: int, layout: Layout, resolver: Resolver) -> Resolved:
    """Return the subject nearest before token `stop` that speaks and is the narration's, none before `floor`."""
    for i in range(stop - 1, floor - 1, -1):
        token = layout.doc[i]
        if base(token) == "nsubj" and layout.mark_of[i] < 0:
            found = resolver.all_of(token)
            if found and speaks(found, resolver):
                return Resolved(found.entries, "subject before", i)
    return NOBODY


def speaks(found: Resolved, resolver: Resolver) -> bool:
    """Tell whether the parties are such as speak: names, roles, bodies, documents."""
    entries = [resolver.register.entries[e] for e in found.entries]
    return all(
        not e.place and (e.named or e.kind != "unknown" or e.head in DOCUMENTS) for e in entries
    )


def befalls(begin: int, i: int, layout: Layout) -> bool:
    """Tell whether something happens at or to a party: *Plainte contre le maire : « … »*, no *Au ministère : « … »*."""
    return any(t.lower_ in _AT for t in layout.doc[max(i - 2, begin + 1) : i])


_AT = {"à", "au", "aux", "chez", "dans", "contre", "visant"}
_TURNS = set(
    "tourner tourné tournée tournés tournant retourner retourné retournée retournant adresser adressant fixant "
    "regardant désignant montrant pointant interpellant prenant".split()
)


def turned(begin: int, colon: int, layout: Layout) -> bool:
    """Tell whether words only say to whom somebody speaks: *Et de se tourner vers son voisin : « … »*."""
    lead = layout.doc[begin:colon]
    return any(t.lower_ in _TURNS for t in lead) and not has_finite_verb(layout.doc, begin, colon)
