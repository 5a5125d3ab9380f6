"""Specify the wider ground of blame: relatives, clefts, complaints, injunctions, speech, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

# (text, names the accuser may have, names the accused may have, words of the charge, status or "" for any)
Case = tuple[str, str, str, str, str]
ACTIVE: list[Case] = [
    (
        "Le syndicat CGT accuse le gouvernement de négligence.",
        "CGT",
        "gouvernement",
        "négligence",
        "asserted",
    ),
    (
        "La Fédération des locataires accuse le bailleur d'impartialité douteuse et de fraude.",
        "Fédération des locataires",
        "bailleur",
        "impartialité douteuse",
        "asserted",
    ),
    (
        "Le Mali accuse ouvertement la France d'armer les rebelles.",
        "Mali",
        "France",
        "armer les rebelles",
        "asserted",
    ),
    (
        "Le maire a accusé samedi, devant la presse, les services de l'État d'avoir abandonné la ville.",
        "maire",
        "services de l'État",
        "avoir abandonné la ville",
        "asserted",
    ),
    (
        "Les pêcheurs reprochent à la Commission européenne sa politique de quotas.",
        "pêcheurs",
        "Commission européenne",
        "sa politique de quotas",
        "asserted",
    ),
    (
        "Paul Roux reproche au patron de Chimex, Luc Petit, d'avoir caché les analyses.",
        "Paul Roux",
        "Luc Petit",
        "avoir caché les analyses",
        "asserted",
    ),
    (
        "Le Chili met en cause la Bolivie et sa politique de pillage des eaux.",
        "Chili",
        "Bolivie",
        "sa politique de pillage des eaux",
        "asserted",
    ),
    (
        "L'opposition pointe du doigt la gestion calamiteuse du ministre Luc Petit.",
        "opposition",
        "Luc Petit",
        "la gestion calamiteuse",
        "asserted",
    ),
    (
        "Le rapport pointe la responsabilité de Chimex dans l'incendie.",
        "rapport",
        "Chimex",
        "la responsabilité de Chimex",
        "asserted",
    ),
    (
        "L'association Rivages dénonce les mensonges de la préfecture.",
        "Rivages;association Rivages;ONG Rivages",
        "préfecture",
        "les mensonges",
        "asserted",
    ),
    (
        "L'association Rivages a dénoncé le silence de la mairie sur les rejets toxiques.",
        "Rivages;association Rivages;ONG Rivages",
        "mairie",
        "le silence",
        "asserted",
    ),
    (
        "Amnesty International dénonce des violations des droits de l'Homme au Tchad.",
        "Amnesty International",
        "Tchad",
        "des violations des droits de l'Homme",
        "asserted",
    ),
    (
        "L'ONU condamne les bombardements israéliens sur l'hôpital.",
        "ONU",
        "Israël",
        "les bombardements israéliens",
        "asserted",
    ),
    (
        "Le collectif s'insurge contre les méthodes brutales de la police.",
        "collectif",
        "police",
        "les méthodes brutales",
        "asserted",
    ),
    (
        "Berlin attribue la cyberattaque à la Russie.",
        "Allemagne",
        "Russie",
        "la cyberattaque",
        "asserted",
    ),
    (
        "Berlin tient Moscou pour responsable de la cyberattaque.",
        "Allemagne",
        "Russie",
        "la cyberattaque",
        "asserted",
    ),
    (
        "Marie Dupont en veut à la direction d'avoir caché l'accident.",
        "Marie Dupont",
        "direction",
        "avoir caché l'accident",
        "asserted",
    ),
    (
        "Le patron de Solvia, Jean Martin, s'en est pris à la Commission, coupable à ses yeux d'avoir sacrifié l'industrie.",
        "Jean Martin",
        "Commission",
        "avoir sacrifié l'industrie",
        "asserted",
    ),
    (
        "Les riverains ont fustigé l'inaction de la mairie.",
        "riverains",
        "mairie",
        "l'inaction",
        "asserted",
    ),
    (
        "Le député Luc Petit taxe la ministre de mensonge.",
        "Luc Petit",
        "ministre",
        "mensonge",
        "asserted",
    ),
    (
        "Le député Luc Petit a traité la ministre de menteuse.",
        "Luc Petit",
        "ministre",
        "menteuse",
        "asserted",
    ),
    (
        "Les avocats rejettent la faute sur l'hôpital.",
        "avocats",
        "hôpital",
        "",
        "asserted",
    ),
    (
        "Le ministre fait porter la responsabilité de la crise aux syndicats.",
        "ministre",
        "syndicats",
        "la crise",
        "asserted",
    ),
    (
        "Le procureur soupçonne l'ancien maire d'avoir favorisé son gendre.",
        "procureur",
        "ancien maire",
        "avoir favorisé son gendre",
        "hedged",
    ),
    (
        "Le Kenya dit soupçonner la Somalie d'abriter les assaillants.",
        "Kenya",
        "Somalie",
        "abriter les assaillants",
        "hedged",
    ),
    (
        "Selon la police, le suspect aurait tué sa voisine.",
        "police",
        "suspect",
        "aurait tué sa voisine",
        "hedged",
    ),
    (
        "L'avocat de la famille, Me Jean Martin, parle d'un « mensonge » de l'hôpital.",
        "Jean Martin",
        "hôpital",
        "mensonge",
        "asserted",
    ),
    (
        "L'opposante Marie Dupont dénonce un « coup de force » du président Luc Petit.",
        "Marie Dupont",
        "Luc Petit",
        "coup de force",
        "asserted",
    ),
    (
        "Le Pakistan, qui accuse l'Inde de financer les séparatistes, a fermé sa frontière.",
        "Pakistan",
        "Inde",
        "financer les séparatistes",
        "asserted",
    ),
    (
        "L'Inde, que le Pakistan accuse de financer les séparatistes, a démenti.",
        "Pakistan",
        "Inde",
        "financer les séparatistes",
        "asserted",
    ),
    (
        "L'Inde, à qui le Pakistan reproche de financer les séparatistes, a démenti.",
        "Pakistan",
        "Inde",
        "financer les séparatistes",
        "asserted",
    ),
    (
        "Bamako avait déjà accusé Paris, en août, de violer son espace aérien.",
        "Mali",
        "France",
        "violer son espace aérien",
        "asserted",
    ),
    (
        "Dans une lettre ouverte, vingt médecins accusent le ministère de la Santé de mettre en danger les patients.",
        "vingt médecins",
        "ministère de la Santé",
        "mettre en danger les patients",
        "asserted",
    ),
    (
        "Le syndicat des pilotes estime que la compagnie Airlys a menti sur les horaires.",
        "syndicat des pilotes",
        "Airlys",
        "a menti sur les horaires",
        "asserted",
    ),
    (
        "L'ONG Rivages affirme que Chimex déverse des produits toxiques dans le fleuve.",
        "Rivages;association Rivages;ONG Rivages",
        "Chimex",
        "déverse des produits toxiques",
        "asserted",
    ),
    (
        "Selon l'ONG Rivages, Chimex déverse des produits toxiques dans le fleuve.",
        "Rivages;association Rivages;ONG Rivages",
        "Chimex",
        "déverse des produits toxiques",
        "asserted",
    ),
    (
        "D'après un rapport de la Cour des comptes, la région a dissimulé sa dette.",
        "rapport de la Cour des comptes;Cour des comptes",
        "région",
        "a dissimulé sa dette",
        "asserted",
    ),
    (
        "Aux yeux de l'opposition, le premier ministre a trahi ses électeurs.",
        "opposition",
        "premier ministre",
        "a trahi ses électeurs",
        "asserted",
    ),
    (
        "Le président a dénoncé ce qu'il appelle une « ingérence » de l'Union européenne.",
        "président",
        "Union européenne",
        "ingérence",
        "asserted",
    ),
    (
        "Le collectif déplore que la mairie ait coupé les arbres sans autorisation.",
        "collectif",
        "mairie",
        "coupé les arbres sans autorisation",
        "asserted",
    ),
    (
        "Le maire regrette que l'État ait « abandonné » les zones rurales.",
        "maire",
        "État",
        "abandonné",
        "asserted",
    ),
    (
        "La Serbie a protesté contre les provocations du Kosovo.",
        "Serbie",
        "Kosovo",
        "les provocations",
        "asserted",
    ),
    (
        "La Corée du Sud a appelé la Corée du Nord à cesser ses provocations.",
        "Corée du Sud",
        "Corée du Nord",
        "ses provocations",
        "asserted",
    ),
]
PASSIVE: list[Case] = [
    (
        "La société Chimex est accusée de pollution.",
        "",
        "Chimex",
        "pollution",
        "asserted",
    ),
    (
        "La société Chimex, accusée de pollution par les riverains, nie toute responsabilité.",
        "riverains",
        "Chimex",
        "pollution",
        "asserted",
    ),
    (
        "Accusée par les syndicats de vouloir fermer l'usine, la direction dément.",
        "syndicats",
        "direction",
        "vouloir fermer l'usine",
        "asserted",
    ),
    (
        "Le chanteur est visé par une enquête pour agression sexuelle.",
        "",
        "chanteur",
        "agression sexuelle",
        "hedged",
    ),
    (
        "Le chanteur est visé par une plainte pour viol.",
        "",
        "chanteur",
        "viol",
        "asserted",
    ),
    (
        "Le chanteur fait l'objet d'une enquête pour fraude fiscale.",
        "",
        "chanteur",
        "fraude fiscale",
        "hedged",
    ),
    (
        "Les faits reprochés au maire remontent à 2018.",
        "",
        "maire",
        "",
        "",
    ),
    (
        "Le maire se voit reprocher d'avoir favorisé son gendre.",
        "",
        "maire",
        "avoir favorisé son gendre",
        "asserted",
    ),
    (
        "On reproche au maire d'avoir favorisé son gendre.",
        "",
        "maire",
        "avoir favorisé son gendre",
        "asserted",
    ),
    (
        "Le sabotage a été imputé à la Russie par Berlin.",
        "Allemagne",
        "Russie",
        "Le sabotage",
        "asserted",
    ),
    (
        "Le sabotage, imputé à la Russie, avait privé la ville de courant.",
        "",
        "Russie",
        "sabotage",
        "asserted",
    ),
    (
        "Cet attentat, attribué par Kaboul au groupe Ansar, a fait dix morts.",
        "Afghanistan",
        "Ansar;groupe Ansar",
        "attentat",
        "asserted",
    ),
    (
        "Le directeur de l'hôpital a été désigné comme responsable de la panne par les syndicats.",
        "syndicats",
        "directeur de l'hôpital",
        "la panne",
        "asserted",
    ),
    (
        "Luc Petit est tenu pour responsable de la faillite par ses associés.",
        "associés (Luc Petit);associés",
        "Luc Petit",
        "la faillite",
        "asserted",
    ),
    (
        "L'entreprise est critiquée par les associations pour son manque de transparence.",
        "associations",
        "entreprise",
        "son manque de transparence",
        "asserted",
    ),
]
JUDICIAL: list[Case] = [
    (
        "Marie Dupont attaque son employeur, la société Chimex, en justice pour harcèlement.",
        "Marie Dupont",
        "Chimex",
        "harcèlement",
        "asserted",
    ),
    (
        "L'association Rivages a déposé plainte contre l'État pour mise en danger de la vie d'autrui.",
        "Rivages;association Rivages;ONG Rivages",
        "État",
        "mise en danger de la vie d'autrui",
        "asserted",
    ),
    (
        "L'association Rivages annonce qu'elle va porter plainte contre Chimex.",
        "Rivages;association Rivages;ONG Rivages",
        "Chimex",
        "",
        "asserted",
    ),
    (
        "Une information judiciaire a été ouverte contre Luc Petit pour corruption.",
        "",
        "Luc Petit",
        "corruption",
        "hedged",
    ),
    (
        "Le parquet de Lyon a ouvert une enquête contre Luc Petit pour corruption.",
        "parquet de Lyon",
        "Luc Petit",
        "corruption",
        "hedged",
    ),
    (
        "L'ancien ministre Luc Petit sera jugé en mars pour prise illégale d'intérêts.",
        "",
        "Luc Petit",
        "prise illégale d'intérêts",
        "hedged",
    ),
    (
        "L'ancien ministre Luc Petit a été renvoyé devant le tribunal correctionnel pour favoritisme.",
        "",
        "Luc Petit",
        "favoritisme",
        "hedged",
    ),
    (
        "L'ancien ministre Luc Petit a été inculpé aux côtés de son frère pour crimes de guerre.",
        "",
        "Luc Petit",
        "crimes de guerre",
        "hedged",
    ),
    (
        "Le suspect a été écroué pour tentative de meurtre.",
        "",
        "suspect",
        "tentative de meurtre",
        "hedged",
    ),
    (
        "Un homme de 30 ans a été interpellé, soupçonné d'avoir incendié une école.",
        "",
        "homme de 30 ans",
        "avoir incendié une école",
        "hedged",
    ),
    (
        "Le parquet a requis trois ans de prison contre Luc Petit, poursuivi pour escroquerie.",
        "",
        "Luc Petit",
        "escroquerie",
        "hedged",
    ),
    (
        "La joueuse a assigné son club en justice pour discrimination.",
        "joueuse",
        "club (joueuse);club",
        "discrimination",
        "asserted",
    ),
    (
        "Washington poursuit Google pour abus de position dominante.",
        "États-Unis",
        "Google",
        "abus de position dominante",
        "asserted",
    ),
]
NOMINAL: list[Case] = [
    (
        "La plainte de la ville contre Chimex pour pollution a été classée.",
        "ville",
        "Chimex",
        "pollution",
        "",
    ),
    (
        "Les accusations de fraude portées par l'opposition contre Luc Petit sont graves.",
        "opposition",
        "Luc Petit",
        "fraude",
        "asserted",
    ),
    (
        "Les accusations de plagiat visant la romancière Marie Dupont se multiplient.",
        "",
        "Marie Dupont",
        "plagiat",
        "asserted",
    ),
    (
        "L'actrice a été la cible d'accusations de racisme.",
        "",
        "actrice",
        "racisme",
        "asserted",
    ),
    (
        "Luc Petit fait face à des accusations de viol.",
        "",
        "Luc Petit",
        "viol",
        "asserted",
    ),
    (
        "Les critiques de la CGT contre la direction portent sur les salaires.",
        "CGT",
        "direction",
        "",
        "asserted",
    ),
    (
        "Le réquisitoire de l'ONG Rivages contre Chimex tient en vingt pages.",
        "Rivages;association Rivages;ONG Rivages",
        "Chimex",
        "",
        "asserted",
    ),
    (
        "Luc Petit est sous le coup d'une enquête pour blanchiment.",
        "",
        "Luc Petit",
        "blanchiment",
        "hedged",
    ),
]
SPOKEN: list[Case] = [
    (
        "« Le gouvernement a abandonné les agriculteurs », déplore Jean Martin.",
        "Jean Martin",
        "gouvernement",
        "a abandonné les agriculteurs",
        "asserted",
    ),
    (
        "« J'accuse la préfecture d'avoir falsifié les chiffres », a lancé Jean Martin.",
        "Jean Martin",
        "préfecture",
        "avoir falsifié les chiffres",
        "asserted",
    ),
    (
        "« Ce que nous reprochons à Chimex, c'est d'avoir caché l'accident », explique Jean Martin.",
        "Jean Martin",
        "Chimex",
        "avoir caché l'accident",
        "asserted",
    ),
    (
        "« Monsieur Petit, vous avez menti aux Français », a lancé la députée Marie Dupont à Luc Petit.",
        "Marie Dupont",
        "Luc Petit",
        "vous avez menti aux Français;avez menti aux Français",
        "asserted",
    ),
    (
        "« La mairie est responsable de ce gâchis », tonne Jean Martin.",
        "Jean Martin",
        "mairie",
        "responsable de ce gâchis;ce gâchis",
        "asserted",
    ),
    (
        "« La police nous a frappés sans raison », raconte Jean Martin.",
        "Jean Martin",
        "police",
        "nous a frappés sans raison",
        "asserted",
    ),
    (
        "Jean Martin affirme avoir été frappé par des policiers.",
        "Jean Martin",
        "policiers",
        "avoir été frappé",
        "asserted",
    ),
]
NOTHING = [
    "L'entreprise chargée de la pose de la toiture a fini le travail.",
    "Le président invita Paul Sermet à cesser sa carrière.",
    "« C'est une catastrophe pour la filière », a dit Jean Pichon.",
    "Le tribunal avait condamné Luc Petit à deux ans de prison pour escroquerie.",
    "La victime avait été condamnée en 2010.",
    "Le journal consacre de nombreuses critiques à la pièce.",
    "Plusieurs attaques contre des villages ont fait vingt morts.",
    "L'entreprise chargée de la toiture a fait faillite.",
    "La police a arrêté trois hommes lundi.",
    "Le conducteur devrait comparaître dans les prochains jours pour indiquer s'il plaide coupable.",
    "« Nous avons bien joué », s'est félicité l'entraîneur Jean Martin.",
    "« La présence d'une forêt a incité les hommes à s'installer », a précisé Jean Martin.",
    "« Je ne partage pas l'avis du ministre », a dit Jean Martin.",
    "« Le gouvernement a pris une bonne décision », s'est réjoui Jean Martin.",
    "Le maire a rendu compte de l'enquête publique.",
    "« Le maire a fait part des conclusions du commissaire enquêteur », a indiqué Jean Martin.",
    "« La commune a investi deux millions d'euros », souligne le maire Paul Roux.",
    "Le ministre craint que la grève ne dure.",
    "Luc Petit a été relaxé.",
]


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "charge", "status"),
    [*ACTIVE, *PASSIVE, *JUDICIAL, *NOMINAL, *SPOKEN],
)
def test_blame(nlp: Any, text: str, accuser: str, accused: str, charge: str, status: str) -> None:
    found = analyse(Article("x", text), nlp).accusations
    shown = [
        ([p.name for p in a.accusers], [p.name for p in a.accused], cut(text, a.charge), a.status)
        for a in found
    ]
    assert any(
        _is(accusers, accuser)
        and _is(parties, accused)
        and any(words.strip() in said for words in charge.split(";"))
        and status in ("", state)
        for accusers, parties, said, state in shown
    ), shown


@pytest.mark.parametrize("text", NOTHING)
def test_no_blame(nlp: Any, text: str) -> None:
    found = analyse(Article("x", text), nlp).accusations
    assert not found, [cut(text, a.charge) for a in found]


def _is(names: list[str], wanted: str) -> bool:
    """Tell whether the one name is one of those wanted, or nobody is and nobody was found."""
    accepted = [name.strip() for name in wanted.split(";") if name.strip()]
    return names == [] if not accepted else len(names) == 1 and names[0] in accepted
