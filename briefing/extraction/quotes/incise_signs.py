"""Ask small questions of the words around an inserted cue."""

from __future__ import annotations

from collections.abc import Set

from briefing.extraction.grammar.knowledge import Knowledge, knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    RELATIVES,
    VERBAL,
    base,
    children,
    clitic,
    has_finite_verb,
    is_finite,
    np_start,
    subject,
    verb_group_start,
)
from briefing.extraction.quotes.after_speech import OBJECTS, cuts_in
from briefing.extraction.quotes.clauses import GOVERNS, infinitive, is_infinitive
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.language.plain_doc import Token

_REPORTS = 0.7
_COMPLETING = set("de d' du à au aux sur pour par avec".split())
_NEEDS_OF = {"disposer", "bénéficier", "souffrir", "manquer", "dépendre", "écoper"}
"""Verbs that *de* completes."""
_OCCASIONS = set(
    "nom terme issue micro sortie occasion adresse antenne barre tribune cours retour lendemain".split()
)
"""What a preposition takes the narration up with (*à la sortie du conseil*)."""
_NOMINAL = {"NOUN", "PROPN", "PRON", "DET"}
WISHES = set("souhaiter vouloir espérer désirer craindre redouter demander réclamer exiger".split())
"""After *comme*, what somebody would have or fears, and does not say: *comme le souhaite le maire*."""
_WITNESSES = {"constater", "voir", "observer", "compter", "entendre"}
_REPORTERS = {"journalist", "correspondant", "reporter", "photograph", "vidéast", "envoyé"}
"""Whoever reports for the press, endings of gender and number cut off."""
_INDEFINITE = {"un", "une", "plus", "quelque", "quelques"}

LEAD = set("le la les l' comme ainsi me m' nous vous lui leur se s' y en".split())
"""What may stand before an inverted verb: *nous assure le chef*, *comme l'a dit X*, *le coupe sa sœur*."""


def lead_start(verb: Token, start: int, behind: Set[int], layout: Layout, *, inverted: bool) -> int:
    """Return the first token of what leads to an inserted cue whose verb group starts at `start`."""
    doc, floor = layout.doc, start
    while floor > 0 and (
        (inverted and doc[floor - 1].lower_ in OBJECTS)
        or (
            doc[floor - 1].lower_ in LEAD
            and (
                doc[floor - 1].pos_ != "DET"
                or (floor > 1 and doc[floor - 2].lower_ in {"comme", "que"})
                or cuts_in(verb, behind)
            )
        )
    ):
        floor -= 1
    if floor > 1 and doc[floor - 1].lower_ in {"que", "qu'"} and doc[floor - 2].lower_ == "ainsi":
        floor -= 2  # « Ainsi que l'a révélé L'Éveil, … »
    compared = any(t.lower_ == "comme" for t in doc[max(0, floor - 1) : start])
    return floor - 1 if compared and doc[floor].lower_ != "comme" else floor


_PARTICIPLES = ("é", "ée", "és", "ées", "i", "u")


def describes(verb: Token) -> bool:
    """Tell whether a participle without an auxiliary says more of the noun before it: *, vanté jusqu'au Canada,*."""
    alone = verb_group_start(verb) == verb.i
    if alone and verb.lower_.endswith(("ée", "ées", "és")):
        return True  # « La Russie, membre du Conseil, invitée du G7, … »
    past = "Part" in verb.morph.get("VerbForm", [])
    if alone and past and (_by_somebody(verb) or verb.lower_.endswith(_ONLY_PAST)):
        return True  # « deux albums, décrits par un critique comme … », « Luc Roux, reconnu coupable de … »
    doc, i = verb.doc, verb.i + 1
    # « …, accusé de soutenir les rebelles »
    governs = i < len(doc) and doc[i].lower_ in {"de", "d'"}
    return (
        past
        and (governs or base(verb) in {"acl", "amod"})
        and alone
        # « (soutenu par la sénatrice) »: the noun behind it is its agent.
        # « (un agent), poursuivi à Paris pour l'enlèvement d'un opposant »: no tense is spelt so.
        and (verb.lower_.endswith(_PARTICIPLES) or bool(children(verb, "obl:agent")))
    )


_ONLY_PAST = ("u", "us")
"""How participles end that look like no finite verb."""


