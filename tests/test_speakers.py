"""Specify who speaks: a French text in, the speaker and the role of each quotation out."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, Quote, cut

# (what it shows, text, {words of the quotation: "speaker + speaker | role"})
CASES = [
    (
        "minister of junior rank",
        "Erwan Le Gall verra la secrétaire d'État, Claire Dumont, vendredi. « La loi est la même pour tous », prévient la ministre.",
        {"La loi": "Claire Dumont"},
    ),
    (
        "daughter that is the source",
        "Margaret Ellis a été arrêtée alors qu'elle rendait visite à une amie, selon sa fille. « Elle enseigne l'anglais », a dit cette dernière.",
        {"Elle enseigne": "fille (Margaret Ellis)"},
    ),
    (
        "counterpart of a state",
        "Le chef de la diplomatie britannique, Edward Lawson, s'est dit préoccupé. Le ministre iranien des Affaires étrangères, Hossein Karimi, doit rencontrer son homologue britannique. Ce dernier a prévenu qu'il évoquerait « en premier lieu » le cas des otages.",
        {"il évoquerait": "Edward Lawson"},
    ),
    (
        "director to come",
        "Le docteur Philippe Maes préside le conseil médical. Le cardiologue parle d'« un soulagement ». Il espère que le futur directeur sera « un soignant ». L'intérim est assuré par le directeur financier, Geert Pauwels. Entré en fonction il y a six mois, ce Courtraisien de 41 ans dit vouloir « remettre du liant ».",
        {
            "un soulagement": "Philippe Maes",
            "un soignant": "Philippe Maes",
            "remettre du": "Geert Pauwels",
        },
    ),
    (
        "mother of the little one",
        "Moment fort, la déposition de Fatoumata Keita, la mère du petit Ibrahim. « J'ai tenu mon fils par la fenêtre », a-t-elle raconté. La jeune femme réclame « juste que quelqu'un dise pardon ».",
        {"J'ai tenu": "Fatoumata Keita", "juste que": "Fatoumata Keita"},
    ),
    (
        "bench and bar",
        "« Mon client avait remplacé le disjoncteur », a fait observer Me Sandra Petit. La représentante du parquet, Julie Lambert, a requis deux ans. « Il savait, il n'a rien fait », a résumé la magistrate.",
        {"Mon client": "Sandra Petit", "Il savait": "Julie Lambert"},
    ),
    (
        "head of the prosecution",
        "Le procureur de la République, Christophe Aubert, a détaillé les charges devant Me Florence Guillot. « Il a d'abord dit qu'il dormait », a relevé le chef du parquet.",
        {"Il a d'abord": "Christophe Aubert"},
    ),
    (
        "old man and young woman",
        "Marcel Hoffmann, 81 ans, a vu fermer les mines. Sa petite-fille Chloé, soudeuse, vient d'être embauchée. « Je lui avais dit de partir », soupire l'octogénaire. Elle n'est pas de cet avis. « Moi, je veux rester », coupe la jeune femme.",
        {"Je lui": "Marcel Hoffmann", "Moi, je": "Chloé"},
    ),
    (
        "retired among counsel",
        "Gilbert Faure, 71 ans, propriétaire, est jugé avec son gendre, Cédric Morin, 43 ans. En défense, Me Jean-Yves Roche a plaidé la relaxe. « On cherche un coupable », a-t-il déploré. Invité à parler en dernier, le retraité a bredouillé quelques mots. « Je pense à eux tous les jours », a-t-il dit.",
        {"On cherche": "Jean-Yves Roche", "Je pense": "Gilbert Faure"},
    ),
    (
        "there, at a seat of power",
        "L'État avait mis 35 millions sur la table. L'hypothèse laisse Bercy de marbre. « La nationalisation n'est pas un projet industriel », y balaie-t-on.",
        {"La nationalisation": "Bercy"},
    ),
    (
        "conglomerate, firm, group",
        "Le rapport n'épargne pas le propriétaire, le conglomérat brésilien Siderminas. Siderminas récuse ces conclusions. L'entreprise souligne avoir injecté 120 millions d'euros. « Nous avons tout fait », se défend son directeur Europe, Paulo Mendes. Le groupe brésilien dit prendre la plainte « avec sérénité ».",
        {"avoir injecté": "Siderminas", "Nous avons": "Paulo Mendes", "prendre la": "Siderminas"},
    ),
    (
        "body named in a quotation",
        "Anne-Lise Chappuis conteste. « Nous avions transmis à la Cour des comptes », précise-t-elle. Celle-ci confirme avoir reçu un signalement.",
        {"avoir reçu": "Cour des comptes"},
    ),
    (
        "topic of a headline is nobody",
        "Procès Dumolin-Sart : l'ex-notaire dit avoir « perdu pied »\n\nLe tribunal a entamé l'examen du dossier de Luc Dumolin, 61 ans, un ancien notaire de Spa. « Je rembourserai », a dit l'ex-notaire.",
        {"perdu pied": "Luc Dumolin", "Je rembourserai": "Luc Dumolin"},
    ),
    (
        "name between marks is a ship",
        "Naufrage du « Calypso Trader » : l'armateur se défend\n\n« Nos équipages sont formés », assure l'armateur.",
        {"Nos équipages": "armateur"},
    ),
    (
        "whom somebody speaks of is somebody else",
        "Mourad Belker a demandé une commission d'enquête, jugeant que le maire « s'est affranchi de tout ».\n\nPiqué au vif, Bernard Lacaze a haussé le ton. Le maire, qui brigue un troisième mandat, a rappelé que deux médecins s'étaient engagés par écrit.",
        {"s'est affranchi": "Mourad Belker", "deux médecins": "Bernard Lacaze | maire"},
    ),
    (
        "subject with an age behind company",
        "Venue avec sa voisine, Ginette, 78 ans, n'a plus de médecin traitant. « Je fais quarante kilomètres », raconte-t-elle. Sa voisine acquiesce : « Qu'ils la fassent, leur maison. »",
        {"Je fais": "Ginette", "Qu'ils la": "voisine"},
    ),
    (
        "role with a party inside",
        "Le ministère a répondu au député (Les Écologistes) de Paris Romain Jourdan, porteur de la question. L'élu n'en démord pas. « Cela porte un nom », insiste-t-il.",
        {"Cela porte": "Romain Jourdan"},
    ),
    (
        "the first and the second of two",
        "« On nous a tondus », gronde Pascal Humbert, délégué CGT. « Pas un centime n'a été investi ici », abonde sa collègue Nadège Colin, de la CFDT. Les deux syndicalistes ont rencontré la direction mardi. Une entrevue « pour rien », selon le premier. La seconde veut croire qu'une solution est possible : « Tant qu'il y a des commandes, il y a de l'espoir. »",
        {"pour rien": "Pascal Humbert", "Tant qu'il": "Nadège Colin"},
    ),
    (
        "expert that is a firm",
        "L'expert mandaté par les élus du personnel, le cabinet Altéa, doit rendre son rapport. Le cabinet du ministre se tait. Le cabinet Altéa y pointe des frais « sans contrepartie ».",
        {"sans contrepartie": "Altéa"},
    ),
    (
        "retired father of whoever spoke",
        "Kevin Ballay, 26 ans, vient de signer. « J'ai appelé la banque hier », avoue-t-il. Son père, Denis Ballay, a travaillé ici trente-deux ans. « De mon temps, le patron habitait en face », se souvient le retraité.",
        {"J'ai appelé": "Kevin Ballay", "De mon temps": "Denis Ballay"},
    ),
    (
        "one of the parents",
        "Les parents d'Élodie étaient présents avec le docteur Hans Brunner, psychiatre. « On veut juste savoir pourquoi », a soufflé le père à la sortie.",
        {"On veut": "père"},
    ),
    (
        "namesake set off",
        "Le procès d'Arnaud Perrin reprend. Le frère du prévenu, Stéphane Perrin, avait fait le déplacement. « C'est mon frère », a confié ce chauffeur. Perrin, lui, est resté impassible. Il a déclaré qu'il s'en remettait à son défenseur.",
        {"C'est mon": "Stéphane Perrin", "il s'en": "Arnaud Perrin"},
    ),
    (
        "neighbour of others",
        "La procureure, Séverine Golay, a relevé des mensonges. La voisine du couple, qui avait donné l'alerte, sera entendue. Cette retraitée avait raconté avoir entendu « des cris ». Elle espère que « la petite aura justice ».",
        {"avoir entendu": "voisine du couple", "la petite": "voisine du couple"},
    ),
    (
        "subject above a relative clause",
        "L'association Sites et Monuments, dont la présidente a été reçue au ministère, partage cette analyse. Elle a introduit un recours et se dit prête à aller « jusqu'au Conseil d'État ».",
        {"prête à": "Sites et Monuments"},
    ),
    (
        "body by its common noun",
        "Le Croissant-Rouge turc a suspendu ses activités. « Nous ne pouvons plus garantir la sécurité de nos équipes », a regretté sa présidente, Fatma Yildiz. L'organisation, présente dans la région, y nourrit 60 000 personnes. Elle a réclamé « des garanties écrites » avant toute reprise.",
        {"Nous ne": "Fatma Yildiz", "des garanties": "Croissant-Rouge"},
    ),
    (
        "trade with a town",
        "En défense, Me Sylvie Bertrand a plaidé l'absence d'enrichissement. « Mon client n'a pas de château », a souligné la pénaliste liégeoise.",
        {"Mon client": "Sylvie Bertrand"},
    ),
    (
        "kin of somebody unnamed",
        "Lundi, Benoît Caster a présenté ses condoléances. « C'est une insulte aux morts », a crié dans le fond de la salle le fils d'une des victimes, avant d'être raccompagné.",
        {"C'est une": "fils d'une des victimes"},
    ),
    (
        "kin of the accused",
        "L'oncle, Jean Sorel, s'est tu. « Il n'a jamais levé la main sur elle », jure la mère de l'accusé.",
        {"Il n'a jamais": "mère de l'accusé"},
    ),
    (
        "office after a private person",
        "« Ils nous mentent », s'emporte Aline Chauvel, mère de trois enfants. La préfète a fait état de concentrations « inférieures aux seuils ».",
        {"inférieures aux": "préfète"},
    ),
    (
        "one mandate only",
        "La députée du Lot, Claire Vannier, a interpellé l'exécutif. La maire a reconnu « des erreurs ».",
        {"des erreurs": "maire"},
    ),
    (
        "trade with an age",
        "Magali Estève, sénatrice du Lot, tombe des nues. L'enseignante de 46 ans veut croire que « la porte n'est pas fermée ».",
        {"la porte": "Magali Estève"},
    ),
    (
        "relative past an aside",
        "« Nous aurions dû voir », a concédé Grégoire Dupin, en poste depuis 2021, qui assure avoir mis en place depuis une procédure.",
        {"avoir mis": "Grégoire Dupin"},
    ),
    (
        "counts of their own",
        "Les Hospices civils de Vaubrun se réservent le droit d'agir. D'après leurs calculs, le surcoût s'élèverait à 700 000 euros par an.",
        {"le surcoût": "Hospices civils de Vaubrun"},
    ),
    (
        "counts of several",
        "Les syndicats, eux, n'y croient pas. « On nous balade », tonne un délégué CGT. Selon leurs estimations, 120 emplois seraient menacés.",
        {"120 emplois": "syndicats"},
    ),
    (
        "body said what it is",
        "Le Cifor, l'interprofession du foie gras, appelle pour sa part à « l'unité de la filière ».",
        {"l'unité": "Cifor"},
    ),
    (
        "description said what it is",
        "La compagnie américaine Haldane Oil se tait. L'armateur, une société norvégienne, assure que le bateau naviguait au large.",
        {"le bateau": "société norvégienne"},
    ),
    (
        "family name of two words",
        "Me Anne-Sophie Le Gall a dénoncé « un fiasco ». Me Le Gall a assuré que rien n'était clair. « Nous ferons appel », a promis Mme Le Gall.",
        {"rien": "Anne-Sophie Le Gall", "Nous ferons": "Anne-Sophie Le Gall"},
    ),
    (
        "number of a département",
        "D'après l'Umir 35, il manquait l'an dernier 1 200 saisonniers.",
        {"il manquait": "Umir 35"},
    ),
    (
        "only one of them",
        "Seul l'écologiste a dit ne pas vouloir « tirer sur une ambulance ».",
        {"tirer sur": "écologiste"},
    ),
    (
        "party and place between office and name",
        "La députée LFI du Nord Aurélie Sanchez a dénoncé mardi « un passage en force ».",
        {"un passage": "Aurélie Sanchez | députée LFI du Nord"},
    ),
    (
        "expert whom somebody sent",
        "« Je tenais les comptes », répète Gilles Kerven, ancien trésorier du club. Au total, 312 000 euros auraient disparu, selon l'expert-comptable mandaté par le club.",
        {"312 000": "expert-comptable"},
    ),
    (
        "the paragraph's own group",
        "Le groupe Lavor-Med est condamné. Il avait passé un accord avec le laboratoire Weidhof.\n\nWeidhof, qui a tout raconté, a obtenu une remise. « Nous avons coopéré », réagit le groupe.",
        {"Nous avons": "Weidhof"},
    ),
    (
        "the two of them",
        "Le maire de Vaubrun Paul Sermet et la présidente de la région Carole Delbosc ont cosigné une tribune. « Il faut agir », écrivent les deux élus.",
        {"Il faut": "Paul Sermet + Carole Delbosc"},
    ),
    (
        "two others",
        "Le procureur, Luc Favier, a répondu à l'avocat Karim Bensaïd. « Nous n'avons rien fait », jurent les deux prévenus.",
        {"Nous n'avons": "deux prévenus"},
    ),
    (
        "latter with a title",
        "Il a appris la nouvelle par son avocate. Cette dernière, Me Gaëlle Corven, dénonce une enquête « menée à charge ».",
        {"menée à charge": "Gaëlle Corven"},
    ),
    (
        "pronoun",
        "Le maire de Vaubrun, Paul Sermet, a reçu les riverains mardi. « Le pont sera refait », a-t-il promis.",
        {"Le pont": "Paul Sermet | maire de Vaubrun"},
    ),
    (
        "pronoun",
        "La directrice de l'hôpital, Anne Leroy, a répondu au maire, Paul Sermet. « Nous manquons de lits », a-t-elle reconnu.",
        {"Nous manquons": "Anne Leroy | directrice de l'hôpital"},
    ),
    (
        "pronoun",
        "Lucie Marchal a longtemps travaillé pour l'entreprise Sodival avant de rencontrer l'avocat Karim Bensaïd. « Je n'ai rien signé », dit-elle.",
        {"Je n'ai": "Lucie Marchal"},
    ),
    (
        "pronoun thing",
        "La société Altivia a publié un communiqué. Son patron, Marc Delaunay, s'est montré confiant. Le projet, lui, prend du retard. « Nous livrerons en juin », a-t-il assuré.",
        {"Nous livrerons": "Marc Delaunay"},
    ),
    (
        "trade of one walk",
        "Les scellés ont été posés mardi, selon le commissaire Julien Vasseur. Le fonctionnaire parle d'un travail « de longue haleine » mené avec les douanes.",
        {"de longue haleine": "Julien Vasseur"},
    ),
    (
        "trade with its complement",
        "« Rien ne sera vendu », assure Denis Carrel, gérant de la société Sodival. Le chef d'entreprise reconnaît avoir « manqué de prudence ».",
        {"manqué de prudence": "Denis Carrel"},
    ),
    (
        "trade that nothing told of",
        "Chez Solène Marquis, à Vaubrun, les caisses s'empilent. L'arboricultrice a investi dans une chambre froide. « Nous vendrons tout l'hiver », promet-elle.",
        {"Nous vendrons": "Solène Marquis"},
    ),
    (
        "member of a union with another trade",
        "« On nous a prévenus par courriel », dénonce Nadia Ferrand, infirmière depuis dix ans. La syndicaliste déplore « une hémorragie ».",
        {"une hémorragie": "Nadia Ferrand"},
    ),
    (
        "one trade, another office",
        "« Le pont tiendra », a promis le préfet, Luc Fabre. Le maire de Lonvic n'y croit pas. « On nous balade », a répondu l'édile.",
        {"On nous balade": "maire de Lonvic"},
    ),
    (
        "plural pronoun",
        "Les avocats des familles, Julie Arnal et Marc Petit, ont saisi le juge. « Nos clients veulent la vérité », écrivent-ils.",
        {"Nos clients": "Julie Arnal + Marc Petit"},
    ),
    (
        "plural pronoun",
        "Les riverains du canal ont manifesté samedi devant la mairie de Lonvic. « On nous empoisonne », dénoncent-ils.",
        {"On nous": "riverains du canal"},
    ),
    (
        "plural pronoun",
        "Des agriculteurs ont bloqué la rocade lundi. Ils réclament des aides. « Nous tiendrons tout l'hiver », préviennent-ils.",
        {"Nous tiendrons": "agriculteurs"},
    ),
    (
        "ce dernier",
        "Le préfet du Jura, Luc Fabre, a été entendu mardi par le député Éric Nolin. Ce dernier juge que l'État « a failli ».",
        {"a failli": "Éric Nolin"},
    ),
    (
        "celui-ci",
        "La ministre, Anne Leroy, a limogé le directeur de l'agence, Paul Roux. Celui-ci parle d'un « règlement de comptes ».",
        {"règlement": "Paul Roux"},
    ),
    (
        "intéressé",
        "Le sénateur Luc Petit est visé par une plainte de la commune. L'intéressé nie « toute pression ».",
        {"toute pression": "Luc Petit"},
    ),
    (
        "intéressée",
        "La présidente du syndicat, Marie Ollier, était absente mardi. Contactée, l'intéressée affirme avoir été souffrante.",
        {"avoir été": "Marie Ollier"},
    ),
    (
        "desc",
        "La ministre de la Culture, Hélène Vasseur, a inauguré le musée en présence du maire, Paul Roux. « C'est un grand jour », s'est réjouie la ministre.",
        {"C'est un": "Hélène Vasseur"},
    ),
    (
        "desc",
        "Le patron d'Altivia, Marc Delaunay, était auditionné mercredi. Le patron d'Altivia a soutenu que l'usine ne fermerait pas.",
        {"l'usine ne": "Marc Delaunay"},
    ),
    (
        "desc age",
        "Nadia Ferhat, 54 ans, tient l'épicerie du bourg depuis vingt ans. « On se sent oubliés », soupire la quinquagénaire.",
        {"On se": "Nadia Ferhat"},
    ),
    (
        "desc age",
        "Louis Mercier vit seul depuis trois ans à Bray. À 82 ans, l'octogénaire ne décolère pas : « Plus un bus ne passe. »",
        {"Plus un": "Louis Mercier"},
    ),
    (
        "desc office",
        "Le chef de l'État, Armand Ténot, était à Lille jeudi. « La France tiendra sa parole », a lancé le président de la République.",
        {"La France tiendra": "Armand Ténot"},
    ),
    (
        "desc office",
        "Le Premier ministre, Jean Morvan, a présenté son plan lundi. Le chef du gouvernement a promis d'y consacrer deux milliards.",
        {"consacrer": "Jean Morvan | Premier ministre"},
    ),
    (
        "desc fem",
        "L'avocate Leïla Haddad défend trois salariés. « Le dossier est vide », tranche la pénaliste.",
        {"Le dossier": "Leïla Haddad"},
    ),
    (
        "desc after",
        "« Nous avons été abandonnés », raconte Sonia Berthier. L'infirmière de 42 ans a quitté l'hôpital en mars. La soignante assure avoir alerté sa hiérarchie.",
        {"Nous avons": "Sonia Berthier", "avoir alerté": "Sonia Berthier"},
    ),
    (
        "desc other person",
        "Le maire, Paul Roux, soutient le projet. Un conseiller municipal s'y oppose : « C'est une folie », tranche l'élu d'opposition Marc Vidal.",
        {"C'est une": "Marc Vidal"},
    ),
    (
        "mme",
        "Hua Liwen, porte-parole du ministère chinois des Affaires étrangères, a réagi mardi. « Ces accusations sont infondées », a martelé Mme Hua.",
        {
            "Ces accusations": "Hua Liwen | porte-parole du ministère chinois des Affaires étrangères"
        },
    ),
    (
        "two of a name",
        "Jean Dupont et sa femme Claire Dupont tiennent la ferme. « Nous avons tout perdu », dit M. Dupont. « Il reste les bêtes », nuance Mme Dupont.",
        {"Nous avons": "Jean Dupont", "Il reste": "Claire Dupont"},
    ),
    (
        "two of a name",
        "Le député Alain Carrel et la sénatrice Odile Carrel s'opposent. « La loi est bonne », défend M. Carrel. « Elle est injuste », répond Mme Carrel.",
        {"La loi": "Alain Carrel | député", "Elle est": "Odile Carrel | sénatrice"},
    ),
    (
        "role",
        "« Nous regrettons cette décision », a réagi Tang Meilin, porte-parole du ministère chinois du Commerce.",
        {"Nous regrettons": "Tang Meilin | porte-parole du ministère chinois du Commerce"},
    ),
    (
        "role age",
        "« Ma rivière est morte », souffle Rosa Quispe, 61 ans, présidente de la communauté de Pallca.",
        {"Ma rivière": "Rosa Quispe | présidente de la communauté de Pallca"},
    ),
    (
        "role age2",
        "« Je n'ai plus peur », confie Malik Sow (34 ans), éducateur à Saint-Denis.",
        {"Je n'ai": "Malik Sow | éducateur à Saint-Denis"},
    ),
    (
        "role sous-",
        "« Le virus dormait », explique Maud Kervella, sous-directrice des opérations de l'agence.",
        {"Le virus": "Maud Kervella | sous-directrice des opérations de l'agence"},
    ),
    (
        "role un autre",
        "« C'est trop tard », lâche Idriss, un autre manifestant.",
        {"C'est trop": "Idriss | manifestant"},
    ),
    (
        "role kin",
        "« Mon oncle n'a rien fait », jure Elmer Rojas, neveu de la dirigeante.",
        {"Mon oncle": "Elmer Rojas | neveu de la dirigeante"},
    ),
    (
        "role unknown noun",
        "« L'avalanche était prévisible », juge Théo Marquis, guide de haute montagne à Vallouise.",
        {"L'avalanche": "Théo Marquis | guide de haute montagne à Vallouise"},
    ),
    (
        "role later",
        "Pour Jérôme Zellmann, « ce vote est une victoire ». Le porte-parole du collectif Libre Toile se félicite que le texte « permette un débat ».",
        {
            "ce vote": "Jérôme Zellmann | porte-parole du collectif Libre Toile",
            "permette": "Jérôme Zellmann",
        },
    ),
    (
        "role later2",
        "Mourad Belkacem ne décolère pas. Le secrétaire CGT des Fonderies du Nord a reçu sa lettre mardi. « On veut nous faire taire », tonne-t-il.",
        {"On veut": "Mourad Belkacem | secrétaire CGT des Fonderies du Nord"},
    ),
    (
        "behalf",
        "Pékin a rejeté ces accusations. « Ce sont des calomnies », a déclaré un porte-parole du ministère chinois des Affaires étrangères.",
        {"Ce sont": "porte-parole du ministère chinois des Affaires étrangères"},
    ),
    (
        "metonym",
        "Le Kremlin a démenti toute implication. Moscou affirme que l'appareil se trouvait au-dessus de la mer.",
        {"l'appareil": "Russie"},
    ),
    (
        "metonym body",
        "Le Quai d'Orsay condamne « une attaque lâche ».",
        {"une attaque": "Quai d'Orsay"},
    ),
    (
        "metonym body",
        "Matignon assure que le texte sera présenté en mars.",
        {"le texte": "Matignon"},
    ),
    (
        "bruxelles",
        "La Commission européenne a ouvert une enquête. Bruxelles estime que la France a « tardé à agir ».",
        {"tardé": "Union européenne"},
    ),
    (
        "bruxelles be",
        "La Belgique a protesté mardi auprès de La Haye. Bruxelles affirme que le fleuve a été pollué.",
        {"le fleuve": "Belgique"},
    ),
    (
        "unnamed",
        "Une source policière affirme que le suspect était connu des services.",
        {"le suspect": "source policière"},
    ),
    (
        "unnamed",
        "Selon une source proche du dossier, la vente sera signée lundi.",
        {"la vente": "source proche du dossier"},
    ),
    (
        "unnamed",
        "« C'était comme un coup de tonnerre », raconte un habitant de la rue des Lilas.",
        {"C'était": "habitant de la rue des Lilas"},
    ),
    (
        "unnamed",
        "« On n'a rien vu venir », soupire un ancien ouvrier de la fonderie.",
        {"On n'a": "ancien ouvrier de la fonderie"},
    ),
    (
        "unnamed",
        "De source diplomatique européenne, on confirme que la réunion aura lieu.",
        {"la réunion": "source diplomatique européenne"},
    ),
    (
        "unnamed group",
        "Les syndicats de la raffinerie dénoncent « un chantage ».",
        {"un chantage": "syndicats de la raffinerie"},
    ),
    (
        "unnamed group",
        "« La route est dangereuse », répètent des riverains du hameau de Bise.",
        {"La route": "riverains du hameau de Bise"},
    ),
    (
        "unnamed long",
        "« Nous nettoyons le marché », a déclaré à la presse le commissaire européen au Commerce.",
        {"Nous nettoyons": "commissaire européen au Commerce"},
    ),
    (
        "unnamed rel",
        "« Personne n'a bougé », rapporte un témoin qui a requis l'anonymat.",
        {"Personne": "témoin"},
    ),
    (
        "one of",
        "« Nous avons crié », se souvient l'une des rescapées.",
        {"Nous avons": "l'une des rescapées"},
    ),
    (
        "fullest after",
        "« La loi passera », a prédit Mme Vasseur. Hélène Vasseur, ministre de la Culture, défendra le texte en juin.",
        {"La loi": "Hélène Vasseur | ministre de la Culture"},
    ),
    (
        "particle",
        "« Rien n'est joué », prévient Guy de La Tour. M. de La Tour préside la région.",
        {"Rien": "Guy de La Tour"},
    ),
    (
        "particle",
        "Marine Le Goff a dénoncé « une faute ». Mme Le Goff siège depuis 2017.",
        {"une faute": "Marine Le Goff"},
    ),
    (
        "particle",
        "Zied Ben Amar affirme que les urnes ont été bourrées. M. Ben Amar était observateur.",
        {"les urnes": "Zied Ben Amar"},
    ),
    (
        "particle",
        "« Nous irons au bout », promet Jan Van der Meulen, avocat à Gand.",
        {"Nous irons": "Jan Van der Meulen | avocat à Gand"},
    ),
    (
        "particle",
        "« C'est non », répond Ursula von der Heyde, présidente de la commission.",
        {"C'est non": "Ursula von der Heyde | présidente de la commission"},
    ),
    (
        "initials",
        "« La saison fut rude », résume J.-P. Martin. Jean-Pierre Martin dirige la coopérative.",
        {"La saison": "Jean-Pierre Martin"},
    ),
    (
        "initials",
        "Valentin Saltykov, de l'université de Kemerovo, a présenté ses travaux. « Le pelage est inconnu », a indiqué V. Saltykov.",
        {"Le pelage": "Valentin Saltykov | de l'université de Kemerovo"},
    ),
    (
        "acronym",
        "L'Agence nationale de l'eau (ANE) a publié son rapport. L'ANE estime que les nappes sont basses.",
        {"les nappes": "Agence nationale de l'eau"},
    ),
    (
        "acronym",
        "La Fédération des usagers du rail (FUR) proteste. « Les trains sont bondés », déplore la FUR.",
        {"Les trains": "Fédération des usagers du rail"},
    ),
    (
        "collective name",
        "Le collectif Eau vive dénonce « un scandale ».",
        {"un scandale": "collectif Eau vive"},
    ),
    (
        "collective name",
        "« L'usine doit fermer », martèle le collectif Vallée propre.",
        {"L'usine": "Vallée propre"},
    ),
    (
        "collective name",
        "L'association Les Amis de la Brenne affirme que la mairie savait.",
        {"la mairie": "Les Amis de la Brenne"},
    ),
    (
        "collective name",
        "L'association Forêts en vie accuse la préfecture d'avoir « fermé les yeux ».",
        {"fermé": "Forêts en vie"},
    ),
    (
        "company",
        "Selon le groupe France Télévoix, dix millions de foyers sont raccordés.",
        {"dix millions": "France Télévoix"},
    ),
    (
        "company",
        "Le groupe danois Nordvinde assure que les pales sont sûres.",
        {"les pales": "Nordvinde"},
    ),
    (
        "company taken up",
        "Andexor exploite la mine depuis 2003. L'eau est pure, selon la compagnie.",
        {"L'eau": "Andexor"},
    ),
    (
        "media",
        "Selon le quotidien Le Petit Ardennais, le maire aurait été averti.",
        {"le maire": "Le Petit Ardennais"},
    ),
    (
        "media",
        "Selon le journal La Lettre du Nord, la vente est conclue.",
        {"la vente": "La Lettre du Nord"},
    ),
    (
        "document",
        "Selon un rapport de la Cour des comptes, le déficit dépasse deux milliards.",
        {"le déficit": "rapport de la Cour des comptes"},
    ),
    (
        "document",
        "Une étude de l'université de Caen conclut que ces rats développent des tumeurs.",
        {"ces rats": "étude de l'université de Caen"},
    ),
    (
        "document",
        "D'après le règlement publié au Journal officiel, les aides étaient illégales.",
        {"les aides": "règlement publié au Journal officiel"},
    ),
    (
        "presented after",
        "Sandra Colin, maire de Brécy, estime que la loi « arrive trop tard ».",
        {"arrive trop": "Sandra Colin | maire de Brécy"},
    ),
    (
        "presented after",
        "« Il faut partir », dit Ahmed Zerrouki. Ce pêcheur de 50 ans a vu la vague. « Tout a disparu », ajoute-t-il.",
        {"Il faut": "Ahmed Zerrouki", "Tout a": "Ahmed Zerrouki"},
    ),
    (
        "apposition before",
        "Le porte-parole de l'armée, le colonel Lu Jianhe, a indiqué que deux navires avaient été repoussés.",
        {"deux navires": "Lu Jianhe | porte-parole de l'armée"},
    ),
    (
        "apposition",
        "Le directeur général de l'agence, Marc Viala, ainsi que la préfète, Julie Roche, assurent que l'eau est potable.",
        {"l'eau": "Marc Viala + Julie Roche"},
    ),
    (
        "apposition with a participle",
        "Son avocat commis d'office, Me Rémi Castel, n'a vu le dossier qu'hier. « Il regrette », a-t-il indiqué.",
        {"Il regrette": "Rémi Castel | avocat commis d'office"},
    ),
    (
        "apposition to one of several",
        "« Mon client est innocent », a soutenu l'un de ses conseils, Me Oumar Thiam, à la sortie du palais.",
        {"Mon client": "Oumar Thiam"},
    ),
    (
        "apposition of two names to one noun",
        "Ses conseils, Mes Corinne Vasseur et Louis Anquez, ont fait savoir qu'ils plaideraient la relaxe.",
        {"ils plaideraient": "Corinne Vasseur + Louis Anquez"},
    ),
    (
        "apposition with a nationality",
        "La médiatrice de l'ONU, la Suissesse Barbara Aebi, s'est tue. « La paix attendra », a-t-elle lancé.",
        {"La paix": "Barbara Aebi | médiatrice de l'ONU"},
    ),
    (
        "apposition of a company",
        "L'enseigne mise en cause, Prixal, fait état d'une « erreur humaine ».",
        {"erreur": "Prixal"},
    ),
    (
        "a title with a label inside",
        "La présidente (PS) du conseil régional refuse de trancher. Elle a demandé « un peu de calme ».",
        {"un peu de calme": "présidente (PS) du conseil régional"},
    ),
    (
        "a contrast is somebody else",
        "« C'est un maître », s'amuse Lucie Hautier, son associée. L'organiste titulaire, lui, parle d'un « ami ».",
        {"C'est un maître": "Lucie Hautier", "ami": "organiste titulaire"},
    ),
    (
        "an office of which there is one",
        "Le ministre de l'Asile, Wim Claes, est visé. Le Premier ministre a tranché. « Il reste », a-t-il glissé.",
        {"Il reste": "Premier ministre"},
    ),
    (
        "the sentence between two quotations",
        "« Le conseil a voté », dit Bruno Malot. Un administrateur, Samuel Aynard, l'a contredit. « On n'a rien voté. »",
        {"Le conseil": "Bruno Malot", "On n'a rien": "Samuel Aynard"},
    ),
    (
        "a relative clause between two quotations",
        "« Le pont tremble », dit Bruno Malot. Il en veut à l'assureur, qui invoque une clause. « Je n'ai rien touché. »",
        {"Le pont": "Bruno Malot", "Je n'ai rien": "Bruno Malot"},
    ),
    (
        "a topic",
        "Le maire, Benoît Lamar, a concédé un retard. Quant au parquet, il n'a rien confirmé : « L'enquête est en cours. »",
        {"L'enquête": "parquet"},
    ),
    (
        "this one, named",
        "Elle accuse le directeur de la performance. Ce dernier, Patrice Romier, s'explique. « C'est faux », dit-il.",
        {"C'est faux": "Patrice Romier"},
    ),
    (
        "a relative clause behind a name",
        "« Il répondra », a déclaré à l'AFP Me Hélène Sarde, qui voit là un « coup monté ».",
        {"Il répondra": "Hélène Sarde", "coup monté": "Hélène Sarde"},
    ),
    (
        "the one concerned",
        "Hugo Valin accuse le préfet de police d'avoir « menti ». « Faux », répond l'intéressé.",
        {"menti": "Hugo Valin", "Faux": "préfet de police"},
    ),
    (
        "a maker's engineer",
        "Un ingénieur de l'équipementier automobile Vectal a parlé. Le groupe rappelle que « les tests sont bons ».",
        {"les tests": "Vectal"},
    ),
    (
        "an interview with its answers between marks",
        "Trois questions à Moussa Diagne\n\nPar Jean Morel\n\nPolitologue, Moussa Diagne décrypte le vote.\n\n"
        "Le président peut-il perdre ?\n\n« Oui, et il le sait. »\n\nQue fait la gauche ?\n\n« Elle attend son heure. »",
        {"Oui, et": "Moussa Diagne", "Elle attend": "Moussa Diagne"},
    ),
    (
        "an interview whose question names a body last",
        "Trois questions à Moussa Diagne\n\nPar Jean Morel\n\nPolitologue, Moussa Diagne décrypte le vote.\n\n"
        "Croyez-vous le président perdu ?\n\n« Oui, et il le sait. »\n\nN'est-ce pas trop tard ? La Cour des comptes demande elle aussi de regrouper les dotations.\n\n"
        "« La Cour compte, c'est son métier. Le nôtre est de tenir une cantine, une route, un cimetière. »\n\n"
        "Que fait la gauche ?\n\n« Elle attend son heure. »",
        {"La Cour compte": "Moussa Diagne", "Elle attend": "Moussa Diagne"},
    ),
    (
        "an interview by dashes",
        "L'ancien directeur, Antoine Lefort, s'explique.\n\n– Saviez-vous que c'était dangereux ?\n– Non, je le regrette.\n"
        "– Qui vous l'a caché ?\n– Le laboratoire, et vous le savez.",
        {"Non, je": "Antoine Lefort", "Le laboratoire": "Antoine Lefort"},
    ),
    (
        "one of a town",
        "Nadia Ferrat a porté plainte. « On m'a menti », soupire cette Brestoise.",
        {"On m'a": "Nadia Ferrat"},
    ),
    (
        "no apposition",
        "Devant le maire, Paul Roux, président du club, a dénoncé des « promesses vides ».",
        {"promesses": "Paul Roux | président du club"},
    ),
    (
        "coordination",
        "Paul Roux et Anne Leroy affirment que le pont est sûr.",
        {"le pont": "Paul Roux + Anne Leroy"},
    ),
    (
        "not coordination",
        "« L'avion a piqué », a indiqué René Soubise, dont la fille et le gendre ont disparu dans l'accident.",
        {"L'avion": "René Soubise"},
    ),
    (
        "carry",
        "Le préfet, Luc Fabre, a défendu ses services. « L'alerte a été donnée à temps. »\n« Personne n'a été oublié. »",
        {"L'alerte": "Luc Fabre"},
    ),
    (
        "carry par",
        "Le préfet, Luc Fabre, s'est exprimé devant la presse. « L'alerte a été donnée à temps », a-t-il dit.\n\n« Aucune consigne n'a été ignorée », a-t-il ajouté.",
        {"L'alerte": "Luc Fabre", "Aucune": "Luc Fabre"},
    ),
    (
        "elle-body",
        "La commission d'enquête du Sénat a rendu ses conclusions mardi. Elle reproche à l'État d'avoir « piloté à vue ».",
        {"piloté": "commission d'enquête du Sénat"},
    ),
    (
        "inverted place",
        "Sollicitée, l'ambassade de Chine à Paris s'inscrit en faux. « C'est une fable », fait valoir la représentation.",
        {"C'est une": "ambassade de Chine à Paris"},
    ),
    (
        "on place",
        "« Rien n'est décidé », fait-on savoir à la préfecture du Nord.",
        {"Rien": "préfecture du Nord"},
    ),
    (
        "on place",
        "« C'est faux », tranche-t-on dans l'entourage du ministre de l'Intérieur.",
        {"C'est faux": "entourage du ministre de l'Intérieur"},
    ),
    (
        "on place",
        "Au ministère du Travail, on assure que les dossiers seront traités.",
        {"les dossiers": "ministère du Travail"},
    ),
    (
        "possessive",
        "L'association Terre d'ici a saisi la justice. Son avocat, Me Paul Girard, dénonce « un déni ».",
        {"un déni": "Paul Girard | avocat"},
    ),
    (
        "possessive2",
        "L'ambassade de Chine s'inscrit en faux. Son porte-parole dénonce une « fable ».",
        {"fable": "porte-parole (ambassade de Chine)"},
    ),
    (
        "yeux",
        "Aux yeux de l'historienne Marthe Collin, le traité « était mort-né ».",
        {"était mort": "Marthe Collin | historienne"},
    ),
    (
        "avis",
        "De l'avis des dockers, le port « tourne à vide ». De l'aveu du préfet, l'aide est insuffisante.",
        {"tourne": "dockers | dockers", "l'aide": "préfet | préfet"},
    ),
    (
        "avis",
        "De l'avis de l'Américain Pete Loring, le français est exigé à tous les postes.",
        {"le français": "Pete Loring"},
    ),
    (
        "mots",
        "Selon les mots du Belge Jan Pauwels, la mesure ne sert à rien.",
        {"la mesure": "Jan Pauwels"},
    ),
    (
        "contracted article before a title",
        "Aux yeux du maire, Paul Sermet, la mesure ne sert à rien.",
        {"la mesure": "Paul Sermet | maire"},
    ),
    (
        "contracted article before a title",
        "L'avocat du maire, Paul Sermet, affirme que la plainte est nulle.",
        {"la plainte": "Paul Sermet | avocat du maire"},
    ),
    (
        "acronym for a body",
        "Terre Claire a publié un rapport accablant. L'ONG affirme que des civils ont été tués.",
        {"des civils": "Terre Claire"},
    ),
    (
        "whose state is said",
        "Le président Jean Morvan a reçu le chancelier allemand Klaus Vogt. « C'est une priorité », a dit le président français. « Tout à fait, il le faut », a répondu le dirigeant allemand.",
        {"C'est une": "Jean Morvan", "Tout à fait": "Klaus Vogt"},
    ),
    (
        "led by a participle",
        "Jugé pour vol, l'adjoint au maire reconnaît « des gestes déplacés ».",
        {"des gestes": "adjoint au maire | adjoint au maire"},
    ),
    (
        "subject behind the source",
        "Selon le procureur, Paul Sermet a menti. Selon le syndicat, la CGT a refusé.",
        {"Paul Sermet a": "procureur | procureur", "la CGT a": "syndicat"},
    ),
    (
        "subject behind the source",
        "Selon l'inspection, l'usine Norvane rejette des eaux chaudes. Selon le procureur, Luc Ferrand, la victime a menti.",
        {"l'usine": "inspection", "la victime": "Luc Ferrand | procureur"},
    ),
    (
        "aside before the subject",
        "« On a été abandonnés », lâche, les larmes aux yeux, Monique Baron. Derrière elle, son mari acquiesce : « Personne n'est venu. »",
        {"On a été": "Monique Baron", "Personne n'est": "mari | mari"},
    ),
    (
        "answers back",
        "Paul Sermet se lève. Le président l'interrompt : « Asseyez-vous. »",
        {"Asseyez": "président | président"},
    ),
    (
        "pleads for",
        "Pour la défense, Me Paul Sermet a plaidé « un geste de panique ».",
        {"un geste": "Paul Sermet"},
    ),
    (
        "pleads for",
        "Pour sa part, l'avocat de la société Veltra, Me Roux, a dénoncé « un procès d'intention ».",
        {"un procès": "Roux | avocat de la société Veltra"},
    ),
    (
        "believed",
        "Si l'on en croit la préfète, les digues tiendront. S'il faut en croire Jean Morvan, elles céderont.",
        {"les digues": "préfète | préfète", "elles céderont": "Jean Morvan"},
    ),
    (
        "ainsi que",
        "Ainsi que l'a révélé Le Courrier du Sud, le contrat n'a jamais été signé.",
        {"le contrat": "Le Courrier du Sud"},
    ),
    (
        "place of speech",
        "Du côté de la direction, on assure que le plan sera tenu. En région, on dit avoir reçu les fonds.",
        {"le plan": "direction", "avoir reçu": "région"},
    ),
    (
        "cut short",
        "« On verra bien », sourit Paul Sermet. « Moi, j'y crois », l'interrompt Lise Morvan. « Assez », les coupe le maire.",
        {"On verra": "Paul Sermet", "Moi, j'y": "Lise Morvan"},
    ),
    (
        "signed after",
        "Le maire a tenu bon. « Nous ne céderons pas. » Le mot est de Karim Haddad, délégué de l'usine.",
        {"Nous ne": "Karim Haddad | délégué de l'usine"},
    ),
    (
        "signed after",
        "« On ferme, et c'est tout. » La phrase, lâchée mardi par le directeur, Jean Morvan, passe mal.",
        {"On ferme": "Jean Morvan | directeur"},
    ),
    (
        "quant",
        "Anne Leroy, quant à elle, affirme que le budget est tenu.",
        {"le budget": "Anne Leroy"},
    ),
    (
        "quant",
        "La présidente de la région, Odile Carrel, a quant à elle déploré « un gâchis ».",
        {"un gâchis": "Odile Carrel | présidente de la région"},
    ),
    (
        "lui-meme",
        "Le directeur, Marc Viala, a lui-même reconnu que les tests « avaient échoué ».",
        {"avaient": "Marc Viala | directeur"},
    ),
    (
        "tagger",
        "Le syndicat prétend que l'usine tourne à vide.",
        {"l'usine": "syndicat"},
    ),
    (
        "first name",
        "« Il a choisi la cravate », grince Mourad Belkacem. Son cousin, Franck Belkacem, est délégué d'un autre syndicat. « Mourad exagère », répond Franck.",
        {"Il a": "Mourad Belkacem", "Mourad exagère": "Franck Belkacem"},
    ),
    (
        "noun cues",
        "Une « provocation », pour Moscou, qui rappelle son ambassadeur.",
        {"provocation": "Russie"},
    ),
    (
        "passive",
        "La mesure est qualifiée de « brutale » par Anne Leroy, présidente du syndicat.",
        {"brutale": "Anne Leroy | présidente du syndicat"},
    ),
    (
        "verb later",
        "Interrogé par la radio RVN, le maire de Brécy, Luc Petit, a expliqué que la piscine rouvrirait.",
        {"la piscine": "Luc Petit | maire de Brécy"},
    ),
    (
        "party in par",
        "Le sénateur (Union centriste) du Lot, Jean Aubrac, juge le texte « bancal ».",
        {"bancal": "Jean Aubrac"},
    ),
    (
        "party in par2",
        "« C'est un texte bancal », juge Jean Aubrac (LR), sénateur du Lot.",
        {"C'est un": "Jean Aubrac | sénateur du Lot"},
    ),
    (
        "role body",
        "Marie Ollier, de la CGT, parle d'un « mépris total ».",
        {"mépris": "Marie Ollier | de la CGT"},
    ),
    (
        "name two words",
        "Le Syndicat national des pilotes a prévenu que la grève durerait.",
        {"la grève": "Syndicat national des pilotes"},
    ),
    (
        "name two words",
        "« C'est inacceptable », fustige la Ligue des droits de l'Homme.",
        {"C'est inacc": "Ligue des droits de l'Homme"},
    ),
    (
        "name en",
        "L'ONG Save the Rivers dénonce « un crime ».",
        {"un crime": "Save the Rivers"},
    ),
    (
        "name and",
        "La revue Food and Health Reports affirme que l'étude sera retirée.",
        {"l'étude": "Food and Health Reports"},
    ),
    (
        "name stuck title",
        "« Le niveau a reculé de 2 % », selon M.Houdret.",
        {"Le niveau": "Houdret"},
    ),
    (
        "name with role cap",
        "Le Président de la République, Armand Ténot, a annoncé que la loi serait promulguée.",
        {"la loi": "Armand Ténot | Président de la République"},
    ),
    (
        "name foreign order",
        "Le Premier ministre hongrois Viktor Orsos a averti que son pays voterait contre.",
        {"son pays": "Viktor Orsos | Premier ministre hongrois"},
    ),
    (
        "nationality",
        "« C'est une victoire », s'est félicitée l'Allemande Petra Kohl.",
        {"C'est une": "Petra Kohl"},
    ),
    (
        "nationality",
        "L'Américain John Ferrill a déclaré que la course était truquée.",
        {"la course": "John Ferrill"},
    ),
    (
        "sport",
        "« On a bien défendu », savourait Hugo Lemaire, l'entraîneur du Stade brécéen.",
        {"On a": "Hugo Lemaire | entraîneur du Stade brécéen"},
    ),
    (
        "court",
        "Le parquet de Lyon a précisé que deux hommes avaient été écroués.",
        {"deux hommes": "parquet de Lyon"},
    ),
    (
        "court2",
        "Le procureur de la République de Nîmes, Éric Maurin, a indiqué que l'enquête se poursuivait. « Les auditions continuent », a complété le procureur.",
        {
            "l'enquête": "Éric Maurin | procureur de la République de Nîmes",
            "Les auditions": "Éric Maurin",
        },
    ),
    (
        "two ministers",
        "Le ministre des Finances, Pierre Aubert, et la ministre du Travail, Julie Roche, ont présenté le budget. « Il est sincère », a dit le ministre des Finances. « Il protège », a renchéri la ministre du Travail.",
        {"Il est": "Pierre Aubert", "Il protège": "Julie Roche"},
    ),
    (
        "two persons same sex",
        "Le maire, Paul Roux, a accueilli le préfet, Luc Fabre. Paul Roux a salué son « courage ». Il a aussi demandé que la route soit rouverte.",
        {"courage": "Paul Roux", "la route": "Paul Roux"},
    ),
    (
        "veto",
        "Marie Ollier et le ministre Pierre Aubert se sont vus mardi. « Il ne cède rien », regrette-t-elle. « Tout reste ouvert », assure-t-il.",
        {"Il ne": "Marie Ollier", "Tout reste": "Pierre Aubert"},
    ),
    (
        "veto given",
        "Dominique Sauvage a reçu Karine Petitot mardi. « Ce n'est qu'un début », a-t-il glissé.",
        {"Ce n'est": "Dominique Sauvage"},
    ),
    (
        "apposed body",
        "Le syndicat majoritaire, la CFDT, dénonce « un passage en force ».",
        {"un passage": "CFDT"},
    ),
    (
        "apposed body",
        "Pour la principale association de défense des usagers, la Fnaut, « le compte n'y est pas ».",
        {"le compte": "Fnaut"},
    ),
    (
        "tag demonym",
        "Le ministère philippin de la Défense a affirmé que le navire avait fui.",
        {"le navire": "ministère philippin de la Défense"},
    ),
    (
        "tag trade",
        "« Le courant accélère », résume Irma Vaslin, océanographe au Laboratoire de Brest.",
        {"Le courant": "Irma Vaslin | océanographe au Laboratoire de Brest"},
    ),
    (
        "tag trade",
        "« Le courant accélère », résume Irma Vaslin, physicienne au Laboratoire de Brest.",
        {"Le courant": "Irma Vaslin | physicienne au Laboratoire de Brest"},
    ),
    (
        "led by a participle",
        "Contactée mardi, la direction de l'hôpital Saint-Roch assure n'avoir reçu aucun signalement.",
        {"n'avoir reçu": "direction de l'hôpital Saint-Roch"},
    ),
    (
        "led by a participle",
        "Sollicitée, la mission de l'Union africaine a exprimé ses « profonds regrets ».",
        {"profonds regrets": "mission de l'Union africaine"},
    ),
    (
        "branch of a body",
        "L'Agence régionale de santé Occitanie confirme avoir été destinataire de deux signalements.",
        {"avoir été": "Agence régionale de santé Occitanie"},
    ),
    (
        "network",
        "« L'écologie, ce n'est pas une punition », a ironisé sur X le conseiller régional Damien Poncet.",
        {"L'écologie": "Damien Poncet | conseiller régional"},
    ),
    (
        "network",
        "« L'écologie, ce n'est pas une punition », a écrit sur X Damien Poncet.",
        {"L'écologie": "Damien Poncet"},
    ),
    (
        "party of two words",
        "« Nous avons voté en conscience », rétorque le député Horizons de Loire-Atlantique Bertrand Chauvin.",
        {"Nous avons": "Bertrand Chauvin"},
    ),
    (
        "on in a place",
        "« Il n'y aura aucun licenciement », jure-t-on du côté de la direction.",
        {"Il n'y": "direction"},
    ),
    (
        "on in a place",
        "Place Beauvau, on promet « une réponse ferme ».",
        {"une réponse": "Place Beauvau"},
    ),
    (
        "on in a place",
        "« Rien n'est décidé », glisse-t-on rue de Valois.",
        {"Rien n'est": "rue de Valois"},
    ),
    (
        "on in a place",
        "« Rien n'est décidé », confie-t-on de source syndicale.",
        {"Rien n'est": "source syndicale"},
    ),
    (
        "on in a place",
        "Au ministère des Finances, c'est motus. Tout juste y laisse-t-on entendre que des têtes vont tomber.",
        {"des têtes": "ministère des Finances"},
    ),
    (
        "on beside somebody",
        "Une enquête a été ouverte jeudi, a-t-on appris auprès de l'avocat de la famille.",
        {"Une enquête": "avocat de la famille"},
    ),
    (
        "answers back",
        "« C'est une honte », tonne Marcel Dupin. Le président l'interrompt : « Monsieur, vous n'avez pas la parole. »",
        {"C'est": "Marcel Dupin", "Monsieur": "président"},
    ),
    (
        "pleads for",
        "Pour la plateforme, Me Hugo Lantier a plaidé la liberté. « Ces messieurs voulaient travailler quand ils voulaient ! »",
        {"Ces messieurs": "Hugo Lantier"},
    ),
    (
        "pleads for",
        "Pour la défense, Me Sophie Castaing a plaidé « l'accident pur et simple ». « Mon client n'a rien d'un assassin », a-t-elle martelé.",
        {"l'accident": "Sophie Castaing", "Mon client": "Sophie Castaing"},
    ),
    (
        "on stage",
        "« On dort dans la rue », dit Théo. Une femme de chambre, Nadia, décrit les fouilles de sacs à la sortie. « On nous traite comme des voleurs. »",
        {"On dort": "Théo", "On nous traite": "Nadia"},
    ),
    (
        "on stage",
        "« Ils nous doivent des comptes », lance Loïc Hamelin. Un chiffre que confirme un urgentiste, sous le couvert de l'anonymat. « À quatre, on ne tient pas. »",
        {"À quatre": "urgentiste"},
    ),
    (
        "on stage",
        "« J'ai abîmé mon tracteur », a fait savoir le prévenu. Des rires ont fusé. La présidente, non. « Vous vous rendez compte qu'il y avait un chauffeur ? »",
        {"Vous vous": "présidente"},
    ),
    (
        "on stage",
        "Dans la cour, une grand-mère berce un garçon qui n'est pas le sien. « Ce monde est devenu fou. »",
        {"Ce monde": "grand-mère"},
    ),
    (
        "on stage",
        "À la pause, Sylvie, couturière, partage un thermos. « Ma grand-mère a commencé là, moi aussi. »",
        {"Ma grand-mère": "Sylvie"},
    ),
    (
        "on stage",
        "Devant le consulat du Maroc à Lille, où l'on patiente trois heures, Djamila, 61 ans, hausse les épaules. « Moi, j'ai deux pays. »",
        {"Moi": "Djamila"},
    ),
    (
        "on stage",
        "« Les chiffres sont faux », assure l'élu. L'opposition ricane. « Le maire découvre les mathématiques ! »",
        {"Le maire": "opposition"},
    ),
    (
        "on stage",
        "Même constat chez Gilles, patron du bar-tabac. « Les gens ne viennent plus. »",
        {"Les gens": "Gilles"},
    ),
    (
        "on stage",
        "Pas de quoi inquiéter Sonia Vidal. « On a l'habitude. »",
        {"On a": "Sonia Vidal"},
    ),
    (
        "on stage",
        "Le maire écoute, bras croisés. « Je vous entends », finit-il par dire. Dans l'assistance, un homme se lève. « Et la piscine ? »",
        {"Je vous": "maire", "Et la piscine": "homme"},
    ),
    (
        "on stage",
        "Un agriculteur prend le micro : « Et nous, on mange quoi ? » Applaudissements. Le préfet promet une réponse écrite. « Vous l'aurez avant la fin du mois. »",
        {"Vous l'aurez": "préfet"},
    ),
    (
        "introduced",
        "Le président dudit conseil, le galeriste Samuel Tordeux, confirme à moitié. « Chère, il l'a dit. »",
        {"Chère": "Samuel Tordeux"},
    ),
    (
        "introduced",
        "« Nous avons été naïfs », reconnaît l'un des commanditaires, l'industriel lillois Gérard Wattel.",
        {"Nous avons": "Gérard Wattel"},
    ),
    (
        "introduced",
        "Celle-ci, Leïla Haddar (PS), a fait remarquer que son prédécesseur avait oublié la ligne 4.",
        {"son prédécesseur": "Leïla Haddar"},
    ),
    (
        "introduced",
        "Ledit avocat, Me Grégoire Fauveau, a fait valoir que les papiers étaient en règle.",
        {"les papiers": "Grégoire Fauveau"},
    ),
    (
        "family",
        "Les époux Garnier n'en reviennent pas. « On a travaillé toute notre vie », racontent-ils. « On ne partira pas », prévient Monique Garnier.",
        {"On a travaillé": "époux Garnier", "On ne partira": "Monique Garnier"},
    ),
    (
        "counterpart",
        "Le ministre français des Affaires étrangères, Luc Darrieux, a reçu mardi son homologue italien, Paolo Ferrante. « Nous avons beaucoup à faire », a répondu le ministre italien.",
        {"Nous avons": "Paolo Ferrante"},
    ),
    (
        "document passed over",
        "Selon une porte-parole du ministère de l'Intérieur, l'enquête est « en cours ». « Nous ne ferons aucun commentaire », a-t-elle précisé.",
        {"Nous ne ferons": "porte-parole du ministère de l'Intérieur"},
    ),
    (
        "who is told of as a place takes up no description",
        "Au procès des écoutes de Montclar, l'ancien préfet nie tout. « Je n'ai rien demandé », a martelé Jean-Loup Dessagne. « Je ne m'en souviens pas », finit par lâcher le prévenu.",
        {"Je ne m'en": "Jean-Loup Dessagne"},
    ),
    (
        "whoever prosecutes is told to",
        "L'avocat David Oualid a rappelé l'affaire des écoutes de l'Élysée, sous François Mitterrand. Le procureur a requis deux ans de prison, estimant que le prévenu avait « trahi l'État ».",
        {"avait « trahi": "procureur"},
    ),
    (
        "subject of the sentence before",
        "L'entraîneur Éric Jaouen n'a pas cherché d'excuses. « C'est une honte », a soufflé le technicien breton. Avant de s'en prendre à M. Tissot, l'arbitre : « Il nous a volé un penalty. »",
        {"Il nous a volé": "Éric Jaouen"},
    ),
    (
        "title that says the trade",
        "Chef de service depuis 2018, le Dr Pierre-Antoine Maheu a posté sa lettre lundi. Le praticien dit avoir écrit sept fois à l'agence.",
        {"avoir écrit": "Pierre-Antoine Maheu"},
    ),
    (
        "whom the last speaker spoke of, over a paragraph",
        "« On nous promet des renforts », s'agace Lucie Danet, infirmière. La jeune femme en veut à la directrice, Martine Oger, qui a fermé douze lits.\n\nL'intéressée se défend. « J'ai fermé ces lits », explique-t-elle.",
        {"J'ai fermé": "Martine Oger"},
    ),
    (
        "side that somebody speaks on",
        "Du côté de l'exploitant, on assure coopérer « pleinement » avec les enquêteurs.",
        {"pleinement": "exploitant"},
    ),
    (
        "subject behind a clause about something else",
        "Dans un courrier, que la presse a pu consulter, l'agence régionale de santé évoque « une vingtaine de captages ».",
        {"une vingtaine": "agence régionale de santé"},
    ),
    (
        "network with a name",
        "Au moins 23 civils ont été tués samedi dans le bombardement d'un marché, d'après le réseau de médecins Alerte Sahel.",
        {"Au moins 23": "Alerte Sahel"},
    ),
    (
        "name between a noun and its pronoun",
        "Le gouvernement s'est gardé de commenter. Tout juste le ministre de l'Économie a-t-il rappelé qu'« aucune entreprise n'est au-dessus des lois ».",
        {"aucune entreprise": "ministre de l'Économie"},
    ),
    (
        "auxiliary before marks",
        'Le secrétaire général de la Ligue, Antonio Ferrer, a "fermement condamné" ces frappes.',
        {"fermement condamné": "Antonio Ferrer"},
    ),
    (
        "somebody new who tells",
        "La présidente, Catherine Rolland, l'interroge. Une ancienne serveuse, seule partie civile présente, raconte ses journées. « Il nous appelait "
        '"les larves" », témoigne-t-elle en pleurant.',
        {"Il nous": "ancienne serveuse"},
    ),
    (
        "headline about somebody",
        "Mort d'Enzo, 19 ans : « Mon fils n'était pas prêt »\n\nLes parents d'Enzo Lacombe ont reçu le journal. « On nous a menti », dit Didier Lacombe.",
        {"On nous a menti": "Didier Lacombe"},
    ),
    (
        "answers back",
        "« C'est du bruit pour rien », dit un riverain, Paul Tissandier. Le premier adjoint répond que la police est passée neuf fois.",
        {"la police": "premier adjoint"},
    ),
    (
        "reached by phone",
        "« La barre est haute », souffle un administrateur des JA. Joint par téléphone, Patrick Gosset a raccroché.",
        {"La barre": "administrateur des JA"},
    ),
    (
        "announced pronoun of what is said",
        "Le directeur général de l'agence, Jérôme Viard, oppose que les scellés étaient intacts. Quant au tramadol, il n'est pas sensible à la chaleur, a-t-il rappelé.",
        {"Quant au": "Jérôme Viard"},
    ),
    (
        "statement of somebody",
        "Lors du conseil, Marie Castel a dénoncé « un budget insincère ». Réponse du maire : « Vous ne savez pas lire un tableau. »",
        {"Vous ne": "maire"},
    ),
    (
        "people and name",
        "Vainqueur à Rome, Lucas Ferrer a dédié son titre à sa mère. Battu, l'Argentin Pablo Quiroga était beau joueur : « Il a été meilleur. »",
        {"Il a été": "Pablo Quiroga"},
    ),
    (
        "tried",
        "L'avocat général a requis vingt ans. « Il a tué de sang-froid », a-t-il dit aux jurés. L'accusé, tête baissée, a murmuré : « Pardon. »",
        {"Il a tué": "avocat général", "Pardon": "accusé"},
    ),
    (
        "firm taken up",
        "La société Delvaux fournit des capteurs à Airbus. L'avionneur n'a pas commenté. « Nous respectons toutes les normes », assure la PME, installée à Figeac.",
        {"Nous respectons": "Delvaux"},
    ),
    (
        "Union by its seat",
        "Bruxelles a exhorté Tbilissi à respecter l'État de droit.",
        {"respecter": "Union européenne"},
    ),
    (
        "trade taken up",
        "Pour Amina Diallo, cheffe de service à l'hôpital de Melun, « la situation est intenable ». La praticienne décrit des couloirs saturés : « On soigne sur des chaises. »",
        {"On soigne": "Amina Diallo"},
    ),
    (
        "addressee",
        "« Je demandais une étude », objecte Gilbert Ricard. Et de se tourner vers son voisin : « L'État a eu cette lettre pendant treize ans. »",
        {"L'État": "Gilbert Ricard"},
    ),
    (
        "addressee",
        "« Il allait se marier », sanglote Nadia Ferrah. Puis, tournée vers le second accusé, Kevin Daubray, 26 ans : « Vous avez filmé. »",
        {"Vous avez": "Nadia Ferrah"},
    ),
    (
        "clause behind a comma",
        "Vingt-six personnes ont été interpellées, d'après le ministère de l'Intérieur, et sept policiers blessés.",
        {"Vingt-six": "ministère de l'Intérieur"},
    ),
    (
        "kin of somebody",
        "Appelée à la barre, la sœur de Denis Lomme, venue de Soissons, dit son écœurement. « Mon frère était malade. »",
        {"Mon frère": "sœur de Denis Lomme"},
    ),
    (
        "named behind a pronoun",
        "« J'assume », dit-elle. À 43 ans, Samira Belkhir dirige la plus grosse coopérative du Lot.",
        {"J'assume": "Samira Belkhir"},
    ),
    (
        "on in a house",
        "Faux, s'agace-t-on à l'hôtel de ville : la commune a quitté le conseil il y a deux ans.",
        {"la commune": "hôtel de ville"},
    ),
    (
        "in the name of",
        "Au nom de l'association Les Amis de l'anse, Me Tristan Orsini a fustigé une ville « vendue à la découpe ».",
        {"vendue": "Tristan Orsini"},
    ),
    (
        "delegate",
        "Coralie Wattier, préparatrice de commandes, ne décolère pas. La déléguée CGT reproche à la direction un « passage en force ».",
        {"passage": "Coralie Wattier"},
    ),
    (
        "where it was said",
        "« La loi s'applique à tous », a rappelé mardi sur France Inter la garde des Sceaux, Élodie Marchand.",
        {"La loi": "Élodie Marchand"},
    ),
    (
        "prosecutor",
        "Antoine Delbart, l'avocat du prévenu, plaidera vendredi. L'avocat général avait décrit « un pacte de corruption ».",
        {"un pacte": "avocat général"},
    ),
    (
        "party in brackets",
        "Le maire (PS) des 13e et 14e arrondissements a demandé que le courrier soit acheminé.",
        {"le courrier": "maire (PS) des 13e et 14e arrondissements"},
    ),
    (
        "what the subject was, set ahead of it",
        "Sous le pont, Denis, 52 ans, hausse les épaules. « Des promesses, j'en ai vu passer. » Ancien camionneur, il dort dehors depuis juin. « On m'a mis à la porte. »",
        {"Des promesses": "Denis", "On m'a": "Denis"},
    ),
    (
        "the lawyer named last, whatever he is called",
        "L'avocat du médecin dénonce « une chasse à l'homme ».\n\nMe Didier Escande, conseil du chirurgien, n'a pas de mots assez durs. « On brise un homme », peste l'avocat.",
        {"On brise": "Didier Escande"},
    ),
    (
        "subject behind an aside with two prepositions",
        "« La junte cherche un coupable », a renchéri, sous couvert d'anonymat, un haut responsable à Alger.",
        {"La junte": "haut responsable à Alger"},
    ),
    (
        "main verb behind a relative clause with a quotation",
        "La mairesse, Marie Séguin, s'impatiente. La mairesse, qui dit avoir « frappé à toutes les portes », presse le ministre des Services sociaux, Luc Carrier, d'agir.",
        {"frappé": "Marie Séguin"},
    ),
    (
        "newspaper that opens on a number",
        "Selon les informations de 20 Minutes, treize plaintes ont été déposées depuis mai.",
        {"treize": "20 Minutes"},
    ),
    (
        "subject of what a colon unfolds",
        "« On nous balade », raconte Sabrina Thouvenin, secrétaire CFDT. La CGT va plus loin : elle assure que « le groupe a menti ».",
        {"le groupe": "CGT"},
    ),
    (
        "a magistrate is no lawyer",
        "L'avocat de la famille, Me Luc Fabiani, bondit : « C'était avant ! » Le président du tribunal a interrogé M. de Crécy. « C'est essentiel ou pas ? », a demandé le magistrat.",
        {"C'est essentiel": "président du tribunal"},
    ),
    (
        "whoever chairs an association holds no mandate",
        "« Les familles ont peur », dit Vanessa Le Goff, présidente de l'association des parents. Elle en veut à l'adjointe aux écoles, Catherine Maillol. « J'ai tout lu », assure l'élue.",
        {"J'ai tout": "Catherine Maillol"},
    ),
    (
        "a comma and another verb: another clause",
        "Le SBU a démantelé un réseau, une première selon Kiev, et Budapest a aussitôt expulsé deux diplomates.",
        {"une première": "Ukraine"},
    ),
    (
        "two sentences that the parser runs together",
        "Brigitte Sommer refuse d'endosser seule la responsabilité : « Mes prédécesseurs savaient. » Contacté, l'ancien directeur, Marc Wagner, dément avoir été informé.",
        {"Mes préd": "Brigitte Sommer", "avoir été": "Marc Wagner"},
    ),
    (
        "where and when before who",
        "« La direction a supprimé deux postes », a dénoncé, lors d'un rassemblement silencieux, son secrétaire régional, Hervé Pujol.",
        {"La direction": "Hervé Pujol"},
    ),
    (
        "a letter before who wrote it",
        "« C'est trop tard », a regretté, dans une lettre adressée au ministre, le président du conseil départemental.",
        {"C'est trop": "président du conseil départemental"},
    ),
    (
        "a day and a station before who spoke there",
        "« C'est trop tard », a regretté, jeudi 3 mars sur RTL, la ministre de la Culture.",
        {"C'est trop": "ministre de la Culture"},
    ),
    (
        "who tells of an evening, a note in brackets behind her name",
        "L'une des plaignantes, Émilie (le prénom a été changé), raconte une soirée de novembre 2023 : « Il m'a coincée dans la salle de montage. »",
        {"Il m'a": "Émilie"},
    ),
    (
        "whom a body does something to goes on",
        "Il y a quatre ans, Nora Belhadj, opératrice de l'usine Galvano, dénonce son chef. La direction lui conseille de « réfléchir ». Elle réfléchit. Puis elle écrit à l'inspection. « J'ai posté la lettre et j'ai vomi. »",
        {"J'ai posté": "Nora Belhadj"},
    ),
    (
        "young woman who held a post once",
        "« On nous a menti », résume Amandine Lescot, ancienne chargée de mission, licenciée en septembre. La jeune femme dénonce « un système ».",
        {"un système": "Amandine Lescot"},
    ),
    (
        "who is mayor, not who served one",
        "Bernard Chastel, ancien directeur de cabinet du maire, comparaît avec le maire Gérard Lemoine. « Il me l'a demandé », relate M. Chastel. L'ancien édile secoue la tête. Puis il s'emporte : « C'est un tissu de mensonges ! »",
        {"C'est un": "Gérard Lemoine"},
    ),
]


def quotes(text: str, nlp: Any) -> tuple[Quote, ...]:
    return analyse(Article(id="a", text=text), nlp).quotes


@pytest.mark.parametrize(("topic", "text", "expected"), CASES)
def test_speaker(nlp: Any, topic: str, text: str, expected: dict[str, str]) -> None:
    found = quotes(text, nlp)
    for words, who in expected.items():
        [quote] = [q for q in found if words in cut(text, q.content)]
        names, _, role = who.partition(" | ")
        assert " + ".join(p.name for p in quote.speakers) == names, topic
        if role:
            assert quote.role == role, topic


def test_a_participle_that_opens_is_no_name(nlp: Any) -> None:
    said = quotes("Touché, le gardien Luc Moreau a souri. « Ce n'est rien », a-t-il dit.", nlp)
    assert [p.name for p in said[0].speakers] == ["Luc Moreau"]
