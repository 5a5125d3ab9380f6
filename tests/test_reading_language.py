"""French is told from its neighbours, and from what only looks like it."""

from __future__ import annotations

import pytest

from briefing.reading.language_check import foreign_language
from tests.conftest import SEEDS

FOREIGN = {
    "anglais": "The Chinese government has rejected the accusations made on Monday by the United States and"
    " its allies, who say that hackers working for the ministry have broken into the systems of companies.",
    "espagnol": "El Gobierno chino ha rechazado las acusaciones que hicieron el lunes los Estados Unidos y sus"
    " aliados, según los cuales los piratas han entrado en los sistemas de las empresas para robar datos.",
    "italien": "Il governo cinese ha respinto le accuse che gli Stati Uniti e i loro alleati hanno mosso lunedì,"
    " secondo cui i pirati che lavorano per il ministero sono entrati nei sistemi delle aziende.",
    "portugais": "O governo chinês rejeitou as acusações que os Estados Unidos e os seus aliados fizeram na"
    " segunda-feira, segundo as quais os piratas entraram nos sistemas das empresas para roubar dados.",
    "allemand": "Die chinesische Regierung hat die Vorwürfe zurückgewiesen, die die Vereinigten Staaten und ihre"
    " Verbündeten am Montag erhoben haben, wonach Hacker in die Systeme der Firmen eingedrungen sind.",
    "néerlandais": "De Chinese regering heeft de beschuldigingen van de Verenigde Staten en hun bondgenoten van de"
    " hand gewezen, volgens welke hackers zijn binnengedrongen in de systemen van bedrijven.",
    "catalan": "El govern xinès ha rebutjat les acusacions que els Estats Units i els seus aliats van fer dilluns,"
    " segons les quals els pirates han entrat en els sistemes de les empreses per robar dades.",
    "roumain": "Guvernul chinez a respins acuzațiile făcute luni de Statele Unite și de aliații lor, potrivit"
    " cărora hackerii care lucrează pentru minister au intrat în sistemele companiilor și au furat date.",
    "polonais": "Rząd chiński odrzucił oskarżenia, które w poniedziałek wysunęły Stany Zjednoczone i ich"
    " sojusznicy, że hakerzy pracujący dla ministerstwa włamali się do systemów firm i ukradli dane.",
}


@pytest.mark.parametrize(("name", "text"), FOREIGN.items())
def test_another_language_is_named(name: str, text: str) -> None:
    assert foreign_language(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Правительство Китая отвергло обвинения, выдвинутые в понедельник Соединёнными Штатами.",
        "中国政府周一驳斥了美国及其盟友提出的指控，称这些指控毫无根据。" * 3,
        "رفضت الحكومة الصينية الاتهامات التي وجهتها الولايات المتحدة وحلفاؤها يوم الاثنين",
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore",
        "xk zq wv " * 40,
    ],
)
def test_no_french_is_seen_where_there_is_none(text: str) -> None:
    assert foreign_language(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Pékin dénonce une diffamation.",
        "« We will not let this stand, and we shall have the answer of the minister », a lancé en anglais le"
        " porte-parole du ministère, avant de rappeler que la France n’a pas de leçons à recevoir.",
        "L’OM bat le PSG (2-1), Lyon et Lens font match nul, Rennes s’incline à Brest, Nantes gagne à Nice.",
        "LE MINISTRE DE L’INTÉRIEUR ACCUSE LES ÉLUS DE LA VILLE DE MENTIR AUX HABITANTS SUR LE PROJET.",
        "Le ministre de l'Interieur a declare que la mesure etait necessaire et qu'elle serait appliquee.",
        "Au Québec, l’opposition accuse le gouvernement d’avoir caché un dépassement de 214 M$ aux élus.",
    ],
)
def test_french_stays_french(text: str) -> None:
    assert foreign_language(text) is None


def test_the_seeds_are_french() -> None:
    assert [foreign_language(path.read_text("utf-8")) for path in SEEDS.glob("*.txt")] == [
        None,
        None,
    ]
