"""Specify what a cue reports without a clause: things asked or promised, states told of oneself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "Le Canada s'est dit ⟦i:préoccupé⟧.",
    "Le président du club, Joël Marin, s'est dit ⟦i:satisfait de la saison malgré la défaite en finale⟧.",
    "Bernard Coutel se dit ⟦i:victime d'une cabale montée par un rival⟧.",
    "Le Brésil s'est déclaré ⟦i:favorable à un compromis⟧.",
    "La directrice s'est dite ⟦i:très attachée au dialogue⟧.",
    "Les syndicats se disent ⟦i:inquiets pour l'avenir du site⟧.",
    "La ministre s'est dite, elle aussi, ⟦i:hostile au projet⟧.",
    "L'avocate Lise Garnier s'est dite ⟦i:en colère contre la décision⟧.",
    "Les riverains s'estiment ⟦i:floués par la mairie⟧.",
    "Le maire se dit ⟦i:confiant⟧ et attend le verdict.",
    "L'association se dit « ⟦m:consternée⟧ ».",
    "Le sénateur s'avoue ⟦i:déçu par le résultat⟧.",
    "La chancelière a jugé ⟦i:le ton peu diplomatique⟧.",
    "L'association juge ⟦i:l'amende dérisoire⟧ et saisira le tribunal.",
    "Le gouvernement estime ⟦i:la mesure nécessaire⟧.",
    "Lise Garnier juge ⟦i:cette accusation grotesque⟧.",
    "Le sénateur Paul Aubin trouve ⟦i:étrange que personne n'ait été prévenu⟧.",
    "Le préfet a jugé ⟦i:inacceptable de bloquer l'hôpital⟧.",
    "Le tribunal jugera l'ancien maire en mars.",
    "La cour juge les crimes commis pendant la guerre.",
    "Le juge a entendu la victime.",
    "L'hiver se dit doux en patois.",
    "Il s'est trouvé une maison.",
    "Ankara exige ⟦i:des excuses⟧.",
    "La Turquie exige ⟦i:le retrait immédiat des troupes⟧.",
    "L'opposante demande ⟦i:un nouveau décompte, bureau par bureau⟧.",
    "Le maire a demandé ⟦i:le classement de la commune en zone sinistrée⟧.",
    "Le syndicat demande au gouvernement ⟦i:des mesures pour les retraités⟧.",
    "La ministre a promis ⟦i:un audit indépendant avant Noël⟧.",
    "La ministre a reconnu des lenteurs, promettant ⟦i:une enveloppe de 30 millions d'euros d'ici l'été⟧.",
    "Bruxelles a promis ⟦i:60 millions d'euros⟧ et demandé ⟦i:des réformes⟧.",
    "L'avocate promet ⟦i:des poursuites⟧, qui viseront aussi le journal.",
    "Le président a demandé ⟦i:l'ouverture d'une enquête⟧, estimant que ⟦i:tout devait être dit⟧.",
    "L'ONU a appelé les deux camps à ⟦i:la retenue⟧.",
    "Le préfet appelle au ⟦i:calme⟧.",
    "Les Européens appellent à ⟦i:la désescalade⟧.",
    "La CGT appelle à ⟦i:une journée de grève le 12 mars⟧.",
    "Le pape en appelle à ⟦i:la conscience des dirigeants⟧.",
    "La Commission a invité les deux parties au ⟦i:dialogue⟧.",
    "La coordination appelle à ⟦i:un moratoire sur les fermetures⟧ et dénonce un abandon.",
    "Les syndicats se félicitent du ⟦i:vote⟧.",
    "Les étudiants se sont réjouis de ⟦i:la tenue du sommet⟧.",
    "Washington a menacé ⟦i:la Chine de nouvelles sanctions⟧.",
    "Le syndicat menace d'⟦i:une grève illimitée⟧.",
    "Lise Garnier a exprimé le souhait de ⟦i:revenir sur scène⟧.",
    "Londres a réitéré son engagement de ⟦i:livrer des chars⟧.",
    "Le groupe a confirmé son intention de ⟦i:vendre le site⟧.",
    "Ce travail demande une grande patience.",
    "Le témoin a été appelé à la barre.",
    "Le patron a invité ses amis à un dîner.",
    "La sécheresse menace les récoltes de blé.",
    "Cette guerre menace la survie de milliers d'espèces.",
    "À la demande du préfet, la fête est annulée.",
    "Le maire a demandé la parole.",
    "L'hiver promet des gelées.",
    "Une enquête a été demandée par le préfet.",
    "Le maire a appelé les pompiers à l'aide.",
    "Le maire a demandé l'ouverture d'une enquête : « ⟦d:Je veux une enquête.⟧ »",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
