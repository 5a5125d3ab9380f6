"""Specify words between marks that their sentence reports, or holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "Le maire a dénoncé une « ⟦m:manœuvre grossière⟧ ».",
    "Le maire dénonce un texte « ⟦m:bâclé⟧ » et « ⟦+:injuste⟧ ».",
    "Qualifiant le projet d'« ⟦m:absurde⟧ », le maire a quitté la salle.",
    "Le maire a qualifié le projet de « ⟦m:folie⟧ ».",
    "La décision, jugée « ⟦m:irresponsable⟧ » par le maire, sera réexaminée.",
    "Elle a sorti deux albums, décrits par le critique Tom Morel comme « ⟦m:un retour aux sources⟧ ».",
    "Le président a salué « ⟦m:un moment historique⟧ ».",
    "Le préfet a évoqué des dégâts « ⟦m:considérables⟧ ».",
    "Hélène Marchal parle d'une « ⟦m:faute grave⟧ ».",
    "Le maire accuse l'État d'⟦m:avoir « abandonné » les communes rurales⟧.",
    "Le maire voit dans ce plan un « ⟦m:mépris des campagnes⟧ ».",
    "Le maire a fustigé l'« ⟦m:arrogance⟧ » du ministre.",
    "Le préfet a mis en garde contre « ⟦m:toute récupération⟧ ».",
    "Le préfet a tiré la sonnette d'alarme : « ⟦d:La nappe est au plus bas.⟧ »",
    "Le maire a regretté « ⟦m:un rendez-vous manqué⟧ » et appelé à « ⟦m:un sursaut⟧ ».",
    "Le maire s'en est pris à « ⟦m:une administration sourde⟧ ».",
    "Il leur a demandé « ⟦m:un peu de patience⟧ ».",
    "Le président a exprimé sa « ⟦m:profonde tristesse⟧ ».",
    "Pékin a exprimé son « ⟦m:vif mécontentement⟧ » après cette visite.",
    "Le maire a réagi en évoquant « ⟦m:une page noire⟧ » de l'histoire du village.",
    "Le ministre a assuré de son « ⟦m:plein soutien⟧ » les familles des victimes.",
    "Il dit ⟦m:avoir agi « en conscience »⟧.",
    "Le maire ne décolère pas. « ⟦d:On nous avait promis un médecin. Il n'est jamais venu.⟧ »",
    "Le maire a pris la parole devant la mairie. « ⟦d:Ce soir, nous pensons aux victimes⟧ », a-t-il dit. « ⟦+:Demain, nous rendrons des comptes.⟧ »",
    "L'agence relie cette attaque à un groupe « ⟦m:déjà vu à l'œuvre contre des hôpitaux⟧ ».",
    "Un courriel interne évoque une « ⟦m:rente cachée⟧ » tirée des péages.",
    "Un tract anonyme dénonce « ⟦m:un marché truqué⟧ ».",
    "La présidente demande à Lisbonne de « ⟦m:tenir ses promesses⟧ » et à Madrid de rouvrir la frontière.",
    "Le ministre a demandé aux maires de ⟦i:fermer les écoles⟧ et aux habitants de ne plus sortir.",
    "Le préfet a exhorté les pêcheurs à ⟦i:garder leur calme⟧ et les mareyeurs à reprendre le travail.",
    "Le maire a demandé au préfet de ⟦i:suspendre le chantier et d'ordonner une expertise⟧.",
    "L'entreprise s'est bornée à une déclaration. ⟦m:Vialto « a respecté chacune des clauses du contrat » et « collaborera avec les juges »⟧.",
    "« ⟦d:Nous avons tout vérifié⟧ », assure la directrice, Jeanne Morel. ⟦m:Les analyses « ne montrent à ce jour aucun dépassement »⟧.",
    "Le maire, Paul Rivet, tente d'éteindre l'incendie. ⟦m:Son adjoint « s'est laissé emporter par la colère »⟧.",
    "Le groupe a répondu par courriel. Il y conteste « ⟦m:toute falsification⟧ ».",
    "Une source proche de l'enquête évoque, elle, une affaire « ⟦m:au moins aussi lourde que la précédente⟧ ».",
    "Le sous-préfet en appelle, lui, « ⟦m:à la responsabilité de chacun⟧ ».",
    "Sur la banderole, on lisait « Merci les gars, lundi on rembauche ».",
    "Le ministre n'en demande pas moins un « ⟦m:dialogue franc⟧ ».",
    "Par l'intermédiaire de son avocate, Dragan Petkovic « ⟦m:conteste fermement⟧ » toute violence.",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
