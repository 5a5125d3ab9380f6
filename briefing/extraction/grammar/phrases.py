"""Tell how far the phrase goes that describes somebody: *le commissaire européen au Commerce*."""

from __future__ import annotations

from briefing.extraction.grammar.charged import charge_cut
from briefing.extraction.grammar.noun_ends import np_end
from briefing.extraction.grammar.syntax import (
    OF,
    QUOTE_MARKS,
    VERBAL,
    is_finite,
    np_start,
    past_parenthesis,
)
from briefing.language.plain_doc import Doc, Token, asked_once

BLAMED = {
    form + ending
    for form in (
        "accusé",
        "soupçonné",
        "mis",
        "suspecté",
        "inculpé",
        "poursuivi",
        "visé",
        "incriminé",
        "condamné",
    )
    for ending in ("", "e", "s", "es")
}
# Who has a field or a place after *à*: « adjoint à la culture », « professeur à la Sorbonne ».
_WITH_FIELD = set(
    (
        "commissaire secrétaire ministre adjoint conseiller délégué vice-président représentant "
        "haut-commissaire rapporteur chargé directeur"
    ).split()
)
_WITH_PLACE = set(
    (
        "professeur chercheur ambassadeur consul avocat maître enseignant correspondant médecin "
        "infirmier étudiant doctorant chargé directeur ingénieur docteur éleveur agriculteur guide "
        "éducateur physicien historien sociologue économiste"
    ).split()
)
# « a dit le conseiller à la presse »: those are spoken to.
_AUDIENCE = set(
    (
        "presse journaliste journalistes média médias micro micros antenne public foule quotidien "
        "chaîne radio télévision journal agence plusieurs reporters téléphone issue occasion heure "
        "adresse barre huis suite fin nouveau sujet tribune"
    ).split()
)
_TOWARDS = {"encontre", "égard", "adresse", "endroit", "occasion", "issue", "intention"}
PAPERS = set(
    (
        "rapport étude règlement enquête document communiqué note sondage texte arrêt jugement avis "
        "lettre courrier audit bilan décret arrêté circulaire tribune livre article résolution"
    ).split()
)
_FIELDS = set(
    (
        "commerce transport transports agriculture économie énergie environnement climat culture "
        "justice intérieur budget finances travail emploi santé éducation défense industrie "
        "numérique logement sport sports jeunesse famille pêche mer recherche égalité "
        "consommation tourisme développement migration élargissement concurrence fiscalité "
        "handicap autonomie ruralité ville territoires outre-mer"
    ).split()
)
_HELD_FOR = {"responsable", "coresponsable", "coupable", "comptable"}
_DEGREES = {"très", "visiblement", "manifestement", "plutôt"}
_MET = {
    "crois",
    "joint",
    "croisé",
    "rencontré",
    "interrogé",
    "attablé",
    "accoudé",
    "présent",
    "venu",
}
"""How the paper came upon somebody, which names nobody."""
_UNDER_LAW = {"garde", "examen", "détention", "fuite", "cavale"}
"""What befalls somebody for a while and names nobody: *un guide en garde à vue*."""
_LONGEST_TAIL = 10
_LIMITS = {"seul", "seule", "seuls", "seules", "même"}
_STRUCK = {n + e for n in ("accusé", "intéressé", "inculpé", "élu", "enlevé") for e in ("", "e")}
_PARTITIVE = (["des"], ["de"], ["d'"])
_NAMING = {"NOUN", "PROPN"}
_SOURCE_LINKS = set("proche à au aux chez du de d' des dans en".split())
_POSTS = [
    (*words.split(), link)
    for words in (
        "en poste",
        "en charge",
        "proche",
        "originaire",
        "basé",
        "basée",
        "installé",
        "installée",
    )
    for link in ("à", "au", "aux", "de", "du", "des", "d'", "en")
]


_POST_OPENS = {words[0] for words in _POSTS}


