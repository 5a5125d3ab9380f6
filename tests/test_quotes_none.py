"""Specify what is no speech: names, terms, denied, hypothetical and nobody's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "L'opération « Sentinelle » coûte cher.",
    "Le film « Les Vagues du Nord » sort mercredi.",
    "Ces « experts » de plateau lassent le public.",
    "Le mouvement « Nuit debout » a duré tout le printemps.",
    "Le maire n'a pas dit que le chantier reprendrait.",
    "Si le maire affirme que tout va bien, personne ne le croira.",
    "Le ministre refuse de dire si la loi sera votée.",
    "Personne ne sait si le chantier reprendra.",
    "Le chantier, dit « du siècle », a coûté cher.",
    "Il faut dire que la saison a été mauvaise.",
    "On dirait que la pluie va tomber.",
    "Le mot « liberté » revient souvent.",
    "Le maire souhaite reprendre le chantier lundi.",
    "Cela veut dire que la saison est finie.",
    "C'est dire si la tâche est lourde.",
    "Une maladie dite « de la vache folle » inquiète.",
    "Les clubs de « ligue 1 » ont repris l'entraînement.",
    "Le programme « Petites villes de demain » a été prolongé.",
    "La commune, surnommée « la petite Venise », attire les touristes.",
    "Son entreprise, baptisée « Valtis », emploie dix personnes.",
    "La « grande démission » n'a pas eu lieu. Les « influenceurs » font florès. On appelle cela « l'effet rebond ».",
    "Le prix « Jeune talent » sera remis samedi. La pièce « Le Roi nu » affiche complet.",
    "Le maire devait dire si la piscine rouvrirait. Nul n'a confirmé que le contrat serait signé.",
    "Les enseignants disent ce qu'ils veulent. Il parle trois langues. La pluie annonce l'automne.",
    "Le « made in France » séduit. Les produits dits « bio » progressent. La ligne « R » est coupée.",
    "Il n'a jamais affirmé que le site fermerait.",
    "Personne n'a dit que ce serait facile.",
    "S'il prétend que tout est réglé, il se trompe.",
    "Le ministre n'a pas précisé si l'aide serait prolongée.",
    "Le maire aurait pu dire que la route était fermée.",
    "On pourrait dire que c'est un succès.",
    "Que dit la loi ?",
    "Dites-nous si vous serez là.",
    "Il s'agit de savoir si la digue tiendra.",
    "Cela signifie que le budget est en hausse.",
    "Je pense que la gauche a tort.",
    "Il est interdit de dire que la terre est plate.",
    "Reste à savoir si les électeurs suivront.",
    "Le président de la Ligue, dit « le Sphinx », n'a pas réagi.",
    "Le ministre a refusé de dire si la loi serait votée.",
    "Il est bon de rappeler que la route est fermée.",
    "Les invités se verront demander de patienter.",
    "L'hiver s'annonce doux et les parents veulent s'assurer de trouver une place.",
    "Le musée dévoile des activités qu'il organise cet été.",
    "La victoire du « oui » a surpris.",
    "Le financement des digues n'est assuré qu'à moitié.",
    "La pancarte dit la même chose que les autres, en plus grossier.",
    "Le marché restait désert lundi, a constaté un journaliste de l'agence.",
    "Des barrages ont été levés dans la nuit, ont constaté des correspondantes du quotidien.",
    "Le donjon, agrandi deux fois, a été ajouté en 1720 par un évêque.",
    "La maire n'exclut pas de porter plainte. L'entraîneur exclut de faire rejouer son capitaine.",
    "Le parquet de Caen a ouvert une enquête pour « recherche des causes de la mort ».",
    "Deux dirigeants comparaissent depuis lundi pour « escroquerie en bande organisée ».",
    "Il repart avec une clé et une brochure, « 22 mesures pour vous simplifier la vie ».",
    "Sa devise, brodée sur un coussin du salon : « Qui dort dîne, qui veille rit ».",
    "Le « modèle Haren », vanté à l'époque jusqu'au Canada, a vite montré ses limites.",
    "Longtemps abandonné, le « blé des Gaulois » s'invite à la table des grands.",
    "L'association de parents « Bien dans nos assiettes » a lancé une pétition.",
    "Lise Garnier espère maintenant que les voies promises rouvriront.",
    "Sur la lunette arrière, un autocollant : « Je roule sobre ».",
    "Casino a été suspendu « dans l'attente d'un communiqué ».",
    "Sur la mairie, quelqu'un a accroché un drap où l'on peut lire « Merci les pompiers ».",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