def _by_somebody(verb: Token) -> bool:
    """Tell whether *par* and its noun follow a participle at once."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return len(after) > 1 and after[0].lower_ == "par" and after[1].pos_ in {"DET", "PROPN", "NUM"}


def disagrees(verb: Token, noun: Token) -> bool:
    """Tell whether a verb in the singular has a plural behind it: *La première, une femme, a raconté les nuits*."""
    helpers = [c for c in verb.children if base(c) == "aux"]
    one = bool(helpers) and all(h.morph.get("Number", []) == ["Sing"] for h in helpers)
    return one and noun.pos_ == "NOUN" and noun.doc[np_start(noun)].lower_ in {"les", "des", "ces"}


def auxiliary_left(token: Token, verb: int) -> bool:
    """Tell whether a verb or its auxiliary stands before an inverted pronoun: *a-t-il*, *a-t-elle seulement dit*."""
    i = token.i
    while i > 0 and token.doc[i].lower_ in {"-t", "t", "-t-"}:
        i -= 1
    return token.doc[i].pos_ in VERBAL and i < verb and verb - i <= 6


def named_right_before(comma: int, layout: Layout, resolver: Resolver) -> bool:
    """Tell whether a name between commas stands before a verb that nothing finite precedes."""
    doc = layout.doc
    begin = layout.sentence_start(comma)
    if doc[comma].text != "," or has_finite_verb(doc, begin, comma):
        return False
    mention = resolver.register.mention_at(comma - 1)
    if mention is None or mention.start <= begin or doc[mention.start - 1].text != ",":
        return False
    return resolver.register.entries[mention.entry].kind == "person"


_HELPS = {"a", "ont", "avait", "avaient"}


def helped(i: int, k: int, layout: Layout) -> bool:
    """Tell whether a relative's auxiliary waits for words between marks: *un rapport qui a, selon X, « fait date »*."""
    doc = layout.doc
    if k < 0 or i < 1 or doc[i].lower_ not in _HELPS or doc[i - 1].lower_ != "qui":
        return False
    after = layout.outer(k)[1]
    return after >= len(doc) or doc[after].is_punct or doc[after].is_space


def named_by(noun: Token, resolver: Resolver) -> Resolved:
    """Return the body whose name follows what it is: *a révélé le site d'information Kranto Zinios*."""
    for i in range(noun.i + 1, noun.right_edge.i + 1):
        mention = resolver.register.mention_at(i)
        entry = resolver.register.entries[mention.entry] if mention is not None else None
        if entry is not None and entry.named and entry.head == noun.lower_:
            return Resolved((entry.id,), "name within", noun.i)
    return NOBODY


def qualified(noun: Token, k: int, previous: int, layout: Layout) -> bool:
    """Tell whether a stretch between a thing and a comma only says how it is: *Une mesure « hostile », a réagi X*."""
    if layout.closing(previous - 1) != k or noun.pos_ != "NOUN":
        return False
    said = layout.doc[layout.token_range[k][0]]
    return said.text.islower() and knowledge().role(noun.lower_) is None


_INVERTS = {"à", "sans", "peut-être", "aussi", "encore", "ainsi", "toujours", "tout"}
"""What opens a sentence whose subject its verb takes up: *À peine*, *Sans doute*, *Peut-être le maire a-t-il*."""


def opens_inverted(i: int, layout: Layout) -> bool:
    """Tell whether a sentence opens with what inverts its subject: *À peine*, but not *Tout le monde*."""
    word, after = layout.doc[i], layout.doc[min(i + 1, len(layout.doc) - 1)]
    return word.lower_ in _INVERTS and not (word.lower_ == "tout" and after.pos_ in {"DET", "PRON"})


def subject_before(comma: int, layout: Layout) -> bool:
    """Tell whether what the commas enclose parts a verb from its subject: *Le coach, lui, salue X*."""
    begin = layout.sentence_start(comma)
    lead = layout.doc[begin:comma]
    if not any(t.pos_ in _NOMINAL for t in lead):
        return False  # « Trop peu, trop tard, juge le parti »
    return any(t.text == "," for t in lead) and not _has_main_verb(begin, comma, layout)


def _has_main_verb(begin: int, end: int, layout: Layout) -> bool:
    """Tell whether a finite verb stands outside the relatives between commas: *Le club, qui joue lundi, …* has none."""
    aside = False
    for i in range(begin, end):
        token = layout.doc[i]
        if token.text == ",":
            aside = i + 1 < end and layout.doc[i + 1].lower_ in RELATIVES
        elif not aside and has_finite_verb(layout.doc, i, i + 1):
            return True
    return False


def saw_itself(lemma: str, noun: Token) -> bool:
    """Tell whether the press only says that it was there: *a constaté une journaliste de l'agence*."""
    return lemma in _WITNESSES and noun.lower_.removesuffix("s").removesuffix("e") in _REPORTERS


def inscribed(token: Token, knows: Knowledge) -> bool:
    """Tell whether the noun bears words that nobody says: *sur les pancartes*."""
    entries = knows.lexicon.non_speech
    entry = entries.get(token.lower_) or entries.get(token.lower_.removesuffix("s"))
    return entry is not None and entry.kind == "title"