@asked_once
def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the token range of the noun phrase without its determiner."""
    start, end = np_start(head), np_end(head)
    doc = head.doc
    if start + 1 < head.i and doc[start].lower_ in _LIMITS and doc[start + 1].pos_ == "DET":
        # « Seul l'écologiste », « Même le maire »
        start += 1
    while start < head.i and (doc[start].pos_ == "DET" or doc[start].lower_ in {"des", "du"}):
        start += 1
    end = _one_of_many(doc, end)
    for i in range(head.i + 1, end - 1):
        # « plainte contre la clinique pour mise en danger », « le chef de la mise en scène »
        noun = doc[i].pos_ == "NOUN" and doc[i - 1].pos_ in {"ADP", "DET"}
        if doc[i].lower_ in BLAMED and doc[i + 1].pos_ == "ADP" and not noun:
            # « la direction accusée de chasse »: what it is blamed for is not its name.
            return start, i
        if doc[i].lower_ in {"pour", "comme"} and doc[i + 1].lower_.rstrip("s") in _HELD_FOR:
            return start, i  # « tient les groupes pour responsables »
        if doc[i].lower_ == "en" and doc[i + 1].lower_ in _UNDER_LAW:
            return start, i
        if doc[i].lower_ in _DEGREES and doc[i + 1].pos_ in {"ADJ", "VERB"}:
            return start, i  # « un contrôleur très ému »
        if doc[i].lower_ in _TOWARDS and doc[i - 1].lower_ == "l'" and i - 2 > head.i:
            return start, i - 2  # « une campagne menée par la ligue | à l'encontre du maire »
        if doc[i].lower_ == "non" and doc[i + 1].lower_ == "seulement":
            return start, i
    end = charge_cut(head, end)
    aged = next((i for i in range(head.i + 1, end) if doc[i].lower_.startswith("âgé")), end)
    if aged + 1 < len(doc) and doc[aged + 1].lower_ in {"de", "d'"}:
        end = aged  # « deux suspects âgés de 19 et 22 ans »
    if end == head.i + 2 and doc[end - 1].lower_.rstrip("es") in _MET and end < len(doc):
        end -= doc[end].pos_ == "ADP"  # « un éducateur | croisé devant le stade »
    while end > head.i + 1 and doc[end - 1].pos_ == "ADV" and doc[end - 1].lower_.endswith("ment"):
        end -= 1  # « tient la ministre personnellement responsable »
    return start, end


def _one_of_many(doc: Doc, end: int) -> int:
    """Return the end of *le père d'une des victimes*, whose pronoun parts the phrase for the parser."""
    words = [t.lower_ for t in doc[end : end + 5]]
    if words[:1] == ["de"] and words[1:2] == ["l'"] and words[2:3] and words[2] in _STRUCK:
        # « la mère de l'accusé », a verb for the tagger
        return end + 3
    skip = next((n for n, w in enumerate(words[:4]) if w in {"un", "une", "l'un", "l'une"}), 0)
    if not skip or words[0] not in {"de", "d'"} or words[skip + 1 : skip + 2] not in _PARTITIVE:
        return end
    noun = next((t for t in doc[end + skip + 2 : end + skip + 5] if t.pos_ in _NAMING), None)
    return end if noun is None else max(np_end(noun), noun.i + 1)


def with_field(head: Token, lemma: str, end: int) -> int:
    """Return the end of a title with its field: *commissaire au Commerce*, *adjointe à la culture*."""
    doc = head.doc
    if end + 1 >= len(doc) or doc[end].lower_ not in {"à", "au", "aux"}:
        return end
    if lemma not in _WITH_FIELD and lemma not in _WITH_PLACE:
        return end
    i = end + 1
    while i < len(doc) and doc[i].pos_ in {"DET", "ADJ"} and i - end < 4:
        i += 1
    if i >= len(doc) or doc[i].pos_ not in {"NOUN", "PROPN"} or doc[i].lower_ in _AUDIENCE:
        return end
    titled = doc[i].text[:1].isupper() and doc[i].lower_ in _FIELDS
    place = doc[i].ent_type_ in {"LOC", "PER"} and not titled
    if (place and lemma not in _WITH_PLACE) or (not place and lemma not in _WITH_FIELD):
        return end
    return np_end(doc[i])


