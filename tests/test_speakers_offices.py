"""Who speaks where the daily press tells of offices: apposed, joined, held by somebody only named so far."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "apposed behind a day",
        "« C'est non », a déclaré dimanche la ministre déléguée au Logement, Anne Verdier, au micro de Radio Sud.",
        {"C'est non": "Anne Verdier"},
    ),
    (
        "apposed behind whom one tells it to",
        "« Rien n'est tranché », a confié à l'AFP le ministre délégué à l'Europe, Karel Dubosc.",
        {"Rien n'est": "Karel Dubosc"},
    ),
    (
        "a given name that nobody knows, behind a department",
        "« Elle doit partir », a estimé de son côté le sénateur du Finistère Yannig Corbel, membre de l'opposition.",
        {"Elle doit": "Yannig Corbel"},
    ),
    (
        "a given name that nobody knows, behind a title",
        "La réplique est venue du secrétaire d'État Márton Szélkó. « Le pays est pris en otage », a-t-il déclaré.",
        {"Le pays": "Márton Szélkó"},
    ),
    (
        "a particle behind M.",
        "Le ministre délégué à l'Europe, Tanguy d'Espalais, était là. « C'est une fable », a balayé M. d'Espalais.",
        {"C'est une fable": "Tanguy d'Espalais"},
    ),
    (
        "a second title",
        "Le maire porte plainte contre Léa Bordier, conseillère régionale et porte-parole du mouvement L'Élan. "
        "Contactée, la porte-parole de L'Élan a fini par réagir. « C'est une image », explique-t-elle.",
        {"C'est une image": "Léa Bordier"},
    ),
    (
        "an office of the only woman named",
        "Paul Verdier comptait 600 voix d'avance sur Lise Garnier. Vingt minutes plus tard, l'ancienne ministre de la Santé "
        "annonçait « une victoire nette ». « On ne me volera pas », a-t-elle prévenu.",
        {"une victoire": "Lise Garnier", "On ne me volera": "Lise Garnier"},
    ),
    (
        "no office of a woman named where another one holds it",
        "Paul Verdier comptait 600 voix d'avance sur Lise Garnier. L'ancienne ministre de la Santé, Sophie Carlier, arbitrait. "
        "« Je verrai », a lâché l'ancienne ministre.",
        {"Je verrai": "Sophie Carlier"},
    ),
    (
        "who leads a government that bears her name",
        "Le texte est adopté après le rejet d'une motion contre le gouvernement d'Hélène Rambert. "
        "Dans une brève déclaration, la Première ministre s'est dite « résolue à poursuivre ».",
        {"résolue": "Hélène Rambert"},
    ),
    (
        "no prime minister of another state",
        "Le rejet d'une motion contre le gouvernement d'Hélène Rambert a fait réagir à l'étranger. "
        "« C'est une bonne nouvelle », a salué la Première ministre danoise.",
        {"C'est une bonne": "Première ministre danoise"},
    ),
    (
        "a spokesman of this court",
        "Selon Nizar Chebli, porte-parole de cette juridiction, le dossier est complet. « Il est vide », dit l'avocate. "
        "Le porte-parole du tribunal a réfuté ces propos, soulignant que l'audition s'était bien passée.",
        {"l'audition": "Nizar Chebli"},
    ),
    (
        "by whose voice a body speaks",
        "Le gouvernement, par la voix de son porte-parole, Karim Belhadj, rejette toute ingérence. "
        "« Chacun est libre », a-t-il déclaré à la presse.",
        {"Chacun est libre": "Karim Belhadj"},
    ),
    (
        "no body that only got the text",
        "Dans un communiqué parvenu à la MAP, la commune dénonce « une campagne de dénigrement ». Elle précise que l'appel d'offres a été suivi.",
        {"une campagne": "commune", "l'appel d'offres": "commune"},
    ),
    (
        "our interlocutor",
        "« On nous promet tout », réagit Nadia Hadj, infirmière. Elle soupire longuement. « On nous punit », poursuit notre interlocutrice.",
        {"On nous promet": "Nadia Hadj", "On nous punit": "Nadia Hadj"},
    ),
    (
        "celle-ci, of whom a complement tells",
        "L'enquête a été ouverte à la suite d'un signalement de la médiatrice. « Les faits sont graves », note celle-ci dans un courrier.",
        {"Les faits": "médiatrice"},
    ),
    (
        "participle behind a comma",
        "L'ancien candidat Éric Delbos a également volé au secours du parlementaire, ironisant en ces termes : « La prochaine fois, ils excluront les caissières. »",
        {"La prochaine fois": "Éric Delbos"},
    ),
    (
        "a verb before des",
        "Odile en veut au maire. Son mari évoque des lettres anonymes et un pneu crevé. « Le soir, on ferme à clé », soupire-t-il.",
        {"Le soir": "mari (Odile)"},
    ),
    (
        "words whose auxiliary stands outside, of whom they are about",
        "Pour la Ligue rurale, « l'usine n'est pas seule en cause ». En signant sans la base, la Fédération a « troqué le revenu des siens contre sa tranquillité ».",
        {"l'usine": "Ligue rurale", "En signant": "Ligue rurale"},
    ),
    (
        "a second motion is no man",
        "La première motion a recueilli 283 voix. La seconde n'en a obtenu que 97. « C'est fini », a dit Lise Garnier.",
        {"C'est fini": "Lise Garnier"},
    ),
    (
        "a ministry by its seat",
        "Le porte-parole du ministère français des Affaires étrangères, Paul Garnier, était à Doha. Les pourparlers "
        "avancent, a indiqué le porte-parole du Quai d'Orsay.",
        {"Les pourparlers": "Paul Garnier"},
    ),
    (
        "no ministry of another state",
        "Anna Roche, porte-parole de la diplomatie russe, était à Doha. Selon le porte-parole du Quai d'Orsay, les "
        "pourparlers avancent.",
        {"les pourparlers": "porte-parole du Quai d'Orsay"},
    ),
    (
        "a house where something happened",
        "La police a plus de questions que de réponses sur l'agression commise dans un collège de Brax. Il a aussi "
        "indiqué que l'enquête durerait.",
        {"l'enquête": ""},
    ),
    (
        "a state where something happens",
        "La réunion aura lieu au Maroc en mai. « Rien n'est prêt », aurait-il déclaré.",
        {"Rien": ""},
    ),
    (
        "whom the words only tell of",
        "« Trente ans après le combat de Simone Garnier, tout recommence », confie la députée du Lot.",
        {"Trente ans": "députée du Lot"},
    ),
    (
        "whom the words only tell of, and a pronoun",
        "Anne Vidal préside la commission. « Simone Garnier avait tout compris », a-t-elle lancé.",
        {"Simone": "Anne Vidal"},
    ),
    (
        "a garde des Sceaux by his other title",
        "Le garde des Sceaux, Yaya Kondo, a démenti. « Nul n'est détenu », a insisté le ministre de la Justice.",
        {"Nul n'est": "Yaya Kondo"},
    ),
    (
        "a leader who is a prime minister, before whom he blames",
        "Le Premier ministre Ousmane Sarr a accusé l'ancien président Habib Kane d'avoir triché. "
        "« Ils ont menti », a martelé le leader du parti Jappo.",
        {"Ils ont menti": "Ousmane Sarr"},
    ),
    (
        "a grade of who speaks for the police",
        "Interrogé, le porte-parole de la police, Michel Jeanty, balaie ces critiques. "
        "« Nos unités tiennent », soutient le commissaire divisionnaire.",
        {"Nos unités": "Michel Jeanty"},
    ),
    (
        "a grade of who speaks for the army",
        "« Nous avons riposté », a dit le porte-parole de l'armée, Sani Kondo. « Ils ont fui », a ajouté le colonel.",
        {"Ils ont fui": "Sani Kondo"},
    ),
    (
        "the president of the body named since",
        "Driss Bennani, président du groupe parlementaire, est absent. La Fédération nationale du bâtiment réfute "
        "toute responsabilité. « Nos adhérents ne sont pas payés », fait savoir son président.",
        {"Nos adhérents": "président (Fédération nationale du bâtiment)"},
    ),
    (
        "the president of a body called otherwise",
        "La Fédération du bâtiment a un président, Driss Bennani. La fédération réfute tout. "
        "« Nos adhérents ne sont pas payés », fait savoir son président.",
        {"Nos adhérents": "Driss Bennani"},
    ),
    (
        "a giant of mining is a firm",
        "La mine Norvagold est accusée de tricher. Le géant minier se défend de toute fraude. "
        "« Tout a été négocié », précise son responsable de la communication.",
        {"Tout a été": "responsable de la communication (Norvagold)"},
    ),
    (
        "the body whose work elections are",
        "Norelec a appelé au calme. L'organe électoral « attend les procès-verbaux ».",
        {"attend": "Norelec"},
    ),
    (
        "a source who goes on to blame",
        "Selon son président, Habib Kane, le parti tient bon. Il a accusé le pouvoir de « museler les partis ».",
        {"museler": "Habib Kane"},
    ),
    (
        "a body that a woman told of, and blames",
        "Selon sa présidente, Awa Kane, le parti tient bon. Il a accusé le pouvoir de « museler les partis ».",
        {"museler": "parti"},
    ),
    (
        "a place before the colon of a headline",
        'Burkina : le FPB "prend acte du report"\n\nLe parti a réagi samedi.',
        {"prend acte": "FPB"},
    ),
    (
        "who serves a minister that bears the name",
        "« La grève était illégale », a rappelé le directeur de cabinet de la ministre Awa Ouedraogo.",
        {"La grève": "directeur de cabinet de la ministre Awa Ouedraogo"},
    ),
    (
        "the adviser of a president",
        "« C'est faux », a dit un conseiller du président Habib Kane.",
        {"C'est faux": "conseiller du président Habib Kane"},
    ),
    (
        "a spokeswoman of a ministry",
        "« C'est faux », a dit la porte-parole du ministère de la Justice Anne Carlier.",
        {"C'est faux": "Anne Carlier"},
    ),
    (
        "a deputy mayor",
        "« C'est faux », a dit le premier adjoint au maire Paul Carlier.",
        {"C'est faux": "Paul Carlier"},
    ),
    (
        "who runs a site of a name",
        "Le promoteur du site Kori Actu, Paul Deguenon, est serein. « Nous avons publié des preuves », explique-t-il.",
        {"Nous avons publié": "Paul Deguenon"},
    ),
    (
        "services of a body",
        "Le pont rouvrira mardi, selon les services de la mairie.",
        {"Le pont": "services de la mairie"},
    ),
]


@pytest.mark.parametrize(("topic", "text", "expected"), CASES)
def test_speaker(
    check_speakers: Callable[..., None], topic: str, text: str, expected: dict[str, str]
) -> None:
    check_speakers(topic, text, expected)
