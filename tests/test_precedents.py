"""Specify the precedents that a text brings up: what recalls one, how it is named, when it was, and who recalls it."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse, analyse_all
from briefing.model import Article, Precedent, When, cut

# An article's own story stands before what it recalls.
LEAD = (
    "Le conseil municipal se réunira jeudi soir pour examiner le budget. Une trentaine de questions sont "
    "inscrites à l’ordre du jour, dont la cantine.\n\n"
)

RECALLED = [
    (
        "D’après Laure Odier, économiste à Brax, le marché a déjà connu une flambée semblable en 1977.",
        "le marché a déjà connu une flambée semblable en 1977",
        1977,
    ),
    ("Le syndicat dit craindre un autre Malartic-Sud.", "Malartic-Sud", None),
    (
        "On a la mémoire longue. En 2008, il avait fallu la mort d’une locataire, intoxiquée au gaz, pour que la tour soit évacuée.",
        "mort d’une locataire",
        2008,
    ),
    (
        "Les riverains restent marqués par l’incendie de la scierie de Brax.",
        "incendie de la scierie de Brax",
        None,
    ),
    (
        "Ailleurs, c’est l’affaire Ostrac-Enodia qui reste dans toutes les têtes.",
        "affaire Ostrac-Enodia",
        None,
    ),
    (
        "Les soupçons rappellent ceux nés en octobre 2016 à Brax.",
        "ceux nés en octobre 2016 à Brax",
        2016,
    ),
    (
        "Elle y voit l’écho de celle qui, en 2005, avait divisé Ostrac.",
        "celle qui, en 2005, avait divisé Ostrac",
        2005,
    ),
    (
        "Le souvenir du Grand canal de la Sauvière hante les élus.",
        "Grand canal de la Sauvière",
        None,
    ),
    ("Elle a rappelé le précédent d’Ostrac.", "précédent d’Ostrac", None),
    ("L’ombre d’Ostrac plane sur le tribunal.", "Ostrac", None),
    (
        "Certains se souviennent de 2008 et de la fermeture de la sucrerie de Brax.",
        "fermeture de la sucrerie de Brax",
        2008,
    ),
    (
        "Plus près d’ici, à Brax, un boucher avait écopé de six mois de prison en 2018.",
        "un boucher avait écopé de six mois de prison en 2018",
        2018,
    ),
    (
        "Ce n’est pas la première fois : en 2012, le dérapage des comptes avait coûté son poste au directeur, "
        "avant que la chambre ne s’en mêle.",
        "dérapage des comptes",
        2012,
    ),
    (
        "Les vieux du port parlent encore des tempêtes Irma et Oscar.",
        "tempêtes Irma et Oscar",
        None,
    ),
    ("Comme Lenoir en 2006, le capitaine a quitté le terrain.", "Lenoir en 2006", 2006),
    (
        "Les riverains redoutent un scénario semblable à celui de 2009, lors de l’effondrement du viaduc de Mornay.",
        "effondrement du viaduc de Mornay",
        2009,
    ),
    (
        "Comme en 2014 lors de l’incendie de la halle de Brax, les pompiers ont manqué d’eau.",
        "incendie de la halle de Brax",
        2014,
    ),
    (
        "Déjà, en 2009, la rupture de la digue de Maurens avait fait trois morts.",
        "rupture de la digue de Maurens",
        2009,
    ),
    (
        "La députée a mis les rieurs de son côté en rappelant l’affaire Delmotte.",
        "affaire Delmotte",
        None,
    ),
    (
        "Ce n’est pas la première fois que la ville est touchée : en 2011, une fuite de chlore avait intoxiqué vingt baigneurs.",
        "fuite de chlore",
        2011,
    ),
    (
        "Un an après le scandale des Ehpad Azuréa, le groupe promet la transparence.",
        "scandale des Ehpad Azuréa",
        None,
    ),
    (
        "À l’image de la grève de 1995, le mouvement s’installe dans la durée.",
        "grève de 1995",
        1995,
    ),
    ("Dans le sillage de l’affaire Quillien, les langues se délient.", "affaire Quillien", None),
    ("Depuis le scandale du Lipozine, les laboratoires se méfient.", "scandale du Lipozine", None),
    (
        "La défense invoque le précédent de la raffinerie de Grandpuy, où les scellés avaient été levés.",
        "raffinerie de Grandpuy",
        None,
    ),
    ("Les juges ont appliqué la jurisprudence Bertholet.", "jurisprudence Bertholet", None),
    (
        "On se souvient de l’accident du funiculaire de Montréal-le-Haut, en 1987.",
        "accident du funiculaire de Montréal-le-Haut, en 1987",
        1987,
    ),
    ("Le dossier n’est pas sans rappeler l’affaire Perrachon.", "affaire Perrachon", None),
    ("Sa formule fait écho à l’appel de Chinon de 1973.", "appel de Chinon de 1973", 1973),
    ("Une telle coupure est une première depuis la tempête de 1999.", "tempête de 1999", 1999),
    ("L’ombre du procès Marchandeau plane sur l’audience.", "procès Marchandeau", None),
    ("Le spectre de la crise de 2008 hante les marchés.", "crise de 2008", 2008),
    (
        "Les syndicats gardent en mémoire la fermeture de l’usine Tréfilor, en 2013.",
        "fermeture de l’usine Tréfilor, en 2013",
        2013,
    ),
    ("Nul n’a oublié le naufrage de l’Étoile-du-Nord.", "naufrage de l’Étoile-du-Nord", None),
    (
        "La vallée avait déjà été frappée en 1993 par les inondations de la Sauvière.",
        "inondations de la Sauvière",
        1993,
    ),
    (
        "Il y a dix ans, l’explosion de la poudrerie de Sorgues-Haut avait tué quatre ouvriers.",
        "explosion de la poudrerie de Sorgues-Haut",
        None,
    ),
    ("Elle a comparé la loi à l’ordonnance Villers de 1941.", "ordonnance Villers de 1941", 1941),
    (
        "Le précédent le plus proche remonte à 2016 : la cour avait alors annulé le permis de la tour Ariane.",
        "la cour avait alors annulé le permis de la tour Ariane",
        2016,
    ),
    (
        "« Comme au temps du maccarthysme, on dresse des listes », s’indigne Paul Roux.",
        "maccarthysme",
        None,
    ),
    (
        "Le pays n’avait pas connu pareille violence depuis les émeutes de 2005.",
        "émeutes de 2005",
        2005,
    ),
    (
        "Pour l’historien Paul Roux, la situation évoque la guerre des Farines.",
        "guerre des Farines",
        None,
    ),
    (
        "Quatre ans plus tôt, à Lormont-sur-Mer, un pétrolier avait éventré un quai.",
        "un pétrolier avait éventré un quai",
        None,
    ),
    (
        "La maire plaide la prudence. « Souvenez-vous de Malpasset », a-t-elle lancé à la fin de la réunion publique.",
        "Malpasset",
        None,
    ),
    ("Reste le spectre d’Azuréa.", "Azuréa", None),
    ("Le Danois Lars Holm se souvient, lui, de mars 2017.", "mars 2017", 2017),
    ("Elle a rappelé le dossier de l’Abbaye-aux-Saules.", "dossier de l’Abbaye-aux-Saules", None),
    (
        "Tous ont en mémoire la liquidation de Casar, en 1995.",
        "liquidation de Casar, en 1995",
        1995,
    ),
    ("Les élus font référence aux accords de Sainte-Foy.", "accords de Sainte-Foy", None),
    ("Le ministre veut éviter un second Furiani.", "Furiani", None),
    (
        "Tout comme le Vioxal en 2004, le médicament avait été présenté comme sûr.",
        "Vioxal en 2004",
        2004,
    ),
    (
        "La presse y voit un remake de l’affaire des avions renifleurs.",
        "affaire des avions renifleurs",
        None,
    ),
    (
        "Le texte s’inscrit dans la lignée de la loi Falconnet de 1982.",
        "loi Falconnet de 1982",
        1982,
    ),
    (
        "Vingt ans après le massacre de Kéréba, l’armée est de nouveau mise en cause.",
        "massacre de Kéréba",
        None,
    ),
    (
        "Les enquêteurs font le lien avec l’attentat de la gare de Belval, en 2017.",
        "attentat de la gare de Belval, en 2017",
        2017,
    ),
    (
        "Le parquet avait ouvert une enquête du même type après la catastrophe de Vaulnaveys.",
        "catastrophe de Vaulnaveys",
        None,
    ),
    (
        "Il s’agit du plus grave accident depuis le déraillement de Brugnac, en 2003.",
        "déraillement de Brugnac, en 2003",
        2003,
    ),
    ("Le patron dit ne pas vouloir d’un nouveau Florange.", "Florange", None),
    ("L’État a retenu la leçon de Sivens.", "Sivens", None),
    (
        "L’avocat a cité l’arrêt Dumoulin, rendu en 1998 par le Conseil d’État.",
        "arrêt Dumoulin",
        1998,
    ),
    ("La chute du cours rappelle celle de 1929.", "celle de 1929", 1929),
    (
        "Cette affaire rappelle étrangement le dossier Vernier, classé sans suite en 2012.",
        "dossier Vernier",
        2012,
    ),
    (
        "Le groupe avait été condamné pour des faits similaires en 2015.",
        "Le groupe avait été condamné pour des faits similaires en 2015",
        2015,
    ),
    (
        "La commune n’en est pas à son premier sinistre : en 1977, un incendie avait détruit la scierie Morand.",
        "un incendie avait détruit la scierie Morand",
        1977,
    ),
    (
        "L’expert dresse un parallèle avec la crise des missiles de 1962.",
        "crise des missiles de 1962",
        1962,
    ),
    ("Elle a dressé un parallèle avec l’affaire Dreyfus.", "affaire Dreyfus", None),
    (
        "Un précédent inquiète : en 2018, deux alpinistes étaient morts au même endroit.",
        "deux alpinistes étaient morts au même endroit",
        2018,
    ),
    ("Il faut remonter à 1956 pour trouver un hiver aussi froid.", "Il faut remonter à 1956", 1956),
    (
        "Il faut remonter à la tempête Lothar pour trouver des vents pareils.",
        "tempête Lothar",
        None,
    ),
    ("Le souvenir des grèves de 1948 est encore vif.", "grèves de 1948", 1948),
    ("« C’est un Vioxal bis », accuse Paul Roux.", "Vioxal bis", None),
    ("« On veut nous refaire le coup du Vioxal », accuse Paul Roux.", "Vioxal", None),
    (
        "L’épisode des quotas laitiers, en 1984, est resté dans les mémoires.",
        "épisode des quotas laitiers, en 1984",
        1984,
    ),
    (
        "Le groupe n’a pas été inquiété, contrairement à Solvadis, condamné en 2016 pour des faits comparables.",
        "Solvadis",
        2016,
    ),
    (
        "Tous ont en tête l’effondrement de la rue d’Auvers, en 2018.",
        "effondrement de la rue d’Auvers, en 2018",
        2018,
    ),
    (
        "Le texte est né après l’explosion de l’usine Terral, en 2001.",
        "explosion de l’usine Terral, en 2001",
        2001,
    ),
    (
        "Le fantasme d’un complot renvoie à l’affaire des fiches de 1904.",
        "affaire des fiches de 1904",
        1904,
    ),
    (
        "« Rappelez-vous l’Irak et les armes de destruction massive », lance Paul Roux.",
        "Irak",
        None,
    ),
    (
        "Paul Roux rappelle que la ville avait perdu, en 1998, un procès semblable contre la société Albin.",
        "procès semblable contre la société Albin",
        1998,
    ),
    (
        "L’association rappelle qu’un premier accident avait fait deux morts en 2012.",
        "premier accident",
        2012,
    ),
    (
        "Le syndicat rappelle le sort des salariés de Manuval, licenciés en 2014.",
        "sort des salariés de Manuval",
        2014,
    ),
    (
        "En 2017, une décision identique avait été cassée par la cour d’appel de Riom.",
        "une décision identique avait été cassée par la cour d’appel de Riom",
        2017,
    ),
    (
        "En mars 2015, Aubreville avait vécu la même chose : son maire avait été mis en examen.",
        "Aubreville avait vécu la même chose",
        2015,
    ),
    ("Le parallèle avec l’affaire Vauclair saute aux yeux.", "affaire Vauclair", None),
    (
        "Les experts citent volontiers le cas d’Arbois, où une digue avait cédé en 1990.",
        "cas d’Arbois",
        None,
    ),
    (
        "Voilà vingt ans, le même préfet avait fermé l’usine Lorrain.",
        "le même préfet avait fermé l’usine Lorrain",
        None,
    ),
    (
        "À Bordères, en 2007, une affaire similaire s’était terminée devant les assises.",
        "affaire similaire",
        2007,
    ),
    (
        "Une affaire similaire avait coûté son poste au maire de Bordères en 2007.",
        "Une affaire similaire avait coûté son poste au maire de Bordères en 2007",
        2007,
    ),
    (
        "Le pays a déjà connu pareille crise en 1994, lorsque la banque centrale avait dévalué.",
        "crise en 1994",
        1994,
    ),
    (
        "Le même scénario s’était produit en 2010 à Lambres, où deux enfants s’étaient noyés.",
        "Le même scénario s’était produit en 2010 à Lambres",
        2010,
    ),
    (
        "La dernière fois, en 2010, deux enfants s’étaient noyés.",
        "deux enfants s’étaient noyés",
        2010,
    ),
    (
        "Pour Paul Roux, « c’est la même logique que la réforme Marchal de 2003 ».",
        "réforme Marchal de 2003",
        2003,
    ),
    (
        "Il a invoqué l’exemple de la réforme Marchal, abandonnée en 1995 après trois semaines de grève.",
        "réforme Marchal",
        1995,
    ),
    ("Les images rappellent les heures les plus noires de la dictature.", "dictature", None),
    ("Le ministre se réfère au plan Câble de 1982.", "plan Câble de 1982", 1982),
    ("Rien à voir, assure le préfet, avec l’accident de Moirans.", "accident de Moirans", None),
    ("Le bilan est plus lourd que celui de la tempête Irma.", "tempête Irma", None),
    ("On pense à la marche des Fiertés de 1981.", "marche des Fiertés de 1981", 1981),
    ("Le conseil s’appuie sur l’arrêt Bosco du 3 mai 1996.", "arrêt Bosco du 3 mai 1996", 1996),
    ("La cour s’est fondée sur la décision Perruel de 2000.", "décision Perruel de 2000", 2000),
    ("« Comme en 2005, les banlieues vont s’embraser », prévient Paul Roux.", "en 2005", 2005),
    (
        "Comme ce fut le cas lors du séisme de Varnes, les secours ont tardé.",
        "séisme de Varnes",
        None,
    ),
    (
        "C’est la première usine fermée par le groupe depuis celle de Lambres en 2013.",
        "celle de Lambres en 2013",
        2013,
    ),
    (
        "« On nous traite comme au temps de mon grand-père », peste Paul Roux.",
        "au temps de mon grand-père",
        None,
    ),
    (
        "« En 2003, on nous avait promis la même chose », peste Paul Roux.",
        "En 2003, on nous avait promis la même chose",
        2003,
    ),
    ("Tous, au village, ont en tête Vaubert.", "Vaubert", None),
    ("« Ce n’est pas Vaubert, et tant mieux », souffle Paul Roux.", "Vaubert", None),
    ("« En 82, on avait eu de l’eau jusqu’aux fenêtres », dit Paul Roux.", "En 82", 1982),
    ("Les plus anciens pensent plutôt à octobre 1987.", "octobre 1987", 1987),
    (
        "Deux villages ont fermé leur plage, comme l’avait fait Ostrac en 2009.",
        "Ostrac en 2009",
        2009,
    ),
    (
        "En mars 2012, huit marins avaient péri dans le naufrage d’un chalutier.",
        "naufrage d’un chalutier",
        2012,
    ),
    (
        "Le jugement s’inscrit dans le sillage de celui qui avait arrêté le barrage d’Ostrac.",
        "celui qui avait arrêté le barrage d’Ostrac",
        None,
    ),
    (
        "« Nous ne referons pas Photowatt », a dit Paul Roux, en allusion à l’usine rachetée en 2012.",
        "Photowatt",
        None,
    ),
    ("Pour les familles, c’est Chibok qui recommence.", "Chibok", None),
    (
        "« C’est la fermeture des hauts-fourneaux qui recommence », s’indigne Paul Roux.",
        "fermeture des hauts-fourneaux",
        None,
    ),
    (
        "Personne n’avait oublié le béluga de la Seine, mort à l’été 2022.",
        "béluga de la Seine",
        2022,
    ),
    (
        "Beaucoup comparent le retraité à Kostas Georgakis, cet étudiant qui s’était immolé à Gênes.",
        "Kostas Georgakis",
        None,
    ),
    (
        "Les plus âgés comparent l’ampleur des cortèges à ceux de 1978, à la veille de la chute du chah.",
        "ceux de 1978",
        1978,
    ),
    (
        "C’est le premier accident mortel dans une manche du championnat du monde depuis celui de Michael Park.",
        "celui de Michael Park",
        None,
    ),
    (
        "La dernière en date avait été celle du syndic de Nyon, passé aux Verts.",
        "celle du syndic de Nyon",
        None,
    ),
    (
        "En 2011, un oléoduc d’Exxon s’y était rompu près de Laurel.",
        "un oléoduc d’Exxon s’y était rompu près de Laurel",
        2011,
    ),
]

ORDINARY = [
    "Il a repris l’affaire de son oncle en 2018. L’étaiement ? C’était, selon lui, l’affaire du sous-traitant.",
    "Une plaque a été posée à la mémoire du veilleur, Algis Norvaisa. L’hiver a été marqué par des coupures d’eau.",
    "On instruit à Brax « le procès du BTP tout entier », dit-il.",
    "« On dormait sur les sacs », se rappelle Henri, venu prêter main-forte.",
    "Élue en 2014, elle avait dirigé la campagne de 2017.",
    "Le ministre a évoqué la crise du logement.",
    "L’usine, ouverte en 1987, emploie trois cents personnes.",
    "La commission d’enquête créée en 2023 a rendu son rapport.",
    "Le projet a été lancé en 2019 par le département.",
    "En 2019, il avait été condamné pour violences.",
    "Comme le prévoit l’accord de branche, les salaires seront revus.",
    "Comme lundi, les trains circuleront normalement.",
    "Il a rappelé l’importance du dialogue.",
    "Le constructeur rappelle vingt mille véhicules.",
    "À l’image du maire Paul Roux, les élus sont prudents.",
    "Depuis l’élection de 2022, la majorité est fragile.",
    "Le médecin cite une étude de l’université de Lyon.",
    "Un nouveau projet de loi sera présenté en mars.",
    "Une nouvelle réunion est prévue avec la direction.",
    "Le procès se poursuivra lundi.",
    "L’affaire a été renvoyée devant la cour d’appel.",
    "Les recettes ont augmenté de 12 % depuis 2019.",
    "Le nombre de visiteurs est au plus haut depuis 2011.",
    "Après son élection en 2020, le maire avait promis une piscine.",
    "La ministre a convoqué les préfets.",
    "Le parquet a invoqué la loi de 1905.",
    "Il se souvient de son enfance à Dax.",
    "Les joueurs pensent à la finale.",
    "Comme beaucoup, elle a perdu son emploi en 2020.",
    "La loi de 2005 interdit de fumer dans les bureaux.",
    "Le rapport rappelle que l’usine a ouvert en 1987.",
    "Le groupe avait racheté Norsud en 2015.",
    "En 2017, la société avait réalisé un chiffre d’affaires de 3 millions d’euros.",
    "Paul Roux rappelle qu’il est maire depuis 2001.",
    "Elle a grandi à Lens, où son père était mineur, avant de partir pour Lille en 1998.",
    "Le contrat signé en 2012 avec la ville a été prolongé.",
    "L’association, fondée en 1975, compte deux cents membres.",
    "Né en 1948, il avait été ouvrier, puis syndicaliste.",
    "Le tribunal a appliqué l’article 12 de la loi du 3 mars 2010.",
    "Selon le recensement de 2019, la commune compte 2 000 habitants.",
    "Après un premier report en 2023, le chantier débutera en mai.",
    "Le festival, créé en 1990, avait accueilli 3 000 spectateurs en 2022.",
    "En 2021, le club avait terminé à la troisième place.",
    "Il a cité le poète et remercié sa famille.",
    "Comme en été, les terrasses sont pleines.",
    "Elle est maire depuis 2008.",
    "Pour la première fois, la salle était pleine.",
    "C’est une première depuis leur introduction en 2002.",
    "C’est le premier projet lancé depuis la création de l’agence en 2006.",
    "L’association cite des articles de 2008.",
    "Les débrayages à répétition de 2018 ont fait fuir les clients.",
    "Le lanceur a réussi dix tirs, dont celui de la sonde Ostrac en 2008 et celui de la sonde Brax en 2013.",
    "Née à Vukovar, elle a appris le tennis contre un mur.",
    "La verrerie a été déclarée en faillite en 2019.",
    "Il sera poursuivi en vertu de la loi sur la pollution marine de 2008.",
    "En 2001, un second signalement était resté sans réponse.",
    "En 1999, il avait été relaxé dans l’affaire des marchés de la foire.",
    "La fonderie avait été tirée d’affaire en 2002.",
    "Les rapports suivants, en 2020 et en 2022, avaient repris la même phrase.",
    "Le pays n’a plus de président depuis l’assassinat de Paul Roux, le 7 juillet.",
    "Le collectif est connu sous le nom de Brax Vert.",
    "La coopérative a pris le nom de Solvanor, et la halle porte le nom de Camille Ostrac.",
    "Les urgences ont reçu 31 400 patients, soit 4 % de plus qu’en 2018.",
    "Les amendes sont deux fois plus nombreuses, dix fois plus qu’en 2012.",
]


def precedents(nlp: Any, text: str, **about: Any) -> tuple[Precedent, ...]:
    return analyse(Article("essai", text, **about), nlp).precedents


def names(nlp: Any, text: str, **about: Any) -> list[str]:
    return [cut(text, p.name_spans) for p in precedents(nlp, text, **about)]


@pytest.fixture(scope="module")
def found(nlp: Any) -> dict[str, tuple[Precedent, ...]]:
    """Analyse all sentences at once, each after the lead of an article."""
    sentences = [*(text for text, _, _ in RECALLED), *ORDINARY]
    articles = (Article(str(i), LEAD + text) for i, text in enumerate(sentences))
    return dict(zip(sentences, (a.precedents for a in analyse_all(articles, nlp)), strict=True))


@pytest.mark.parametrize(("text", "name", "year"), RECALLED)
def test_recalled(
    found: dict[str, tuple[Precedent, ...]], text: str, name: str, year: int | None
) -> None:
    (precedent,) = found[text]
    assert cut(LEAD + text, precedent.name_spans) == name
    assert precedent.year == year


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_reports_recall_nothing(
    found: dict[str, tuple[Precedent, ...]], text: str
) -> None:
    assert found[text] == ()


def test_the_next_sentence_tells_what_is_no_first(nlp: Any) -> None:
    text = (
        LEAD
        + "Ce n’est pas la première fois que la commune est touchée. En 2012, soixante élèves du "
        "collège avaient été intoxiqués. La cantine avait fermé un mois."
    )
    assert names(nlp, text) == ["soixante élèves du collège avaient été intoxiqués"]


@pytest.mark.parametrize(
    ("text", "citer"),
    [
        (
            "« On ne doit jamais oublier la catastrophe de Morville », a déclaré Anne Leroy.",
            "Anne Leroy",
        ),
        (
            "Anne Leroy a rappelé que le naufrage de la « Belle-Aude », en 1994, avait souillé la côte.",
            "Anne Leroy",
        ),
        ("Anne Leroy convoque le souvenir de l’affaire Morand.", "Anne Leroy"),
        ("Plusieurs voisins avaient parlé de l’affaire Morand.", None),
        ("Le maire Paul Roux redoute une nouvelle affaire Morand.", "Paul Roux"),
        ("Anne Leroy a comparé la soirée au naufrage de la loi Claudel, en 2018.", "Anne Leroy"),
        ("Anne Leroy réclame une commission, à l’image de la commission Duvivier.", "Anne Leroy"),
        ("Beaucoup citent l’affaire Morand.", "Beaucoup"),
        ("Les anciens évoquent la crue de septembre 1980.", "anciens"),
        ("La situation rappelle l’affaire Morand.", None),
        ("À l’image de la grève de 1995, le ministre a vu le mouvement s’installer.", None),
        (
            "L’armée a déjà été mise en cause lors du massacre de Kéréba, en 1994. Anne Leroy a rappelé ce massacre.",
            "Anne Leroy",
        ),
    ],
)
def test_cited_by_the_speaker_or_by_who_recalls(nlp: Any, text: str, citer: str | None) -> None:
    (precedent,) = precedents(nlp, LEAD + text)
    assert [p.name for p in precedent.cited_by] == ([citer] if citer else [])


def test_the_articles_own_affair_is_no_precedent(nlp: Any) -> None:
    text = (
        "L’affaire Delmotte rebondit. Le juge a entendu lundi trois témoins au palais de justice, en présence "
        "des avocats.\n\nLe parquet rappelle que l’affaire Delmotte est instruite depuis deux ans. Le maire n’a "
        "pas souhaité évoquer l’affaire Delmotte devant la presse, qui l’attendait pourtant depuis le matin."
    )
    assert names(nlp, text) == []


def test_a_year_is_another_time_by_the_date_of_publication(nlp: Any) -> None:
    text = LEAD + "Le département avait fermé ses routes lors de la tempête de décembre 2023."
    assert names(nlp, text, published=When("2025-03-02")) == ["tempête de décembre 2023"]
    assert names(nlp, text, published=When("2024-01-10")) == []


def test_what_is_added_to_a_name_tells_its_year(nlp: Any) -> None:
    text = (
        LEAD
        + "Aux Pays-Bas, la mort de Luc Morand, roué de coups par des joueurs en décembre 2012, est dans tous les esprits."
    )
    assert [p.year for p in precedents(nlp, text)] == [2012]


def test_several_are_named_one_by_one(nlp: Any) -> None:
    text = (
        LEAD
        + "« N’oublions pas l’affaire Morand, le naufrage de la Belle-Aude et le scandale du Vioxal », dit Anne Leroy."
    )
    assert names(nlp, text) == ["affaire Morand", "naufrage de la Belle-Aude", "scandale du Vioxal"]


def test_a_list_goes_on_after_an_aside(nlp: Any) -> None:
    text = LEAD + "Le souvenir de Vaubert, fermé en deux mois en 2014, et de Norsud hante les élus."
    assert names(nlp, text) == ["Vaubert", "Norsud"]


def test_one_event_is_named_once(nlp: Any) -> None:
    text = (
        LEAD
        + "Paul Roux évoque l’affaire Morand. Comme dans l’affaire Morand, les scellés ont disparu."
    )
    assert names(nlp, text) == ["affaire Morand"]


def test_the_clause_behind_a_name_tells_of_the_same_event(nlp: Any) -> None:
    text = (
        LEAD
        + "Pour les familles, c’est Chibok qui recommence. En 2014, deux cents lycéennes avaient été enlevées."
    )
    assert names(nlp, text) == ["Chibok"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Ce n’est ni Tchernobyl ni Fukushima », relativise l’ingénieur.",
            ["Tchernobyl", "Fukushima"],
        ),
        (
            "« La Libye, en 2011, aurait dû nous servir de leçon », regrette Paul Roux.",
            ["Libye, en 2011"],
        ),
        (
            "Rappelons qu’en 2010 un incendie avait détruit l’usine Lorrain.",
            ["un incendie avait détruit l’usine Lorrain"],
        ),
        ("Les plus âgés parlent encore de l’hiver 1956.", ["hiver 1956"]),
        ("Le traumatisme de 2002 hante encore la gauche.", ["traumatisme de 2002"]),
        ("Le préfet rappelle que la loi du 2 mars 2012 a fait de ces rejets un délit.", []),
        ("Le précédent Huawei est dans toutes les têtes.", ["précédent Huawei"]),
        ("Le précédent Premier ministre avait refusé.", []),
        ("Jean Morel, en 2020, était encore directeur.", []),
    ],
)
def test_landmarks_states_and_times_stand_for_what_happened(
    nlp: Any, text: str, expected: list[str]
) -> None:
    assert names(nlp, LEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les anciens évoquent la gare, rayée de la carte en 1994 après les mêmes assurances.",
            "gare, rayée de la carte en 1994",
        ),
        (
            "Les soupçons rappellent ceux de 2009, quand la mairie avait perdu les dossiers.",
            "ceux de 2009, quand la mairie avait perdu les dossiers",
        ),
        (
            "Personne n’ose encore rêver d’un parcours à la Calais, finaliste surprise en 2000.",
            "Calais, finaliste surprise en 2000",
        ),
        ("On garde en mémoire la crue de 1982, quand le pont avait cédé.", "crue de 1982"),
    ],
)
def test_a_name_that_tells_nothing_takes_the_words_that_do(
    nlp: Any, text: str, expected: str
) -> None:
    assert names(nlp, LEAD + text) == [expected]
