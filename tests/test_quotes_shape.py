"""Specify cues right after speech between marks: their place tells them, whatever the tagger reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PASSAGES = [
    "La salle attend. « ⟦d:Le dossier ne tient pas debout⟧ », objecte-t-il.",
    "« ⟦d:On promet, on reporte, on oublie⟧ », cingle le Rémois, qui ne se représentera pas.",
    "« ⟦d:On promet, on reporte, on oublie⟧ », cingle l'un d'eux.",
    "« ⟦d:Maman, tu exagères encore une fois⟧ », la coupe-t-elle.",
    "« ⟦d:Je n'ai jamais ouvert cette enveloppe⟧ », a d'emblée déclaré la comptable.",
    "« ⟦d:Nous suivons ce dossier de près⟧ », a de son côté réagi le rectorat de Vernoux.",
    "« ⟦d:Il nous faut une réponse avant l'été⟧ », a pour sa part exhorté la sénatrice Claire Vannier.",
    "« ⟦d:C'est la fierté de toute une vallée⟧ », s'enflamme Denis Morvan, le président du club.",
    "« ⟦d:Elle a du talent, mais pas de patience⟧ », soutient l'ancien décathlonien.",
    "« ⟦d:On n'achète pas la confiance avec des affiches⟧ », résume, cinglante, la députée Lise Garnier.",
    "« ⟦d:Le recteur a mon adresse⟧ », glisse, un rien agacée, la directrice de l'école.",
    "« ⟦d:Personne ne répond de rien⟧ », a commenté, dépité, cet élu de Vernoux.",
    "« ⟦d:Je suis exigeant, je ne suis pas injuste⟧ », a répondu celui qui fut champion d'Europe.",
    "« ⟦d:On nous a promenés de guichet en guichet⟧ », s'est emporté lundi, sur Radio Vernoux, le maire Paul Verdier.",
    "Enfin, pour les plus jeunes, la médiathèque propose une exposition gratuite.",
    "Jeudi, devant la cour, Marc Delmas, 47 ans, chauffeur routier, a reconnu huit des onze vols.",
    "La plainte, déposée lundi au parquet de Vernoux, cite un chercheur de l'université.",
    "Le navigateur Yves Morvan, lui, évoque souvent la tempête de 1999.",
    "La députée accuse l'exécutif de « ⟦m:faire traîner⟧ » la remise à niveau des digues de tout l'estuaire depuis dix ans.",
    "Le syndicat reproche au groupe d'avoir « ⟦m:sciemment⟧ » laissé en service des étriers usés sur des dizaines de camions.",
    "La députée accuse l'exécutif de « ⟦m:laisser pourrir la situation⟧ ».",
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_speech(speech: Callable[[str], str], marked: str) -> None:
    assert speech(marked) == marked