def completes(first: int, last: Token, layout: Layout, *, by_pronoun: bool) -> bool:
    """Tell whether what follows an inserted source completes what stands before it.

    *Elle a bénéficié, dit-elle, d'un poste*; after a name, *de* may as well say where the speaker is from.
    """
    doc = layout.doc
    if first + 2 >= len(doc):
        return False
    if by_pronoun and doc[first].lower_ == "dans" and last.pos_ == "VERB":
        # « La signature du climat se lit, dit-elle, dans la répétition des épisodes »
        return True
    if doc[first].lower_ in {"que", "qu'"}:
        # « elles n'auraient représenté, à l'entendre, que 3 % des ventes »
        told = [t.lower_ for t in doc[max(last.i - 4, 0) : last.i]]
        return bool({"ne", "n'"} & set(told)) and not {"pas", "plus", "jamais"} & set(told)
    if doc[first].lower_ not in _COMPLETING:
        return False
    if any(t.lower_ in _OCCASIONS for t in doc[first + 1 : first + 3]):
        return False
    near = doc[max(last.i - 4, 0) : last.i + 1]
    if doc[first].lower_ in {"de", "d'"} and any(t.lemma_.casefold() in _NEEDS_OF for t in near):
        return True  # « L'Iran disposait au printemps, d'après l'agence, d'un stock de 400 kilos »
    if shows_manner(first, layout):
        return False
    if by_pronoun:
        return True
    following = doc[first + 1]
    new = following.lower_ in _INDEFINITE or following.pos_ == "NUM" or is_infinitive(following)
    return new and doc[first].lower_ in {"de", "d'", "à"} and last.pos_ in {"VERB", "AUX"}


def goes_on_speaking(
    start: int, begin: int, end: int, layout: Layout, knows: Knowledge, *, any_cue: bool = False
) -> bool:
    """Tell whether what follows *dit-il ;* is still what was said: a clause that reports nobody."""
    rest = layout.doc[begin:end]
    if not rest:
        return False  # the text breaks off at the semicolon
    pronouns = {clitic(t) for t in layout.doc[start:begin]} - {""}
    # « Sa carte, dit-il, était volée ; il l'avait signalé »: what he did before is told by him.
    own = layout.doc[begin].lower_ in pronouns
    cues = (
        knows.cue_verb(t)
        for t in rest
        if t.pos_ == "VERB" and not (own and t.nbor(-1).lower_ in {"avait", "avaient"})
    )
    inverted = any_cue or bool(pronouns)
    told = any(c is not None and c.trust >= _REPORTS for c in cues)
    return inverted and not told and has_finite_verb(layout.doc, begin, end)


_PLACED = {"à", "au", "aux", "chez", "dans", "en", "côté", "rue", "place", "quai", "avenue"}


def hearsay(verb: Token, lemma: str, layout: Layout) -> bool:
    """Tell whether people somewhere, or a text, say so: *dit-on au village*, *y lit-on*, *nous assure-t-on*."""
    doc = layout.doc
    before = {t.lower_ for t in doc[max(verb.i - 2, 0) : verb.i]}
    if lemma == "lire":
        return "y" in before
    if any(t.lower_ in {"source", "sources"} for t in doc[verb.i + 2 : verb.i + 5]):
        return True
    after = next((t for t in doc[verb.i + 1 : verb.i + 5] if t.lower_ in _PLACED), None)
    return "nous" in before or (after is not None and clitic(doc[after.i - 1]) == "on")


_CARRIES = set(
    "vouloir tenir contenter borner finir hésiter plaire aimer préférer tenter essayer oser empresser croire limiter "
    "manquer venir aller devoir pouvoir chercher continuer commencer cesser priver laisser faire savoir entendre "
    "presser hâter risquer amuser évertuer employer attacher".split()
)
"""Verbs that carry another: *« … », a voulu rassurer la ministre*."""


def past_infinitive(i: int, lemma: str, layout: Layout, knows: Knowledge) -> int:
    """Return the token after the infinitive of *se contente de répondre X*, or the token itself."""
    doc, k = layout.doc, i
    if lemma not in _CARRIES:
        return i
    while k < min(i + 4, len(doc)) and (
        doc[k].lower_
        in {"à", "de", "d'", "par", "bon", "y", "en", "lui", "leur", "le", "la", "les"}
        or doc[k].pos_ in {"PRON", "ADV"}
    ):
        k += 1
    if k < len(doc) and is_infinitive(doc[k]) and knows.cue_verb(doc[k]) is not None:
        return k + 1
    return i


