"""Articles of our own for the documents: a dossier with all sections, and one that attacks its reader."""

from __future__ import annotations

from briefing.model import Article, When

DOSSIER = (
    Article(
        "valbrune-1",
        "La maire de Valbrune, Hélène Castaing, accuse la société Sylvéa d’avoir caché pendant deux ans la pollution de la "
        "source des Aulnes. « Sylvéa savait, et Sylvéa s’est tue », a-t-elle déclaré lundi devant le conseil municipal. "
        "Selon un rapport remis le 3 mars 2026, des solvants ont été relevés dès le 12 juin 2024.\n\n"
        "La direction de Sylvéa rejette ces accusations. « Aucun seuil n’a été dépassé, et nous le prouverons », a répondu "
        "Marc Delorme, directeur du site. Il a ajouté que l’entreprise « ouvrira ses registres à la justice ».\n\n"
        "L’affaire rappelle le scandale de la Vorge, en 2011, lorsque six communes avaient été privées d’eau.\n",
        title="Valbrune : la maire accuse Sylvéa d’avoir caché la pollution de la source",
        outlet="Le Courrier du Vernois",
        author="Nadia Ferrand",
        published=When("2026-03-10"),
        url="https://courrier.example/valbrune?id=1&p=2",
        source_name="valbrune-1.txt",
    ),
    Article(
        "valbrune-2",
        "L’association Rivières vivantes a porté plainte mardi contre Sylvéa pour mise en danger de la vie d’autrui. Elle "
        "reproche aussi à la préfecture du Vernois d’avoir fermé les yeux. « L’État a laissé faire », a dénoncé sa "
        "présidente, Claire Monnet.\n\n"
        "La préfecture dément toute complaisance. « Chaque contrôle a été fait et chaque résultat transmis », a assuré le "
        "préfet, Bertrand Soulier, qui a annoncé une inspection pour le 20 mars 2026.\n\n"
        "Le 15 janvier 2025, un premier signalement avait été classé. Le 2 septembre 2025, des riverains avaient saisi le "
        "tribunal administratif.\n",
        title="Pollution de Valbrune : plainte contre Sylvéa",
        outlet="La Tribune des Vallées",
        author="Paul Hennequin",
        published=When("2026-03-11"),
        url="https://tribune.example/plainte",
        source_name="valbrune-2.txt",
    ),
    Article(
        "valbrune-3",
        "Le ministre de la Transition, Alain Roussel, a accusé jeudi Sylvéa de « mépris pour les habitants ». « Les faits "
        "sont accablants, et l’entreprise devra payer », a-t-il lancé à l’Assemblée.\n\n"
        "Marc Delorme, directeur du site de Sylvéa, a dénoncé « un procès sans juge » et a accusé le ministre de vouloir "
        "faire oublier ses propres retards. Le ministère n’a pas souhaité faire de commentaire.\n\n"
        "Selon Hélène Castaing, Sylvéa aurait détruit une partie de ses registres en novembre 2025. L’entreprise le "
        "conteste.\n",
        title="Roussel : « Sylvéa devra payer »",
        outlet="Le Quotidien de l’Est",
        author="Inès Vautrin",
        published=When("2026-03-12"),
        url="https://quotidien.example/roussel",
        source_name="valbrune-3.txt",
    ),
    Article(
        "valbrune-4",
        "La société Sylvéa a été mise en cause vendredi par l’inspection du travail, qui lui reproche d’avoir exposé des "
        "salariés à des solvants. « Nous avons alerté la direction trois fois », affirme Youssef Brahimi, délégué "
        "syndical.\n\n"
        "Sylvéa nie les faits. « Ces alertes ne nous sont jamais parvenues », a déclaré sa porte-parole, Anne Lestrade.\n\n"
        "Le comité d’entreprise se réunira le 27 mars 2026. En 1998, le site avait déjà été fermé six semaines.\n",
        title="L’inspection du travail met en cause Sylvéa",
        outlet="Le Courrier du Vernois",
        published=When("2026-03-13"),
        source_name="valbrune-4.txt",
    ),
)

RTL, PDF_MARK = "\u202e", "\u202c"
LONG = "Anti" + "constitutionnel" * 660
HOSTILE_TEXT = (
    "Le maire, Paul Roux, accuse Chimex d’avoir « menti <script>document.title='pris'</script> <b>gras</b> ». "
    "« <img src=x onerror=\"document.title='pris'\"> *gras* | [lien](javascript:alert(1)) `code` {{ 7 * 7 }} {% raw %} & &amp; <!-- », a déclaré "
    "Paul Roux. La direction de Chimex rejette ces accusations. "
    f"« Nous avons {RTL}tout dit et rien caché », a répondu Anne Morel. "
    "« ![image](http://suivi.example/pixel.png) </style></template><style>*{display:none}</style> www.suivi.example », a ajouté Anne Morel. "
    f"« {LONG} », a conclu Paul Roux le 3 mars 2026.\n"
)
HOSTILE = (
    Article(
        "attaque",
        HOSTILE_TEXT,
        title='Titre <b>gras</b> "><script>document.title=1</script> {{ 7 * 7 }}',
        outlet="<i>Journal</i>",
        author="*Auteur* [x](javascript:alert(1))",
        published=When("2026-03-01"),
        url="javascript:document.title='pris'",
        source_name="<attaque>.txt",
    ),
    Article(
        "attaque-2",
        "Paul Roux a accusé mardi Chimex de fraude. Chimex a démenti.\n",
        title="# Titre\n- liste\n1. un",
        url='https://journal.example/" onmouseover="document.title=1',
        source_name="b.txt",
    ),
)
