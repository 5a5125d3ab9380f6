"""Specify who speaks in interviews, portraits, reactions and reportage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

# (what it shows, text, {words of the quotation: "speaker + speaker"})
CASES = [
    (
        "initials stand for a name",
        "Entretien. Le professeur Hervé Lansquenet publie une enquête.\n\nLa Gazette : Est-ce grave ?\n\n"
        "Hervé Lansquenet : Oui, une personne sur trois dort moins de six heures.\n\n"
        "La Gazette : Les somnifères sont-ils la solution ?\n\nH. L. : Ils sont utiles trois semaines, pas une de plus.\n\n"
        "La Gazette : Et vous, vous dormez bien ?\n\nH. L. (Rires.) Très mal, j'ai deux jumeaux de huit mois.",
        {
            "Oui, une personne": "Hervé Lansquenet",
            "Ils sont utiles": "Hervé Lansquenet",
            "Très mal": "Hervé Lansquenet",
        },
    ),
    (
        "a label with a full stop and a dash",
        "ENTRETIEN - L'hydrologue Claire Montavon a remis son rapport.\n\nLE FIGARO. – Le mot n'est-il pas excessif ?\n\n"
        "Claire MONTAVON. – Non, nous avons perdu 80 % des truites.\n\nÀ qui la faute, selon vous ?\n\n"
        "À tout le monde, donc à personne, et j'en suis triste.",
        {"Non, nous avons": "Claire Montavon", "À tout le monde": "Claire Montavon"},
    ),
    (
        "two who are asked together",
        "Nous avons réuni Sylvain Orsenne, adjoint à la mobilité, et Catherine Buisson, présidente des commerçants.\n\n"
        "Le centre sera piéton dès juin. Une bonne nouvelle ?\n\nSylvain Orsenne : Une nouvelle attendue depuis quinze ans, croyez-moi.\n\n"
        "Catherine Buisson : Toutes les villes, non, j'en connais où trente commerces ont fermé.\n\n"
        "Vous dites que la mairie n'a pas écouté.\n\nC. B. : Il y a eu trois réunions, dont deux en plein mois d'août.\n\n"
        "S. O. : C'est faux, l'étude est en ligne depuis le mois de février.",
        {
            "Une nouvelle": "Sylvain Orsenne",
            "Toutes les villes": "Catherine Buisson",
            "Il y a eu": "Catherine Buisson",
            "C'est faux": "Sylvain Orsenne",
        },
    ),
    (
        "who acts is spoken of: the portrayed speaks",
        "Odile Tressac étire une peau. « Il faut que la peau vous parle. » Elle a 71 ans.\n\n"
        "En 2009, un grand couturier frappe à la porte. Il veut cent paires. « J'ai ri. Il n'a pas ri. »",
        {"J'ai ri": "Odile Tressac"},
    ),
    (
        "kin who is spoken of",
        "Odile Tressac coud. « J'avais 15 ans. » Ce jour-là, sa mère l'accompagne jusqu'à la grille. « Elle m'a dit : tiens-toi droite. »",
        {"Elle m'a dit": "Odile Tressac"},
    ),
    (
        "kin who bears witness",
        "Odile Tressac coud. « J'avais 15 ans. » Sa mère se souvient. « Elle m'a dit qu'elle partait. »",
        {"Elle m'a dit": "mère"},
    ),
    (
        "one woman speaks of herself",
        "L'usine ferme et Lise Garnier est seule. Ses collègues partent, elle reste. « J'étais têtue. »",
        {"J'étais têtue": "Lise Garnier"},
    ),
    (
        "office in brackets before a colon",
        "Paul Girard (entraîneur de Caen) : « Je suis fier de mes joueurs. Après, on a arrêté de jouer. »",
        {"Je suis fier": "Paul Girard"},
    ),
    (
        "a body before a colon",
        "18 h 15. Enedis : « Le retour à la normale prendra plusieurs jours. »",
        {"Le retour": "Enedis"},
    ),
    (
        "signed in brackets",
        "Vos témoignages. « À Pornic, les tuiles volent, je suis inquiète » (Sandrine). « Ici, tout est calme » (Éric, pêcheur).",
        {"À Pornic": "Sandrine", "Ici, tout": "Éric"},
    ),
    (
        "a headline that announces whose words they are",
        "« Au lycée, j'étais le fantôme » : rencontre avec Yanis Ferroukhi, rappeur et apiculteur\n\nIl arrive en retard.",
        {"Au lycée": "Yanis Ferroukhi"},
    ),
    (
        "after X, the network",
        "« Nous perdons une voix », a écrit Anne Berset sur le réseau X. Le Théâtre de Vidy salue « une artiste d'une liberté absolue ».",
        {"Nous perdons": "Anne Berset", "une artiste": "Théâtre de Vidy"},
    ),
    (
        "two who are presented in one breath",
        "Bernadette et Louis, 66 et 70 ans, agriculteurs. « On a déjà perdu l'école et le médecin. »",
        {"On a déjà": "Bernadette + Louis"},
    ),
    (
        "the life of the dead",
        "Mort de l'actrice Madeleine Sorlin\n\nMadeleine Sorlin est morte mardi, a annoncé sa fille, la metteuse en scène Claire Aubonnet. "
        "Elle avait 88 ans.\n\nNée à Vevey, elle débarque à Paris à 18 ans. « On m'appelait la Vaudoise », confiait-elle en 2011.",
        {"On m'appelait": "Madeleine Sorlin"},
    ),
    (
        "a family name that is a noun opens a sentence",
        "Étienne Garance rentre chez lui. « C'est loin », note Raphaël Nowak, son élève. Le prix ? Garance hausse les épaules. « On va refaire la cuisine. »",
        {"On va refaire": "Étienne Garance"},
    ),
    (
        "a given name that is a people's",
        "Le capitaine caennais Romain Delahaye s'est arrêté devant les micros. « On se fait marcher dessus. »",
        {"On se fait": "Romain Delahaye"},
    ),
    (
        "a storm is nobody",
        "Tempête Gerda : 60 000 foyers privés d'électricité\n\n« Ne prenez pas la route », demande la préfète. La préfète de Loire-Atlantique, Hélène Carvallo, était notre invitée.",
        {"Ne prenez pas": "Hélène Carvallo"},
    ),
    (
        "words that open a paragraph, and who goes on acting",
        "Marie-Laure a choisi le lieu, l'heure, et la table.\n\n« Ma fille avait 13 ans quand ça a commencé. » Elle s'interrompt, remue son café.",
        {"Ma fille": "Marie-Laure"},
    ),
    (
        "a witness, then who is told of",
        "L'historienne Colette Vialard a mis dix ans à obtenir son récit. Il l'avait reçue dans sa cuisine, un dimanche. "
        "« J'ai cru qu'il allait me servir à boire. » René Caussimon est mort jeudi. René Caussimon avait 92 ans.",
        {"J'ai cru": "Colette Vialard"},
    ),
    (
        "who does something to the one who tells it",
        "À 12 ans, Éric Tavernost garde les vaches. « Je m'ennuyais. » C'est un curé, l'abbé Lemonnier, qui lui met les mains sur un clavier. "
        "« Il m'a dit : tu as des mains. »",
        {"Il m'a dit": "Éric Tavernost"},
    ),
    (
        "who dies does not speak",
        "« Ma mère avait soif », dit Corinne Vasseur. Sa mère, Odette, 91 ans, est morte en août. « J'ai envoyé quatorze mails. »",
        {"J'ai envoyé": "Corinne Vasseur"},
    ),
    (
        "a pronoun after the dead",
        "Son frère Samir, livreur, est mort en juin. Kevin Daubrac comparaît depuis lundi.\n\nIl a parlé d'une voix à peine audible. "
        "« J'ai eu peur », a-t-il bredouillé.",
        {"J'ai eu": "Kevin Daubrac"},
    ),
    (
        "whom the words compare",
        "Paul Girard dit ne pas être inquiet. Les deux apprentis « sont meilleurs que moi au même âge ».",
        {"sont meilleurs": "Paul Girard"},
    ),
    (
        "a line above that presents who speaks",
        "Le livre de l'année\nSabine Heurtel, librairie Le Poisson-Lune (Brest)\n« Ce roman m'a cueillie. L'autrice a mis neuf ans à l'écrire, on la croit. »",
        {"Ce roman": "Sabine Heurtel"},
    ),
    (
        "whose men they are",
        "Le manager Ugo Morana savourait. Ses hommes, réduits à quatorze, ont tenu. « À quatorze, on a joué plus simple. »",
        {"À quatorze": "Ugo Morana"},
    ),
    (
        "who opens the sentence before",
        "« Nous sommes un partenaire », a fait valoir Chantal Dubé. Réjeanne Turmel a lu la phrase. Elle a plié le papier. « Un partenaire, ça partage. »",
        {"Un partenaire, ça": "Réjeanne Turmel"},
    ),
    (
        "called by his deeds",
        "L'intéressé, Rory Kavanagh, s'est défendu. « Je suis exigeant », a répondu celui qui fut champion d'Europe.",
        {"Je suis exigeant": "Rory Kavanagh"},
    ),
    (
        "a question behind a quotation",
        "« Une bouteille pesait trop lourd », témoigne Anissa Brahimi. Elle insiste : « Consultez sans attendre. »\n\nExiste-t-il un vaccin ?\n\nUn seul voyageur suffit.",
        {"Consultez": "Anissa Brahimi"},
    ),
    (
        "who bears a grudge",
        "L'éleveur Gérard Munier s'est excusé. Il en veut à la société et au maire du village, Denis Collignon. « Mon frère a signé. »",
        {"Mon frère": "Gérard Munier"},
    ),
    (
        "a family name taken for a firm",
        "Éric Fontanel, 58 ans, est assis. L'ingénieur Lars Mikkelsen se tait. Fontanel a une autre version. « Lars avait le choix. »",
        {"Lars avait": "Éric Fontanel"},
    ),
    (
        "the same",
        "« Elle négocie debout », ironise Karim Bensaïd, délégué CGT. Le même concède que la parole donnée est tenue.",
        {"la parole donnée": "Karim Bensaïd"},
    ),
    (
        "an old man",
        "Michel Aubanel, fondateur des Fonderies, annonce qu'il vend. Sa fille proteste.\n\nLe vieil homme nous reçoit dans son jardin. « J'avais tort. »",
        {"J'avais tort": "Michel Aubanel"},
    ),
    (
        "whom the paragraph brings on",
        "« Elle va vite », ironise Karim Bensaïd, délégué CGT. À la CFDT, Brigitte Lorenzi va plus loin. « Pendant le Covid, elle a avancé les salaires. »",
        {"Pendant le Covid": "Brigitte Lorenzi"},
    ),
    (
        "a voice on the telephone",
        "« Samu, bonsoir, que se passe-t-il ? » Ludivine, assistante de régulation, a la voix douce. Au bout du fil, un homme haletant.\n\n"
        "— C'est ma femme, elle est tombée.\n\n— Est-ce qu'elle respire, monsieur ?\n\n— Oui, elle respire.",
        {"C'est ma femme": "homme haletant", "Est-ce qu'elle": "Ludivine"},
    ),
    (
        "who acts before a dialogue begins it",
        "L'assistante Ludivine Roux a changé de voix.\n\n— Tu es où, là ?\n\n— Dans ma chambre.\n\n— Tu peux ouvrir la porte pour moi ?",
        {"Tu es où": "Ludivine Roux", "Tu peux ouvrir": "Ludivine Roux"},
    ),
    (
        "a sentence that holds what others wanted",
        "Le coach Geoffrey Vanhecke cherchait ses mots. Le Flandrien, que plusieurs supporters réclamaient de limoger en novembre, tient sa revanche. "
        "« Je n'en veux à personne. »",
        {"Je n'en veux": "Geoffrey Vanhecke"},
    ),
    (
        "a thing asked about",
        "Bertrand Oury réfute toute violence. La chambre froide ? « Une blague. On en faisait tous. »",
        {"Une blague": "Bertrand Oury"},
    ),
    (
        "turns by letters",
        "On joint Hélène Charlebois, pédopsychologue, à l'heure du souper.\n\nQ. Vous écrivez que les écrans ne sont pas le problème.\n\n"
        "R. C'est surtout plus compliqué que ça, je vous l'accorde.\n\nQ. Vos détracteurs vous en veulent ?\n\nR. Il y a pire, et je n'ai rien à vendre.",
        {"C'est surtout": "Hélène Charlebois", "Il y a pire": "Hélène Charlebois"},
    ),
    (
        "who is named in the words does not say them",
        "Silvan Meier a gagné. Il devance l'Irlandais Peter Doyle. « Doyle grimpe mieux que moi », soupire le nouveau leader.",
        {"Doyle grimpe": "Silvan Meier"},
    ),
    (
        "a testimony",
        "Bruno Fabre, maçon, 58 ans\n\nLa réforme vue d'en bas.\n\n« J'ai commencé à 16 ans, chez mon oncle. »\n\n« Ma femme fait des ménages, je l'aide. »\n\nRecueilli par Nadège Le Corre",
        {"J'ai commencé": "Bruno Fabre", "Ma femme": "Bruno Fabre"},
    ),
    (
        "whom we meet again",
        "Salomé Kahn n'a pas dormi.\n\nOn l'avait quittée élève, on la retrouve patronne. « Je répète qu'il n'y a pas de petit rôle. »",
        {"Je répète": "Salomé Kahn"},
    ),
    (
        "a given name alone has a gender",
        "Contactée, l'inspection du travail se tait. Fanny, elle, a changé de métier. Elle est fleuriste. « Les fleurs, ça ne crie pas. »",
        {"Les fleurs": "Fanny"},
    ),
    (
        "asked after somebody else's words",
        "La cinéaste Salomé Kahn sourit. « J'ai signé », dit Alain Sadoun, son producteur. Salomé Kahn se lève.\n\n"
        "– Et maintenant ?\n\n– Maintenant, je dors.\n\n– Et après ?\n\n– Après, je recommence.",
        {"Maintenant, je": "Salomé Kahn", "Après, je": "Salomé Kahn"},
    ),
    (
        "one letter for one name",
        "Agnès Thibault est cadre de santé, Momo brancardier, Sabrina interne. Ils ont écrit un guide.\n\nComment est née l'idée ?\n\n"
        "Agnès Thibault : Dans un ascenseur, un monsieur tournait depuis vingt minutes.\n\nMomo : Je le dis encore, ça marche neuf fois sur dix.\n\n"
        "Vous y parlez des morts ?\n\nSabrina : Une seule, la première que j'ai vue.\n\nM. : Et moi, j'en ai vu trop, croyez-moi.",
        {"Je le dis": "Momo", "Une seule": "Sabrina", "j'en ai vu trop": "Momo"},
    ),
    (
        "a title for whom the words are about",
        "Le maire, Radosław Szot, dit avoir tout essayé. À Katowice, la voïvode balaie l'attaque. « M. Szot a voté la fermeture. »",
        {"M. Szot": "voïvode"},
    ),
]


@pytest.mark.parametrize(("topic", "text", "expected"), CASES)
def test_speaker(
    check_speakers: Callable[..., None], topic: str, text: str, expected: dict[str, str]
) -> None:
    check_speakers(topic, text, expected)


NOT_SAID = [
    (
        "what leads an interview, and what it asks",
        "**« Le loup, je l'ai vu »**\n\nÉleveur à Sainte-Croix, Mathias Rouvière a perdu 34 bêtes. Un an après, il raconte.\n\n"
        "**Où en êtes-vous, un an après ?**\n\nJe dors mal, j'ai racheté vingt agnelles et deux patous.\n\n"
        "**Avez-vous été indemnisé ?**\n\nEn partie, après quatorze mois de formulaires.\n\n"
        "**Vous avez menacé de tout vendre.**\n\nJe ne menace pas, je compte et je n'y arrive plus.",
        ["Éleveur à", "menacé de tout vendre", "Où en êtes"],
    ),
    (
        "notes on players under their names",
        "Les notes. Luc Moreau et Paul Girard ont brillé, Jean Tessier a sombré.\n\nLuc Moreau : Une passe décisive et un but, le meilleur.\n\n"
        "Paul Girard : Précieux à la récupération, il a beaucoup couru.\n\nJean Tessier : Masqué sur le premier but, fautif sur le second.",
        ["Une passe", "Précieux", "Masqué"],
    ),
]


@pytest.mark.parametrize(("topic", "text", "words"), NOT_SAID)
def test_not_said(nlp: Any, topic: str, text: str, words: list[str]) -> None:
    said = [cut(text, q.content) for q in analyse(Article(id="a", text=text), nlp).quotes]
    assert not [w for w in words for s in said if w in s], topic


def test_the_marks_of_an_answer_are_not_said(nlp: Any) -> None:
    text = (
        "Trois questions à Boubacar Keïta, directeur des urgences.\n\n1. Cela va-t-il se reproduire ?\n\n« C'est probable, hélas. »\n\n"
        "2. Que demandez-vous ?\n\n« Trois choses : des lits d'aval, des lits d'aval, des lits d'aval. »\n\n"
        "3. Un souvenir qui vous fait tenir ?\n\n« Une vieille dame, un soir de réveillon, qui m'a pris la main. »"
    )
    said = [cut(text, q.content) for q in analyse(Article(id="a", text=text), nlp).quotes]
    assert "Trois choses : des lits d'aval, des lits d'aval, des lits d'aval." in said


def test_an_answer_that_asks_back_behind_a_question_that_does_not_ask(nlp: Any) -> None:
    text = (
        "Adjointe aux mobilités, Céline Auberger quitte la vie politique.\n\nPropos recueillis par Luc Roy.\n\n"
        "Pourquoi partir ?\n\nParce que j'ai fait douze ans et que mes enfants ont grandi sans moi.\n\n"
        "L'opposition vous accuse d'avoir vidé le centre-ville.\n\nC'est une légende. Les vitrines vides sont passées de quatorze "
        "à neuf pour cent en six ans. M. Bertrand le sait parfaitement, mais il préfère raconter n'importe quoi. Qui a vidé le centre ?\n\n"
        "Vous avez eu des mots durs…\n\nJe les maintiens, on nous a lâchés.\n\nQu'allez-vous faire ?\n\nReprendre mon métier à Lyon, tout simplement."
    )
    said = [cut(text, q.content) for q in analyse(Article(id="a", text=text), nlp).quotes]
    assert any(s.startswith("C'est une légende") and s.endswith("centre ?") for s in said)
    assert not any("L'opposition" in s or "mots durs" in s for s in said)
