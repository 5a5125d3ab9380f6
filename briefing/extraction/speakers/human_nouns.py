"""Know the nouns, folded, that mean people or bodies though they are no line of the roles."""

from __future__ import annotations

BODIES = {
    "pouvoir", "executif", "regime", "majorite", "opposition", "gouvernement", "police", "armee", "junte", "etat",
    "mairie", "prefecture", "direction", "droite", "gauche", "patronat", "distribution", "industrie", "rectorat",
    "ville", "commune", "fisc", "douane", "mafia", "secte", "lobby", "cartel", "elite", "site", "marque", "magasin",
    "mine", "collectivite", "camp", "clan", "bloc", "distributeur", "negociant", "enseigne", "creche", "ehpad",
    "inspection", "intersyndicale", "autorite", "organisme", "institution", "ambassade", "chancellerie", "coalition",
    "rebellion", "guerilla", "resistance", "prison", "academie", "hierarchie", "copropriete", "regie", "couple",
    "regroupement", "section", "antenne",
}  # fmt: skip
AGENTS = ("eur", "euse", "iste", "ien", "ienne", "ant", "ier", "iere")
NO_AGENTS = {
    "erreur", "peur", "valeur", "chaleur", "lueur", "couleur", "douleur", "rumeur", "fureur", "terreur", "moteur",
    "secteur", "facteur", "ordinateur", "quartier", "chantier", "papier", "dossier", "courrier", "metier", "calendrier",
    "fevrier", "janvier", "carburant", "instant", "montant", "enfant", "maniere", "riviere", "frontiere", "matiere",
    "lumiere", "carriere", "couvre-feu", "liste", "piste", "entretien", "lien", "bien", "mien", "soutien", "quotidien",
    "avant", "devant", "pendant", "courant", "volant", "restaurant", "logiciel", "palier", "escalier", "collier",
    "lenteur", "longueur", "grandeur", "rigueur", "ardeur", "horreur", "malheur", "bonheur", "honneur", "tumeur",
    "humeur", "teneur", "ascenseur", "compteur", "capteur", "tracteur", "vapeur", "odeur", "saveur", "hauteur",
    "profondeur", "noirceur", "douceur", "faveur", "stupeur", "pudeur", "ferveur", "vigueur", "froideur", "cahier",
    "calvaire", "barriere", "priere", "poussiere", "banniere", "maintien", "immobilier", "mobilier", "foncier", "loyer",
    "premier", "premiere", "dernier", "derniere", "particulier", "entier", "regulier", "chien",
    "ampleur", "largeur", "epaisseur", "serveur", "processeur", "routeur", "reacteur", "interieur", "exterieur",
    "fichier", "clavier", "levier", "acier", "charnier", "panier", "casier", "chargeur", "radiateur", "aspirateur",
    "transformateur", "generateur", "accelerateur", "detecteur", "compresseur", "simulateur", "navigateur", "variant",
    "composant",
}  # fmt: skip
"""Nouns with an agent's ending that are nobody."""
CROWDS = set(
    "forces canton cantons faction factions mouvement mouvements cellule brigade brigades troupe troupes bataillon "
    "unite unites equipe equipes tribu tribus mercenaires milicien combattants assaillants "
    "paramilitaires insurges separatistes djihadistes putschistes mutins casseurs pillards".split()
)
"""Nouns of people that are no party of their own accord: *impute le pillage aux forces de l'ordre*."""
PEOPLE = {
    "minorite", "poignee", "frange", "meute", "bande", "gang", "commando", "milice", "milices", "clan",
    "riverain", "riverains", "habitant", "habitants", "manifestant", "manifestants", "salarie", "salaries",
    "communaute", "communautes", "villageois", "villages", "etudiants", "parents", "patrons", "medecins",
    "hackers", "pirates", "rebelles", "militaires", "policiers", "gendarmes", "soldats", "ouvriers",
    "agriculteurs", "eleveurs", "locataires", "pays", "allies", "occidentaux", "industriels", "laboratoires",
    "groupes", "entreprises", "ong", "associations", "syndicats", "elus", "chefs", "autorites", "services",
    "mineurs", "agresseurs", "individus", "joueurs", "supporters", "dirigeants", "garde-cotes",
}  # fmt: skip
