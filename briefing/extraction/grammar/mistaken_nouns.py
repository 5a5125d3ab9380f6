"""Give back their part of speech to nouns of people that the tagger took for adjectives or verbs."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import VERBAL, base, is_finite
from briefing.language.plain_doc import Token, morph

_MONTHS = {"janvier", "février"}
_INFINITIVE = ("er", "ir", "re", "oir")
_REACHED = {"joint", "jointe"}
ORDINALS = {"premier", "première", "second", "seconde"}
DAYS = set("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
AGES = {"vieil", "vieille", "jeune", "nouvel", "nouvelle", "ancien", "ancienne", "ex"}
NO_NOUNS = set(
    "accuse accusent dénonce dénoncent affirme affirment déclare déclarent ajoute ajoutent indique "
    "indiquent explique expliquent assure assurent rétorque rétorquent répond répondent soutient "
    "soutiennent rappelle rappellent souligne soulignent martèle martèlent regrette regrettent confie "
    "confient déplore déplorent fustige fustigent exige exigent réclame réclament admet admettent nie "
    "nient dément démentent prévient préviennent avertit avertissent soupçonne soupçonnent impute imputent "
    "incrimine incriminent inculpe inculpent vilipende vilipendent étrille étrillent conspue conspuent "
    "veut veulent attribue attribuent assigne assignent accusait accusaient soupçonnait soupçonnaient "
    "poursuit poursuivent renvoie renvoient inflige infligent requiert requièrent "
    "conteste contestent réfute réfutent récuse récusent désapprouve désapprouvent "
    "abonde abondent reprochait reprochaient dénonçait dénonçaient".split()
)
"""Forms that are never anything but verbs, however the tagger reads them."""


def give_back_head(token: Token) -> None:
    """Let *homme* head *le vieil homme*, where the parse has it the other way round."""
    if token.pos_ != "NOUN" or token.i + 1 >= len(token.doc):
        return
    noun = token.nbor(1)
    if noun.pos_ != "NOUN" or noun.head is not token:
        return
    for child in list(token.children):
        if child is not noun:
            child.hang(noun)
    token.hang(noun)
    noun.dep_ = token.dep_
    token.pos_, token.dep_ = "ADJ", "amod"


def _give_back_trade(token: Token, knows: Knowledge) -> None:
    """Let *pénaliste* head *la pénaliste liégeoise*, where the parse makes the people the noun."""
    if token.pos_ != "ADJ" or not token.i or token.i + 1 >= len(token.doc):
        return
    people, role = token.nbor(1), knows.role(token.lower_)
    if token.head is not people or token.nbor(-1).pos_ != "DET":
        return
    known = knows.people(people.lower_) is not None or knows.demonym(people.lower_) is not None
    # « Un fonctionnaire civil de l'Otan »: two adjectives and no noun
    known = known or (people.pos_ == "ADJ" and token.lower_ not in AGES)
    known = known or people.lower_ in _REACHED  # « un infirmier joint par téléphone »
    if people.pos_ not in {"NOUN", "ADJ"}:
        return
    if role is None or role.kind != "person" or not known or not people.text.islower():
        return
    for child in list(people.children):
        if child is not token:
            child.hang(token)
    people.hang(token)
    token.pos_, token.dep_ = "NOUN", people.dep_
    people.pos_, people.dep_ = "ADJ", "amod"


def give_back_ordinal(token: Token) -> None:
    """Let *la seconde* be the subject in *La seconde veut croire que*, where the parse sees no noun."""
    verb = token.head
    if token.pos_ != "ADJ" or not token.i or verb.i != token.i + 1 or verb.pos_ not in VERBAL:
        return
    if token.nbor(-1).lower_ in {"le", "la"} and is_finite(verb):
        token.nbor(-1).hang(token)
        token.pos_, token.dep_ = "NOUN", "nsubj"


def give_back_day(token: Token) -> None:
    """Let *mardi* say when: *a affirmé mardi son directeur*, where the parse has it act."""
    if token.pos_ == "NOUN" and base(token) == "nsubj" and token.i and token.i > token.head.i:
        if token.nbor(-1).pos_ in VERBAL:
            token.dep_ = "obl:mod"


def give_back_word(token: Token, knows: Knowledge) -> None:
    """Retag a people's adjective, or a noun of what somebody is or does."""
    if token.i:
        _give_back_noun(token, knows)
    if token.pos_ == "ADJ":
        _give_back_trade(token, knows)


def _give_back_noun(token: Token, knows: Knowledge) -> None:
    """Retag *philippin* after a noun, *physicienne* after a name: no verbs, as rare as they are."""
    before = token.doc[token.i - 1]
    if before.pos_ == "NOUN" and token.pos_ != "ADJ" and knows.demonym(token.lower_) is not None:
        token.pos_ = "ADJ"
        token.dep_ = "amod" if token.head.i == before.i else token.dep_
        return
    # « que l'accusé a effacé des textos », « s'étrangle sa chargée de campagne »
    told = token.dep_ == "nsubj" and token.i > 1 and token.nbor(-2).lower_ == "que"
    acts = told or (token.dep_ == "obj" and before.lower_ in {"son", "sa", "leur"})
    if token.pos_ == "NOUN" or (knows.is_cue_form(token) and not acts):
        return
    role = knows.role(token.lower_)
    if role is None or role.kind != "person" or role.lemma == "premier":
        return
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if before.pos_ == "NOUN" and token.pos_ == "VERB" and _qualifies_role(before, after, knows):
        token.pos_, token.dep_ = "ADJ", "amod"  # « le député insoumis | Karim Belaïd a accusé »
        if after is not None and after.head is token:
            after.hang(before)
            after.dep_ = "appos"
        return
    apposed = before.text == "," and token.i > 1 and token.nbor(-2).pos_ == "PROPN"
    of_clause = token.dep_.split(":")[0] in {"nsubj", "obj", "obl"}
    led = before.pos_ == "DET" or (
        (before.lower_ in AGES or (before.pos_ == "ADJ" and of_clause))
        and token.i > 1
        and token.nbor(-2).pos_ == "DET"
    )  # « une ancienne serveuse », « un haut fonctionnaire »
    heads = led and (after is None or after.pos_ not in {"NOUN", "ADJ"})
    if heads or (apposed and token.pos_ == "VERB"):
        token.pos_ = "NOUN"


def _qualifies_role(before: Token, after: Token | None, knows: Knowledge) -> bool:
    """Tell whether a word between somebody's office and his name can only say of which party he is."""
    return after is not None and after.pos_ == "PROPN" and knows.role(before.lower_) is not None


BEFORE_INFINITIVE = {"de", "d'", "à", "pour"}


def give_back_infinitive(token: Token) -> bool:
    """Let *publier* in *de publier les rapports* be a verb where it is one; tell whether it is."""
    if not _is_infinitive(token):
        return False
    token.pos_, token.morph = "VERB", morph("VerbForm=Inf")
    return True


def _is_infinitive(token: Token) -> bool:
    doc, i = token.doc, token.i
    if not token.lower_.endswith(_INFINITIVE) or not i or i + 1 >= len(doc):
        return False
    if doc[i - 1].lower_ not in BEFORE_INFINITIVE:
        return False
    after = i + 2 if doc[i + 1].pos_ == "ADV" and i + 2 < len(doc) else i + 1
    led = doc[after].pos_ == "DET" and token.lower_.endswith(("er", "ir"))
    return base(token) == "xcomp" or (led and token.lower_ not in _MONTHS)
