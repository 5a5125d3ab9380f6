"""Who speaks in reports as the daily press writes them: courts, bodies, words told of behind or before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "no victim who died, but who is tried for it",
        "Julien M. a été condamné lundi à vingt ans de réclusion pour le meurtre de Mathis D. Ce peintre de 34 ans avait reconnu les faits. "
        "« Je ne voulais pas ça », a-t-il répété.",
        {"Je ne voulais pas": "Julien M."},
    ),
    (
        "no victim who died, though named last",
        "Un automobiliste de 41 ans était jugé mardi à Foix pour la mort de Lucas V. L'homme, qui comparaissait libre, a présenté ses excuses. "
        "« Je pense à la famille tous les jours », a-t-il dit.",
        {"Je pense à la famille": "automobiliste de 41 ans"},
    ),
    (
        "no dead of a couple",
        "Damien G. est jugé depuis lundi après la mort de Sarah et Marc T., un couple de randonneurs. « Je ne les ai pas vus », a affirmé le prévenu.",
        {"Je ne les ai pas vus": "Damien G."},
    ),
    (
        "tried, and not who was killed",
        "Le tribunal juge Romain P., un maçon de 29 ans, pour l'homicide involontaire d'Hugo L. L'accusé a parlé une heure. « J'ai paniqué », a-t-il expliqué.",
        {"J'ai paniqué": "Romain P."},
    ),
    (
        "no victim told of some sentences before, in a paragraph above",
        "La cour d'assises de l'Yonne a condamné vendredi Théo B. à 18 ans de réclusion criminelle pour le meurtre de Quentin Mallet, 24 ans. "
        "L'avocate générale en avait demandé 20.\n\nDeux jours d'audience. Dans le box, l'accusé aura peu parlé. Il admet les coups mais nie avoir voulu tuer. "
        "« Je voulais le faire taire », répète-t-il quand la présidente l'interroge.",
        {"Je voulais": "Théo B.", "avoir voulu": "Théo B."},
    ),
    (
        "driver and no dead couple, whom the court tries",
        "Le tribunal correctionnel d'Auxerre a condamné, mardi 3 juin, un chauffeur de 45 ans à trois ans de prison, dont un avec sursis, "
        "pour avoir causé la mort de Léa et Marc Sorel, un couple de motards.\n\nLe tribunal a reconnu ce boulanger coupable d'homicides involontaires. "
        "L'homme, qui comparaissait libre, a assuré au tribunal qu'il avait été « surpris par la pluie », avant d'admettre avoir « peut-être roulé trop vite ».",
        {"surpris par": "chauffeur de 45 ans", "roulé trop vite": "chauffeur de 45 ans"},
    ),
    (
        "demonstrative behind somebody of a group, no subject",
        "De quoi inquiéter certains médecins, dont Sophie Delcourt. « C'est une folie », a répondu sur RTL cette ancienne vice-présidente de l'Ordre. "
        "Elle rappelle que le service manque de lits.",
        {"C'est une folie": "Sophie Delcourt", "le service manque": "Sophie Delcourt"},
    ),
    (
        "demonstrative behind somebody of a group",
        "Certains élus, dont Hélène Carpentier, ont quitté la salle. « On nous prend pour des enfants », a répondu cette ancienne vice-présidente de la région.",
        {"On nous prend": "Hélène Carpentier"},
    ),
    (
        "demonstrative behind somebody of a group, judge",
        "Plusieurs médecins, dont Sophie Delcourt, s'étaient émus du projet. « C'était une erreur », a répondu cette ancienne cheffe de service de l'hôpital.",
        {"C'était une erreur": "Sophie Delcourt"},
    ),
    (
        "grade of a union's delegate",
        "« On n'en peut plus », a lancé Fabien Mercier, délégué du syndicat Alternative police. Le brigadier accuse : « La hiérarchie nous a abandonnés. »",
        {"La hiérarchie": "Fabien Mercier"},
    ),
    (
        "expert who is no lawyer",
        "Me Loana Hauata, avocate de la famille, a pris des notes. L'expert psychiatre a décrit un homme froid. « Il n'éprouve aucun remords », a-t-il dit.",
        {"Il n'éprouve": "expert psychiatre"},
    ),
    (
        "prosecutor who is no lawyer named later",
        "Le procureur a requis six mois. « Les faits sont graves », a souligné le procureur. Pour la défense, Maître Bertin a plaidé la relaxe.",
        {"Les faits sont graves": "procureur"},
    ),
    (
        "expert who is no lawyer, subject behind",
        "Me Yann Ledoux, avocat de la partie civile, l'interroge. « L'accusé est immature », répond l'expert psychologue.",
        {"L'accusé est immature": "expert psychologue"},
    ),
    (
        "those around somebody, behind",
        "L'entourage de la ministre se veut rassurant. « Rien n'est arrêté », a-t-on fait valoir.",
        {"Rien n'est arrêté": "entourage de la ministre"},
    ),
    (
        "staff, behind",
        "Le cabinet ne souhaite pas commenter. « L'enquête suit son cours », dit-on.",
        {"L'enquête suit": "cabinet"},
    ),
    (
        "body, behind",
        "La préfecture confirme la fermeture. Elle durera « deux mois au plus », précise-t-on.",
        {"deux mois au plus": "préfecture"},
    ),
    (
        "management, behind",
        "La direction reconnaît une panne. « Tout sera réparé vendredi », assure-t-on.",
        {"Tout sera réparé": "direction"},
    ),
    (
        "same source, no person",
        "« L'homme était connu de nos services », indique une source policière. Il s'appelle Karim Benali. « Il n'était pas armé », ajoute la même source.",
        {"Il n'était pas armé": "source policière"},
    ),
    (
        "that same source, no person who spoke in between",
        "Le pilote a freiné trop tard, selon une source proche de l'enquête. « C'est faux », rétorque Luc Garnier, son avocat. "
        "Le dossier sera transmis lundi, indique cette même source.",
        {"Le dossier sera": "source proche de l'enquête"},
    ),
    (
        "body as the same source",
        "La gendarmerie a ouvert une enquête. Deux hommes ont été interpellés, selon la même source.",
        {"Deux hommes": "gendarmerie"},
    ),
    (
        "sentence of somebody's",
        "« On travaille avec des bouts de ficelle » : cette phrase d'un infirmier de Roubaix résume la soirée.",
        {"On travaille avec": "infirmier de Roubaix"},
    ),
    (
        "words of somebody's, behind a colon",
        "« Nous ne céderons pas » : ces mots de Patrick Lemoine ont été applaudis.",
        {"Nous ne céderons": "Patrick Lemoine"},
    ),
    (
        "crowd that is heard",
        "Les parents bloquent la grille. « Démission », « menteurs », entend-on dans le cortège. La police regarde.",
        {"menteurs": "cortège"},
    ),
    (
        "crowd that is heard, sentence",
        "« Rendez-nous notre école ! », entend-on dans la foule.",
        {"Rendez-nous": "foule"},
    ),
    (
        "clause put in behind, not the one before",
        "Comme l'avait révélé le quotidien La Dépêche, « le chantier a été interrompu en avril », explique la commune.",
        {"le chantier": "commune"},
    ),
    (
        "named behind, not the subject before the colon",
        "Toute la stratégie de l'accusation est de prouver l'intention : « Il avait tout préparé », soutient Rémi Castel.",
        {"Il avait tout préparé": "Rémi Castel"},
    ),
    (
        "goes on with an infinitive",
        "Le maire, Alain Verdier, répond aux parents. « Je vous ai entendus. Nous agirons vite. » Et de promettre de « recevoir chaque famille ».",
        {"Je vous ai entendus": "Alain Verdier", "recevoir chaque": "Alain Verdier"},
    ),
    (
        "goes on with an infinitive, she",
        "La rectrice, Nadia Ferrand, tente d'apaiser. « Personne ne sera oublié. C'est l'État qui ferme des classes. » Et d'annoncer vouloir « rouvrir la concertation ».",
        {"Personne ne sera": "Nadia Ferrand", "rouvrir": "Nadia Ferrand"},
    ),
    (
        "who opened a session so",
        "« Il n'y aura pas de passe-droit. » Ainsi la présidente de la cour a-t-elle ouvert les débats.",
        {"Il n'y aura": "présidente de la cour"},
    ),
    (
        "by these words",
        "« Le silence tue. » C'est par ces mots que Claire Obadia a conclu son discours.",
        {"Le silence tue": "Claire Obadia"},
    ),
    (
        "by these words, body of a club",
        "« La fête est finie. » C'est avec ces mots que le président du club, Yves Rolland, a quitté la réunion.",
        {"La fête est finie": "Yves Rolland"},
    ),
    (
        "agency, and no woman in a complement",
        "L'ARS Bretagne confirme avoir reçu le signalement de Monique Keravel. Une inspection « aura lieu en mai », fait-elle savoir.",
        {"aura lieu en mai": "ARS Bretagne"},
    ),
    (
        "gender of what an acronym stands for",
        "L'Agence régionale de santé (ARS) a fermé le bloc. Le directeur, Paul Meunier, a écrit à l'ARS. Elle assure que « le bloc rouvrira en juin ».",
        {"le bloc rouvrira": "Agence régionale de santé"},
    ),
    (
        "state that is no man",
        "Le ministre Peter Walsh a rencontré ses homologues. L'Australie a rejeté l'accord. Il a dénoncé « un texte creux ».",
        {"un texte creux": "Peter Walsh"},
    ),
    (
        "police, and not whom its words tell of",
        "La police de Nantes a dit avoir peu d'indices au sujet d'un homme soupçonné d'avoir agressé une lycéenne dans un bus. "
        "L'enquête « ne fait que commencer », a-t-elle dit.",
        {"ne fait que": "police de Nantes"},
    ),
    (
        "police, and not a girl in its words",
        "La police de Lille a dit chercher un homme accusé d'avoir renversé une fillette devant son école. Le suspect « est en fuite », a-t-elle ajouté.",
        {"est en fuite": "police de Lille"},
    ),
    (
        "he, who tells of a body",
        "Le docteur James Porter a écrit au gouvernement. En soulignant que le NHS manque de lits, il a demandé aux patients d'attendre.",
        {"attendre": "James Porter"},
    ),
    (
        "reports, and no director told of behind",
        "D'après les rapports, Almodóvar, dont le dernier film est sorti lundi, n'était pas présent.",
        {"Almodóvar": "rapports"},
    ),
    (
        "reports of many, and no name behind a comma",
        "D'après les témoins, Moreno, dont la voiture était garée plus loin, n'avait pas bu.",
        {"Moreno": "témoins"},
    ),
    (
        "he who tells of a body, and no hospital, though nobody else is told of",
        "En signalant que l'hôpital subit des pressions énormes, il a encouragé les patients à patienter.",
        {"l'hôpital subit": ""},
    ),
    (
        "named behind marks that open and close alike",
        "Toute la stratégie de la défense est de plaider l'accident : “Il a voulu se réchauffer, rien de plus. On ne brûle pas la maison d'un ami“, "
        "affirme Maui Teriipaia, avocat de l'accusé.",
        {"Il a voulu": "Maui Teriipaia"},
    ),
    (
        "subject of the main clause, and nobody whose wish he yields to",
        "Le président se rangea au souhait de Pablo Rossi qui en voulait deux : « Va pour deux saisons. »",
        {"Va pour deux": "président"},
    ),
    (
        "boss told of over a passé simple that the parse takes for a noun",
        "Le patron lensois convia Ricardo à dîner. Le patron lensois assura Ricardo que tout irait bien.",
        {"tout irait bien": "patron lensois"},
    ),
    (
        "magistrate who presided over a court",
        "De quoi indigner certains juges, dont Odile Marchal. « C'est faux », a répondu cette ancienne vice-présidente du tribunal. "
        "La magistrate estime que la procédure a été respectée.",
        {"C'est faux": "Odile Marchal", "la procédure": "Odile Marchal"},
    ),
    (
        "who condemns in a relative clause, no speaker",
        "Diane Kabera dément avoir reçu de l'argent. Trois de ses collègues ont été arrêtés par une milice que l'ONU a souvent condamnée. "
        "« Ils viennent la nuit », raconte-t-elle.",
        {"Ils viennent": "Diane Kabera"},
    ),
    (
        "accused, and not whom he is tried for having killed",
        "Sofiane K. comparaît depuis mardi devant les assises du Rhône pour avoir tué Bruno Petit. L'accusé dit regretter son geste. "
        "« Je n'ai pas réfléchi », lâche-t-il.",
        {"regretter": "Sofiane K.", "pas réfléchi": "Sofiane K."},
    ),
    (
        "same source as somebody somewhere",
        "Au cabinet du ministre, on minimise. « C'est un simple rappel », assure-t-on. « Rien de neuf », ajoute la même source.",
        {"Rien de neuf": "cabinet du ministre"},
    ),
    (
        "cry of somebody's",
        "« On nous a oubliés » : ce cri du cœur d'une infirmière a fait le tour des réseaux.",
        {"On nous a oubliés": "infirmière"},
    ),
    (
        "many among whom one hears it",
        "« Dehors », scande-t-on dans les rangs des manifestants.",
        {"Dehors": "manifestants"},
    ),
    (
        "health fund, and no woman it wrote to",
        "La CPAM du Gard dit avoir répondu à Mme Ferry. Un remboursement « interviendra sous dix jours », promet-elle.",
        {"interviendra": "CPAM du Gard"},
    ),
    (
        "state that is a woman, and a man",
        "L'Allemagne a écarté Jens Weber de la liste. Il dénonce « une injustice ».",
        {"une injustice": "Jens Weber"},
    ),
    (
        "whom the headline calls with fewer words",
        "Une infirmière jugée à Brest pour des vols\n\nLe tribunal a entendu lundi une infirmière de la clinique Keraudren. « J'ai honte », a-t-elle murmuré.",
        {"J'ai honte": "infirmière de la clinique Keraudren"},
    ),
    (
        "the latter, and not the party in brackets",
        "Le rapport vise l'échevin du Logement, Marco Valenti (PS). Ce dernier s'étrangle. « C'est un procès d'intention », tonne-t-il.",
        {"procès d'intention": "Marco Valenti"},
    ),
    (
        "whose record it is",
        "Le bilan de l'entraîneur était mitigé : « On a bien défendu, mais on n'a pas marqué. »",
        {"On a bien défendu": "entraîneur"},
    ),
    (
        "whose opinion it is",
        "Le constat de Marie Vidal est sévère : « Plus personne ne répond au téléphone. »",
        {"Plus personne": "Marie Vidal"},
    ),
    (
        "whose feeling it is",
        "Le sentiment du capitaine est partagé : « On méritait mieux. »",
        {"On méritait": "capitaine"},
    ),
    (
        "subject of the main clause, before a colon",
        "Le directeur se rangea à l'avis de l'architecte qui en voulait trois : « Va pour trois étages. »",
        {"Va pour trois": "directeur"},
    ),
    (
        "inviting president, no player",
        "Le club reçut Diego Alvarez lundi. Le président lillois invita Diego à patienter. « Ton heure viendra », dit le président lillois.",
        {"Ton heure": "président lillois"},
    ),
]


@pytest.mark.parametrize(("topic", "text", "expected"), CASES)
def test_speaker(
    check_speakers: Callable[..., None], topic: str, text: str, expected: dict[str, str]
) -> None:
    check_speakers(topic, text, expected)
