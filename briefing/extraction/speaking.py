"""Tell what may speak: somebody, a body, or a document that is told to say something."""

from __future__ import annotations

from briefing.extraction.resolved import Resolved
from briefing.extraction.speakers import Resolver

DOCUMENTS = set(
    (
        "rapport étude règlement ordonnance document enquête sondage communiqué note source "
        "témoin témoignage conclusion analyse estimation évaluation chiffre donnée article "
        "média presse journal arrêt jugement acte plainte réquisitoire bilan décret projet "
        "avocat mécanisme auteur texte accusation défense proche entourage spécialiste "
        "rumeur information reportage documentaire courrier lettre procès-verbal synthèse "
        "résultat élément constatation pointage calcul indication déposition récit voisin "
        "observateur expert organisateur habitant riverain police syndicat accord constat "
        "courriel mail e-mail message texto sms télégramme missive circulaire tract pétition "
        "mémo mémorandum mémoire éditorial tribune chronique dépêche motion résolution "
        "déclaration requête recours assignation ordonnance sentence notice brochure pancarte "
        "banderole affiche tweet quotidien hebdomadaire mensuel magazine revue pouvoir "
        "manifeste plaidoyer audit expertise baromètre projection relevé panel observatoire "
        "décompte comptage recensement recoupement statistique prévision autopsie"
    ).split()
)


def speaks(found: Resolved, resolver: Resolver) -> bool:
    """Tell whether the parties are such as speak: names, roles, bodies, documents."""
    entries = [resolver.register.entries[e] for e in found.entries]
    return all(
        not e.place and (e.named or e.kind != "unknown" or e.head in DOCUMENTS) for e in entries
    )