_REFLEXIVE = {"se", "s'"}
_PLAINLY = 0.9


def carried_cue(verb: Token, layout: Layout, knows: Knowledge) -> Token | None:
    """Return the plain cue that *ne cesse de répéter*, *se borne à dire*, *vient de déclarer* leads to, or None."""
    doc, i = layout.doc, verb.i
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in {"de", "d'", "à", "pas"} or not i:
        return None
    # « se contente », an adjective for the tagger
    lemma = (
        "contenter"
        if doc[i - 1].lower_ in _REFLEXIVE and verb.lower_.startswith("content")
        else knows.lemma(verb)
    )
    end = past_infinitive(i + 1, lemma, layout, knows)
    if end == i + 1:
        return None
    cue = knows.cue_verb(doc[end - 1])
    plain = cue is not None and cue.trust >= _PLAINLY and {"que", "insert"} <= set(cue.frames)
    return doc[end - 1] if plain and cue is not None and cue.verb_class != "accuse" else None


_IN_HAND = set(
    "main mains appui bras poing poche bouche lèvres épaule yeux larmes gorge visage genoux".split()
)


def held_out(first: int, stop: int, layout: Layout) -> bool:
    """Tell whether what follows *dit-il,* shows the speaker: *photos à la main*, *lettre à l'appui*."""
    doc = layout.doc
    if doc[first].pos_ not in {"NOUN", "ADJ", "ADV", "VERB"} or has_finite_verb(
        doc, first + 1, stop
    ):
        return False
    words = [t.lower_ for t in doc[first:stop] if t.is_alpha]
    return bool(words) and words[-1] in _IN_HAND and len(words) > 1


_MANNER = set(
    "voix ton air sourire rire geste souffle soupir moue accent regard traite trait haussement clin hochement".split()
)


def shows_manner(first: int, layout: Layout) -> bool:
    """Tell whether what follows *dit-il,* says how: *d'une voix égale*, *avec un sourire*, *sur un ton las*."""
    near = layout.doc[first + 1 : first + 4]
    led = layout.doc[first].lower_ in {"d'", "de", "avec", "sur", "dans", "en"}
    return led and any(t.lower_ in _MANNER for t in near)


def is_age(number: Token) -> bool:
    """Tell whether a number behind *dit-elle,* is how old she is: *34 ans, coiffeuse*."""
    after = number.doc[min(number.i + 1, len(number.doc) - 1)]
    return number.pos_ == "NUM" and after.lower_ in {"an", "ans", "mois"}


def in_dialogue(begin: int, layout: Layout) -> bool:
    """Tell whether a dash opens the paragraph, as it does a turn of a dialogue: *— Venez, dit-il*."""
    line = layout.text.rfind("\n", 0, layout.doc[begin].idx) + 1
    return layout.text[line : layout.doc[begin].idx].strip() in {"—", "–"}


def closing_before(i: int, layout: Layout) -> int:
    """Return the stretch that closes at token `i`, a comma or stop after the mark skipped."""
    doc = layout.doc
    for j in (i, i - 1, i - 2):
        k = layout.closing(j)
        if k >= 0:
            between = doc[j + 1 : i + 1]
            if any("\n" in t.text for t in between) and doc[i + 1].text[:1].isupper():
                return -1  # « … » ⏎ Existe-t-il un vaccin ?
            return (
                k if all(t.text in {",", "-", "–", "—", "."} or t.is_space for t in between) else -1
            )
        if j >= 0 and doc[j].text not in {",", "-", "–", "—"} and not doc[j].is_space:
            return -1
    return -1


_NAMED = 2
"""Tokens from which the name of a person presents somebody."""


def behind_named(begin: int, start: int, end: int, layout: Layout, knows: Knowledge) -> int:
    """Step over what somebody named says in the infinitive: *Paul Roux propose d'attendre, idée qui, dit-elle, …*."""
    doc = layout.doc
    if not any(clitic(t) for t in doc[start:end]):
        return begin
    commas = [i for i in range(begin, start - 1) if doc[i].text == ","]
    for token in doc[begin : commas[-1]] if commas else []:
        own = subject(token) if token.pos_ == "VERB" and layout.mark_of[token.i] < 0 else None
        if own is None or not is_finite(token):
            continue
        named = [own, *children(own, "appos")]
        if not any(t.ent_type_ == "PER" and len(children(t, "flat")) >= _NAMED - 1 for t in named):
            continue
        cue = knows.cue_verb(token)
        said = infinitive(token, layout) if cue is not None and cue.trust >= GOVERNS else None
        if said is not None and said[0] < commas[-1]:
            return commas[-1] + 1
    return begin
