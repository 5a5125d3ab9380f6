"""Who speaks where a sentence shows or moves somebody: *C'est un maire remonté qui …*, *n'a pas plu au maire*."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article

CASES = [
    ("« Je n'ai de leçon à recevoir de personne ». C'est un Rémi Colas remonté qui a ouvert le conseil lundi.", ["Rémi Colas"]),
    ("« On ne lâchera rien ! » C'est une Paule Riou très en colère qui a accueilli le préfet.", ["Paule Riou"]),
    ("C'est un maire très ému qui a ouvert la séance. « On nous a menti. »", ["maire"]),
    ("« Rien n'est prêt ». C'est avec ces mots que Paule Riou a accueilli le préfet.", ["Paule Riou"]),
    ("La ministre Lise Garnier dit que la ville est riche. Une pique qui n'a pas plu au maire Rémi Colas : « Qu'elle paie d'abord. »", ["Lise Garnier", "Rémi Colas"]),
    ("La ministre Lise Garnier dit que la ville est riche. Une sortie qui a fait bondir l'opposition : « C'est du mépris. »", ["Lise Garnier", "opposition"]),
    ("Rémi Colas, bourgmestre, a signé. La ministre Lise Garnier dit que la ville doit payer. Une idée qui a agacé le maïeur : « Qu'elle paie. »", ["Lise Garnier", "Rémi Colas"]),
    ("L'adjoint a fait bondir le maire : « Je refuse de voter », a lancé Luc Petit.", ["Luc Petit"]),
    # A résident without office is no minister told of later.
    ("Mickaël pompe l'eau depuis l'aube. « Rien n'a été curé », peste le trentenaire. « Le ministre est venu poser en bottes, et puis rien », tempête Jean Roy.", ["Mickaël", "Jean Roy"]),
    # Whoever only acts in a relative clause is not *l'intéressé*.
    ("Les élus soupçonnent le directeur, Luc Marchal, d'avoir payé une société dont son frère est patron.\n\nL'intéressé tombe des nues. « Tout a été validé. »", ["Luc Marchal"]),
    ("Le maire accuse son adjoint d'avoir pris 3 000 euros. L'intéressé dément. « C'est faux. »", ["adjoint (maire)"]),
    # An office that is blamed is *l'intéressé*, whoever is named besides.
    ("L'association pointe la responsabilité du lieutenant de louveterie qui aurait lâché ses chiens.\n\nInterrogé, l'intéressé hausse les épaules. « Ce sont des histoires. »", ["lieutenant de louveterie"]),
    ("Selon Léa Marty, le garde-chasse a lâché ses chiens. L'intéressé dément. « C'est faux. »", ["Léa Marty", "garde-chasse"]),
    # Whom the paper has just reached is rather the one accused than his accuser.
    ("Le coupable est tout trouvé : Thierry Vaux, président de 2017 à 2024. « Il est parti en laissant l'ardoise », accuse Patrick Genty, un habitué.\n\nContacté, l'homme d'affaires se dit « serein ».", ["Patrick Genty", "Thierry Vaux"]),
    # A lawyer's client is whom the lawyer is told to plead for.
    ("L'avocate de Paul Roux, Me Anne Colin, annonce un recours. Son client nie avoir menti.", ["Paul Roux"]),
    ("L214 annonce un appel. « C'est une honte », s'étrangle sa chargée de campagne, Sophie Brunet.", ["Sophie Brunet"]),
    ("Le maire met en cause le garde qui, selon lui, aurait lâché ses chiens.", ["maire"]),
    # *son directeur* is of the body at whose side *on* speaks.
    ("Du côté de la régie des eaux, on se dit conscient du problème. « Nos pompes sont vieilles », reconnaît son directeur.", ["régie des eaux", "directeur (régie des eaux)"]),
    ("Du côté de la société Ventara, on se dit serein. « Rien n'est caché », assure son directeur.", ["Ventara", "directeur (Ventara)"]),
    # What is said of a source between commas is not what it says.
    ("Un homme a été interpellé, a-t-on appris mardi auprès du procureur, Luc Petit.", ["Luc Petit"]),
    ("Selon la poursuite, l'homme a effacé des textos.", ["poursuite"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES, ids=[text[:60] for text, _ in CASES])
def test_who_is_shown_speaks(nlp: Any, text: str, speakers: list[str]) -> None:
    quotes = analyse(Article("t", text), nlp).quotes
    assert [p.name for q in quotes for p in q.speakers] == speakers


def test_resident_is_given_no_office(nlp: Any) -> None:
    text = "Mickaël pompe l'eau depuis l'aube. « Rien n'a été curé », peste le trentenaire. Le ministre doit venir mardi."
    assert [p.role for q in analyse(Article("t", text), nlp).quotes for p in q.speakers] == [None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pour Ecolo, dans l'opposition, les deux partis se renvoient la balle.", "les deux partis se renvoient la balle"),
        ("Pour le syndicat, majoritaire dans l'usine, le patron se moque du monde.", "le patron se moque du monde"),
        ("Pour l'association, à l'origine du recours, le permis est illégal.", "le permis est illégal"),
        ("Pour la CGT, dans ce dossier, la direction a menti.", "dans ce dossier, la direction a menti"),
        ("Le parquet de Lens a ouvert une enquête, a-t-on appris auprès de sa porte-parole, Anne Colin.", "Le parquet de Lens a ouvert une enquête"),
    ],
)  # fmt: skip
def test_words_begin_behind_the_source(nlp: Any, text: str, said: str) -> None:
    [quote] = analyse(Article("t", text), nlp).quotes
    assert [span.cut(text) for span in quote.content] == [said]
