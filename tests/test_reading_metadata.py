"""An article's own lines tell its title, author and date, and which lines are not its text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import When
from briefing.reading import dates
from briefing.reading.metadata import Metadata, describe

BODY = (
    "Le préfet a ordonné mardi la fermeture de l’usine, dont les rejets inquiètent les riverains "
    "depuis le printemps. La direction conteste les mesures et demande une contre-expertise.\n"
)


def lines_of(text: str, metadata: Metadata) -> list[str]:
    return [span.cut(text) for span in metadata.boilerplate]


@pytest.mark.parametrize(
    "title",
    [
        "Pollution : le préfet ferme l’usine",
        "Grippe : « Nous étions prévenus », accuse l’opposition",
        "Faut-il fermer l’usine de Saint-Aubin ?",
        'Usine fermée: la direction dénonce "un acharnement"',
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_short_first_line_is_the_title(title: str, gap: str) -> None:
    found = describe(f"{title}{gap}{BODY}")
    assert found.title == title
    assert found.title_span == (0, len(title))


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "« C’est une diffamation. »\n\n" + BODY,
        "Le préfet a tranché mardi.\n\n" + BODY,
        "- un point de liste\n\n" + BODY,
        "Société\n" + BODY,
        # Lines wrapped by hand: the first is the beginning of a sentence.
        "Le préfet a ordonné mardi la fermeture de\nl’usine, dont les rejets inquiètent\n"
        "Saint-Aubin et ses voisins depuis le\nprintemps, a-t-il dit.\n",
    ],
)
def test_a_text_without_a_headline_has_no_title(text: str) -> None:
    assert describe(text).title is None


def test_the_title_follows_a_date_line() -> None:
    found = describe(f"Dernière mise à jour à 09h10 le 13/02\nL’usine ferme ses portes\n\n{BODY}")
    assert found.title == "L’usine ferme ses portes"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Par Thibault MERCANDIN", "Thibault MERCANDIN"),
        ("Par Hugo Lestrade, à Monaco", "Hugo Lestrade"),
        ("Par Camille Dutertre (à Saint-Aubin, envoyée spéciale)", "Camille Dutertre"),
        ("Par Jeanne d’Ormel et Paul de La Tour", "Jeanne d’Ormel et Paul de La Tour"),
        ("Par J.-B. Tavernel - Publié le 18/09/2024 à 19h12", "J.-B. Tavernel"),
        ("A. Vanderheyde (avec Belga) | Mis en ligne mercredi à 20:14", "A. Vanderheyde"),
        ("Propos recueillis par Géraldine Aubriot", "Géraldine Aubriot"),
    ],
)
def test_a_byline_names_the_author(line: str, author: str) -> None:
    text = f"L’usine ferme ses portes\n\n{line}\n\n{BODY}"
    found = describe(text)
    assert found.author == author
    assert lines_of(text, found) == [line]


def test_a_name_alone_beside_a_date_line_is_the_author() -> None:
    text = f"L’usine ferme ses portes\nPublié le 3 mai 2024\nClémence Roussel\n{BODY}"
    assert describe(text).author == "Clémence Roussel"


@pytest.mark.parametrize(
    "line", ["Par Toutatis, quelle histoire", "Par ailleurs", "Par Saint-Aubin"]
)
def test_what_only_looks_like_a_byline_is_none(line: str) -> None:
    assert describe(f"L’usine ferme ses portes\n\n{line}\n\n{BODY}").author is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Publié le 12 mars 2024 à 08h10", "2024-03-12"),
        ("Publié le 1er août 2023", "2023-08-01"),
        ("Mis en ligne le 05/02/2024 à 12:00", "2024-02-05"),
        ("Publié le 18/09/24 | Mis à jour le 20/09/24", "2024-09-18"),
        ("Mis à jour le 20/09/2024 - Publié le 18/09/2024", "2024-09-18"),
        ("mardi 12 mars 2024", "2024-03-12"),
        ("Paris, le 6 novembre 2024", "2024-11-06"),
        ("2024-11-06", "2024-11-06"),
        ("Date : 6 nov. 2024", "2024-11-06"),
    ],
)
def test_a_date_line_gives_the_date_as_written(line: str, iso: str) -> None:
    text = f"L’usine ferme ses portes\n\n{line}\n\n{BODY}"
    found = describe(text)
    assert found.published is not None
    assert found.published.iso == iso
    assert not found.published.inferred
    assert found.published.span is not None
    assert lines_of(text, found) == [line]


@pytest.mark.parametrize(
    "line",
    ["Dernière mise à jour à 09h10 le 13/02", "Publié le 12 mars à 08h10", "Paris, le 6 mai"],
)
def test_a_year_is_never_invented(line: str) -> None:
    found = describe(f"{line}\n\n{BODY}")
    assert found.published is None
    (warning,) = found.warnings
    assert "n’a pas d’année" in warning


def test_another_line_can_give_the_year_and_the_date_is_marked() -> None:
    text = f"L’usine ferme ses portes\nPublié le 12 mars à 8h\n{BODY}\nMis à jour le 13 mars 2024\n"
    start = text.index("12 mars")
    assert describe(text).published == When("2024-03-12", "day", True, (start, start + 7))  # type: ignore[arg-type]


def test_titles_below_a_bare_heading_are_links_and_prose_is_not() -> None:
    titles = (
        "« Ici, on signe d’abord » : plongée dans les marchés\nLe candidat qui disait « peut-être »"
    )
    text = f"L’usine ferme ses portes\n\n{BODY}\nÀ LIRE AUSSI\n{titles}\n\n{BODY}"
    links = [b.cut(text) for b in describe(text).boilerplate]
    assert "".join(links).count("«") == 2
    assert BODY[:20] not in "".join(links)


def test_a_link_can_give_the_year() -> None:
    found = describe(f"Publié le 12 mars à 8h\n{BODY}", known_year=2021)
    assert found.published is not None
    assert (found.published.iso, found.published.inferred) == ("2021-03-12", True)


def test_an_agency_dateline_gives_agency_and_date_and_stays_text() -> None:
    text = f"L’usine ferme ses portes\nPARIS, 12 mars 2024 (AFP) - {BODY}"
    found = describe(text)
    assert (found.outlet, found.published and found.published.iso) == ("AFP", "2024-03-12")
    assert found.boilerplate == ()


def test_a_date_in_the_prose_is_not_the_date_of_publication() -> None:
    found = describe(f"L’usine ferme ses portes\n\nLe 12 mars 2019, un incendie. {BODY}")
    assert found.published is None
    assert found.warnings == ()


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Alpichlor en cinq dates",
        "LIRE AUSSI > Une « omerta » à l’usine",
        "(Lire aussi page 5 : « Une omerta »)",
        "📌 LIRE AUSSI : « On nous a menti »",
        "À lire : « On nous a menti », dit le maire",
        "LIRE NOTRE ENQUÊTE > « On nous a menti »",
        "Lire en page 3 : « On nous a menti »",
        "Notre enquête : « On nous a menti »",
        "À lire également : Le 112 en chiffres (édition abonnés)",
        "© Photo : J.-B. Tavernel / Hors Cadre",
        "Crédit photo : Belgaimage",
        "Photo: Archives / Agence Tribune Est",
        "Source photo : D. R.",
        "Envoyer cet article par e-mail | Imprimer | Commenter (14)",
        "Partager : Facebook - X - WhatsApp - E-mail",
        "Partagez cet article sur Facebook, X ou Messenger",
        "Facebook | Twitter | LinkedIn",
        "Suivez-nous sur WhatsApp",
        "Abonnez-vous pour lire la suite",
        "Article réservé aux abonnés",
        "Le Courrier du Val – Tous droits réservés",
        "Temps de lecture : 4 min",
        # reading on
        "> Lire notre enquête : Dans les coulisses de l’usine",
        "Les articles les plus lus",
        "Dans la même rubrique",
        "Articles similaires : La préfète dit non",
        "Lire l’article complet",
        "Retour à l’accueil",
        # subscriptions and letters
        "Il vous reste 82 % de cet article à lire. La suite est réservée aux abonnés.",
        "La suite de cet article est réservée à nos abonnés",
        "Déjà abonné ? Connectez-vous",
        "Je m’abonne à partir de 1 € par mois, sans engagement",
        "Inscrivez-vous gratuitement à notre newsletter Le Brief du soir",
        "Recevez chaque matin l’essentiel de l’actualité dans notre lettre d’information",
        "Votre adresse e-mail",
        "Soutenez un journalisme indépendant",
        # cookies and rights
        "Ce site utilise des cookies pour mesurer son audience.",
        "En poursuivant votre navigation, vous acceptez le dépôt de cookies.",
        "Nous et nos 842 partenaires stockons des informations sur votre appareil.",
        "Tout accepter",
        "Continuer sans accepter →",
        "Gérer mes choix",
        "Conformément au RGPD, vous disposez d’un droit d’accès aux données qui vous concernent.",
        "Mentions légales | Politique de confidentialité | CGV | Plan du site",
        "Il vous reste 61,4 % de cet article à lire. La suite est réservée aux abonnés.",
        "Ajouter à vos sélections",
        "Publié le 12 mars 2024 à 06h00, modifié le 12 mars 2024 à 10h41",
        "Réutiliser ce contenu",
        "Chaque semaine, nos meilleurs articles sur le climat",
        # players, embeds, questions
        "Votre navigateur ne prend pas en charge cette vidéo.",
        "Ce contenu est bloqué car vous n’avez pas accepté les traceurs.",
        "Chargement en cours…",
        "L’usine ce matin pic.twitter.com/aBcDeF",
        "— Préfet de l’Ain (@Prefet01) March 12, 2024",
        "https://t.co/aBcDeF",
        "Vous avez repéré une erreur ? Écrivez-nous",
        "Et vous, donnez votre avis",
        # credits
        "Le préfet devant l’usine, le 12 mars. Jean Dupont / AFP",
        "La directrice (à gauche) et le maire. – © MAXPPP",
        "L’usine, à Saint-Aubin (Eure), le 4 mars 2024. JEANNE PORTIER / POUR « LE COURRIER »",
        "(photo d’illustration)",
        "Photo Le Courrier des Vallées/J. B.",
        "Texte : Jeanne Dupré",
        "De notre correspondante à Lyon",
        "Contact presse : service de communication",
        "burs-lmo/tvr/csa",
        "(AFP)",
        "Fin",
        "(Avec la contribution de Léna Hart à Berlin, édité par B. Sorel)",
    ],
)
def test_a_line_of_the_page_is_boilerplate(line: str) -> None:
    text = f"L’usine ferme ses portes\n\n{BODY}\n{line}\n"
    assert lines_of(text, describe(text)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Photographe de presse, elle accuse le journal.",
        "Publiée mardi, l’étude accuse le fabricant de mensonge.",
        "Le partage des eaux divise les riverains.",
        "Copyright ou pas, ils accusent le moteur de recherche.".replace(
            "Copyright", "Droit d’auteur"
        ),
        "Source : les riverains accusent la direction d’avoir menti.",
        "Fin de la récréation, a tranché le ministre.",
        "Selon l’AFP, le ministre a menti.",
        "Lire, voir, écouter : le ministre veut tout contrôler.",
        "« Abonnez les jeunes aux journaux », plaide-t-elle.",
        "Paris, Londres et La Haye accusent Moscou.",
        "Les cookies et les traceurs sont dans le viseur de la Cnil, qui accuse Google de mentir.",
        "« Nous utilisons des cookies, et vous l’acceptez », répond l’entreprise.",
        "Le RGPD vous donne des droits sur vos données, rappelle la Cnil.",
        "Une erreur de jugement ?",
        "Refuser, c’est mentir, accuse le maire.",
        "Selon Roland Dumas, les commissions étaient destinées à 80 % aux élus",
        "Madame la Présidente, le 13 avril prochain débutera un procès.",
        "Il est fêté le 22 mai.",
        "La suite du procès est réservée aux avocats, déplore-t-il.",
        "Votre adresse aux Français était un mensonge, accuse la députée.",
        "Retrouvez nos enfants, demandent les mères.",
        "Chaque semaine, nos journalistes reçoivent des menaces, dénonce la rédactrice en chef.",
        "Publié le 12 mars, le rapport accuse la direction.",
    ],
)
def test_prose_is_not_boilerplate(line: str) -> None:
    text = f"L’usine ferme ses portes\n\n{BODY}\n{line}\n\n{BODY}"
    assert lines_of(text, describe(text)) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-12T08:10:00+01:00", When("2024-03-12")),
        ("20240312", When("2024-03-12")),
        ("Tue, 12 Mar 2024 08:10:00 +0100", When("2024-03-12")),
        ("mardi 12 mars 2024", When("2024-03-12")),
        ("12/03/2024", When("2024-03-12")),
        ("2024", When("2024", "year")),
        ("2024-13-45", None),
        ("30 février 2024", None),
        ("12 mars", None),
        ("hier", None),
        ("", None),
        (None, None),
    ],
)
def test_a_metadata_date_is_read_in_its_usual_forms(
    value: str | None, expected: When | None
) -> None:
    assert dates.from_metadata(value) == expected


@pytest.mark.parametrize(
    "text", ["un taux de 3,5/10", "le 32/01/2024", "à 12.5 %", "M. Mars 2018", "version 1.2"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert list(dates.mentions(text)) == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_described(text: str) -> None:
    found = describe(text)
    previous = 0
    for start, end in found.boilerplate:
        assert previous <= start <= end <= len(text)
        previous = end
