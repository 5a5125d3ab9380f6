"""Specify whom blame means where the words beside it name another: whose participle, which of two, what body."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article
from tests.blaming import told_lines

# (text, the accusations as "accuser, accuser → accused, accused: words of the charge", in text order)
PARTICIPLES = [
    (
        "La maternité s'était retrouvée au cœur d'une polémique, accusée d'avoir renvoyé une patiente.",
        "— → maternité: avoir renvoyé une patiente",
    ),
    (
        "Le maire de Sorbiers, Paul Vidal, a dû quitter la réunion sous escorte, accusé d'avoir vendu un terrain.",
        "— → Paul Vidal: avoir vendu un terrain",
    ),
    (
        "L'usine a fermé en mars sous la pression d'une enquête, soupçonnée d'avoir déversé des boues.",
        "— → usine: avoir déversé des boues",
    ),
    (
        "La chanteuse est restée muette depuis la révélation de l'affaire, accusée de plagiat par deux auteurs.",
        "deux auteurs → chanteuse: plagiat",
    ),
    (
        "La ville a rompu le contrat de la société Elcor, accusée d'avoir servi des repas avariés.",
        "— → Elcor: avoir servi des repas avariés",
    ),
]
TOLD_OF_HIMSELF = [
    (
        "Paul Vidal a annoncé mercredi dans un communiqué avoir porté plainte contre Léa Bordier pour injure publique.",
        "Paul Vidal → Léa Bordier: injure publique",
    ),
    (
        "Le maire a indiqué dans une lettre avoir déposé plainte contre la société Elcor pour escroquerie.",
        "maire → Elcor: escroquerie",
    ),
]
RANKED = [
    (
        "Trois hommes comparaissaient : l'ancien trésorier, Luc M., et deux salariés de la société Valbat. Le premier "
        "était accusé d'avoir signé de fausses factures. Le procureur reprochait aux seconds d'avoir détourné du "
        "matériel.",
        "— → Luc M.: avoir signé de fausses factures",
        "procureur → deux salariés de la société Valbat: avoir détourné du matériel",
    ),
    (
        "Le directeur du port, Denis Kerleau, et la présidente de la coopérative, Anne Riou, étaient jugés mardi. Le "
        "tribunal reproche au premier d'avoir falsifié des registres. La seconde est soupçonnée d'avoir détruit des "
        "preuves.",
        "tribunal → Denis Kerleau: avoir falsifié des registres",
        "— → Anne Riou: avoir détruit des preuves",
    ),
    (
        "Deux infirmières et un brancardier ont été entendus. Les premières sont soupçonnées d'avoir volé des "
        "médicaments, le second est accusé de les avoir couvertes.",
        "— → Deux infirmières: avoir volé des médicaments",
        "— → brancardier: les avoir couvertes",
    ),
]
ESTABLISHMENTS = [
    (
        "Deux familles de résidents ont porté plainte contre l'établissement pour mise en danger d'autrui.",
        "Deux familles de résidents → établissement: mise en danger d'autrui",
    ),
    (
        "Un patient est mort lundi à la clinique des Hêtres, à Dax. Ses proches ont porté plainte contre "
        "l'établissement pour non-assistance à personne en danger.",
        "proches (patient) → clinique des Hêtres: non-assistance à personne en danger",
    ),
    (
        "La clinique La Roseraie, à Privas, a été contrôlée. La préfecture a reçu les élus. Un rapport est attendu. Le maire "
        "attend. Les élus aussi. La mairie a ouvert un registre. Deux familles ont porté plainte contre "
        "l'établissement pour mise en danger d'autrui.",
        "Deux familles → La Roseraie: mise en danger d'autrui",
    ),
]
NOBODY = [
    "La procureure a dénoncé « une roulette russe à laquelle seuls les autres jouent ».",
    "Le juge a levé mardi les charges qui pesaient contre Daniel Morvan pour fraude.",
    "Le parquet de Lima a levé les accusations de corruption visant l'ancien ministre Louis Perrec.",
    "Le tribunal a abandonné les charges de fraude retenues contre Hélène Sarre.",
    "Les poursuites pour vol engagées contre Hélène Sarre ont été abandonnées.",
    "Le juge a annulé la mise en examen de Paul Roux pour corruption.",
    "« La défense des droits des salariés n'est pas un délit, c'est un mensonge de le dire », a lancé Marc Pujol.",
    "« Le PIB a trahi les ménages », a dit Marc Pujol, délégué CGT.",
    "« La Coupe du monde a ruiné la ville », a dit Marc Pujol, délégué CGT.",
    "Pour Anne Sorel, « les sources de profit ont détruit le littoral ».",
    "Luc Petit est maire de Dol. « Les violations des droits de l'Homme se multiplient », a-t-il lancé.",
]


BODIES = [
    (
        "Le bureau exécutif du Sytram accuse le gouvernement de mentir.",
        "bureau exécutif du Sytram → gouvernement: mentir",
    ),
    (
        "Le regroupement de partis accuse le régime de mentir.",
        "regroupement de partis → régime: mentir",
    ),
    (
        "La section locale de la CGT accuse la direction de mentir.",
        "section locale de la CGT → direction: mentir",
    ),
    (
        "Le collectif dénonce le silence du préfet et de la mairie.",
        "collectif → préfet, mairie: le silence du préfet et de la mairie",
    ),
    (
        "Le parti dénonce une campagne menée par l'administration américaine à l'encontre du maire.",
        "parti → administration américaine: une campagne menée par l'administration américaine à l'encontre du maire",
    ),
    (
        "« La société se moque du code du travail et le ministère ferme les yeux », déplore Habib Sarr.",
        "Habib Sarr → société: se moque du code du travail et le ministère ferme les yeux",
    ),
    ("Le syndicat condamne l'interpellation du journaliste Habib Sarr.",),
    ("L'opposition dénonce la dissolution du parti Jappo.",),
    ("La facture accuse un retard de dix jours.",),
    (
        "Les Forces de défense kasaoises accusent les Forces libres d'avoir tué dix hommes.",
        "Forces de défense kasaoises → Forces libres: avoir tué dix hommes",
    ),
]
"""Bodies that the lexicon has no kind for, told by *accuser* or by a capital."""


@pytest.mark.parametrize(
    "case",
    [*PARTICIPLES, *TOLD_OF_HIMSELF, *RANKED, *ESTABLISHMENTS, *BODIES],
    ids=lambda case: case[0],
)
def test_whom_blame_means(nlp: Any, case: tuple[str, ...]) -> None:
    text, *wanted = case
    assert told_lines(nlp, text) == wanted


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_over_or_stands_for_nobody_blames_nobody(nlp: Any, text: str) -> None:
    assert told_lines(nlp, text) == []


def test_who_calls_in_vain_urges_nobody(nlp: Any) -> None:
    text = (
        'Pour Luc, le plus jeune, les choses sont claires : "Ma mère appelait, et les soignants passaient devant elle '
        "sans s'arrêter. On nous balade depuis un an.\""
    )
    found = analyse(Article("x", text), nlp).accusations
    assert "mère" not in {party.name for a in found for party in a.accusers}