def with_participle(head: Token, end: int) -> int:
    """Return the end of a document's description: *le règlement publié au Journal officiel*."""
    doc = head.doc
    if head.lemma_.casefold() not in PAPERS | _PLANS or end >= len(doc):
        return end
    word = doc[end]
    if word.pos_ not in VERBAL | {"ADJ"} or is_finite(word) or word.lower_.endswith("ant"):
        return end
    if end + 1 < len(doc) and doc[end + 1].pos_ == "DET":
        return end  # « Le rapport de la Cour épingle la gestion »: a verb that the tagger took for an adjective
    by: set[str] = set()
    for i in range(end + 1, min(end + _LONGEST_TAIL + 1, len(doc))):
        token = doc[i]
        if token.is_punct or token.is_space or token.text in QUOTE_MARKS:
            return i if doc[i - 1].pos_ != "ADP" else i - 1
        if token.pos_ in VERBAL and is_finite(token) and "par" in by and doc[i - 1].pos_ in _ENDING:
            return i  # « une enquête menée par l'Institut du goût indique »
        if token.pos_ in VERBAL | {"PRON", "SCONJ"}:
            return end
        by.add(token.lower_)
    return end


_ENDING = {"NOUN", "PROPN", "ADJ"}


_PLANS = {
    "calendrier",
    "constat",
    "planning",
    "protocole",
    "programme",
    "procès-verbal",
    "recensement",
    "baromètre",
}
"""What tells something besides papers, once it is said who made it or when."""


def with_charge(doc: Doc, end: int, *, sent: bool) -> int:
    """Return the end of *la ministre déléguée chargée du Logement*, *le cabinet mandaté par la ville*."""
    while end + 1 < len(doc):
        links = _CHARGES.get(doc[end].lower_.rstrip("s").removesuffix("e"), frozenset())
        if (
            not links
            or (links == _SENT and not sent)
            or doc[end].pos_ not in VERBAL | {"ADJ", "NOUN"}
        ):
            return end
        if doc[end + 1].lower_.startswith("charg"):
            end += 1
            continue
        first = end + 2 + (end + 2 < len(doc) and doc[end + 2].pos_ == "DET")
        noun = doc[first] if first < len(doc) else doc[end]
        if doc[end + 1].lower_ not in links or noun.pos_ not in _NAMING:
            return end
        end = np_end(noun)
    return end


_SENT = frozenset({"par"})
_CHARGES = {
    "chargé": frozenset({"de", "d'", "du", "des"}),
    "délégué": frozenset({"à", "au", "aux"}),
    **dict.fromkeys(("mandaté", "missionné", "désigné"), _SENT),
}
"""Participles that go on with a title, and what leads to their noun."""


def with_post(doc: Doc, end: int) -> int:
    """Return the end of *un diplomate en poste au Caire*, *un proche du dossier*."""
    if end >= len(doc) or doc[end].lower_ not in _POST_OPENS:
        return end
    for words in _POSTS:
        if [t.lower_ for t in doc[end : end + len(words)]] == list(words):
            noun = next(
                (t for t in doc[end + len(words) : end + len(words) + 4] if t.pos_ in _NAMING), None
            )
            if noun is not None:
                return np_end(noun)
    return end


def with_party(doc: Doc, end: int) -> int:
    """Return the end of *le maire (PS) des 13e et 14e arrondissements*."""
    i = past_parenthesis(doc, end)
    if i == end or i >= len(doc) or doc[i].lower_ not in OF:
        return end
    noun = next((t for t in doc[i + 1 : i + 6] if t.pos_ in _NAMING), None)
    return np_end(noun) if noun is not None else end


def source_end(doc: Doc, end: int, mention_end: dict[int, int]) -> int:
    """Return the end of *source à Bercy*, *source proche du dossier*: where it speaks from is all."""
    while end + 1 < len(doc) and (doc[end].lower_ in _SOURCE_LINKS):
        noun = next((t for t in doc[end + 1 : end + 5] if t.pos_ in {"NOUN", "PROPN"}), None)
        if noun is None or any(t.is_punct for t in doc[end + 1 : noun.i]):
            break
        end = mention_end.get(noun.i, np_end(noun))
    return end


def those_end(those: Token) -> int:
    """Return the token after *ceux qui ont acheté la machine*: a stop, a mark, or who is joined to them."""
    doc = those.doc
    for i in range(those.i + 2, min(those.i + _THOSE_REACH, len(doc))):
        joined = doc[i].lower_ in {"et", "ni", "ou"} and THOSE & {
            t.lower_ for t in doc[i + 1 : i + 3]
        }
        if doc[i].is_punct or doc[i].is_space or joined or doc[i].text in QUOTE_MARKS:
            return i
    return min(those.i + _THOSE_REACH, len(doc))


THOSE = {"ceux", "celles"}
_THOSE_REACH = 18
"""Tokens that *ceux qui …* has at most."""
