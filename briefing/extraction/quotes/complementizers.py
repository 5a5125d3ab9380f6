"""Find the *que* or *si* that a cue verb governs, and tell it from relatives and comparisons."""

from __future__ import annotations

from briefing.extraction.grammar.cues import past_aside
from briefing.extraction.grammar.knowledge import knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    NEGATIONS,
    POSSESSIVES,
    VERBAL,
    base,
    is_finite,
    verb_group_start,
)
from briefing.extraction.quotes.clauses import MAX_GAP, QUE, is_infinitive, with_adverbs
from briefing.extraction.quotes.inverted import is_time
from briefing.language.plain_doc import Doc, Token

_BEFORE_OTHER_QUE = set(
    "ne plus autant tant moins ainsi alors afin lors bien parce ce tandis dès quoi qui quel quelle quels pour sans "
    "quelles celui celle ceux celles après avant depuis pendant condition sorte manière mesure prétexte "
    "jusqu'à".split()
)


def complementizer(verb: Token, layout: Layout, words: set[str]) -> Token | None:
    """Return the *que* or *si* that opens the clause governed by a verb, or None."""
    doc = verb.doc
    limit = min(layout.sentence_end(verb.i), verb.i + MAX_GAP)
    gerund = 0
    bare = base(verb) in {"acl", "amod"} and "Part" in verb.morph.get("VerbForm", [])
    first = past_aside(verb.i + 1, doc)
    if verb.i + 1 < first < len(doc) and doc[first].lower_ in words:
        return doc[first]
    for i in range(verb.i + 1, limit):
        token = doc[i]
        if layout.mark_of[i] >= 0 and layout.opening(i) < 0:
            continue
        if token.lower_ in words and doc[i - 1].text != "," and gerund:
            # « assure avoir agi, tout en admettant que … »; « a dit, en le voyant, que … » is its own.
            return None
        if token.lower_ in words and doc[i - 1].text == "," and bare and i > verb.i + 2:
            # « une campagne lancée par un rival, qu'il ne nomme pas »
            return None
        if token.lower_ in words and token.pos_ in {"SCONJ", "PRON", "ADV", "ADP", "CCONJ"}:
            if _of_object(token, verb):
                return None
            if token.lower_ in {"s'"} and not (
                i + 1 < len(doc) and doc[i + 1].lower_ in {"il", "ils"}
            ):
                continue
            if i - 1 > verb.i and doc[i - 1].lower_ in _BEFORE_OTHER_QUE:
                # « appelle à ce que », « s'étonne de ce que » are its own all the same.
                own = doc[i - 1].lower_ == "ce" and doc[i - 2].lower_ in {"à", "de"}
                if not own or (i - 3 > verb.i and doc[i - 3].pos_ in {"NOUN", "PROPN"}):
                    continue
                return token
            if doc[i - 1].lower_ == "fait" and {"par", "du"} & {
                doc[i - 2].lower_,
                doc[i - 3].lower_,
            }:
                continue
            if _taken_up(token, verb) or _of_relative(token, verb) or _qualifies(token, verb):
                continue
            if doc[i - 1].lower_ == "et" and _says_aside(verb):
                # « observe que A, ce que confirme l'imprimeur, et que B »
                return None
            compared = doc[i - 2].lower_ in {"plus", "moins", "aussi"} and i - 2 > verb.i
            if compared and doc[i - 1].pos_ == "ADJ":
                # « en disent plus long que les dialogues »
                continue
            if doc[i - 1].lower_ == "mieux" and i - 1 > verb.i:
                continue  # « racontent l'époque mieux que les archives »
            if _restricts(token, verb) or _qualifies_object(verb, token):
                continue
            if _takes_up(verb, token, layout):
                continue
            if _governs(verb, token):
                return token
            continue
        if token.text in {";", ":"}:
            return None
        if token.lower_.endswith("ant") and token.pos_ == "VERB":
            if doc[i - 1].text == ",":
                # « demandait une enquête, estimant que … »: the *que* is the participle's.
                return None
            if doc[i - 1].lower_ == "en":
                gerund = i
        if token.pos_ in VERBAL and is_infinitive(token) and i > verb.i + 1:
            k = with_adverbs(i, verb.i, doc) - 1
            while k > verb.i and doc[k].lower_ in _PROCLITICS:
                k -= 1
            aside = doc[k - 1].lower_ in {"afin", "avant", "lors", ","} and not _reports(token)
            if doc[k].lower_ in _LEADING and not aside and doc[k].head.i == i:
                # « demandant aux clients de ressaisir les codes qu'ils … »: the *que* is not its own.
                return None
        if is_infinitive(token) and _follows_at_once(i, verb.i, doc):
            # « assure avoir agi, en admettant que … », « dit ne pas vouloir que … »
            return None
        if (
            token.pos_ == "VERB"
            and token.i != verb.i
            and is_finite(token)
            and not _relative(token, verb)
        ):
            return None
    return None


_TELLS = 0.7
_LEADING = {"de", "d'", "pour", "à", "sans"}


def _reports(verb: Token) -> bool:
    """Tell whether a verb has a *que* of its own: *a écrit au maire, pour lui rappeler que …*."""
    cue = knowledge().cue_verb(verb)
    return cue is not None and cue.trust >= _TELLS and "que" in cue.frames


_PROCLITICS = set("ne n' pas plus jamais se s' y en le la l' les lui leur".split())


def _of_object(que: Token, verb: Token) -> bool:
    """Tell whether *que* behind a comma takes up the object: *poursuit OpenAI, qu'il accuse d'avoir menti*."""
    near = que.doc[verb.i + 1 : que.i - 1]
    return que.doc[que.i - 1].text == "," and any(
        t.head.i == verb.i and base(t) == "obj" for t in near
    )


def _follows_at_once(i: int, verb: int, doc: Doc) -> bool:
    """Tell whether nothing but pronouns and negations stands between a verb and an infinitive."""
    return all(t.lower_ in _PROCLITICS for t in doc[verb + 1 : i])


_TELLS_SOMEBODY = set(
    "assurer informer avertir prévenir persuader convaincre rassurer aviser".split()
)


def _qualifies_object(verb: Token, que: Token) -> bool:
    """Tell whether *que* is relative: *dévoile des activités qu'il organise*."""
    doc, i = verb.doc, verb.i + 1
    if que.lower_ not in QUE or verb.lemma_.casefold() in _TELLS_SOMEBODY:
        return False
    if _asked_of(verb, que):
        return False
    while i < que.i and doc[i].pos_ in {"ADV"}:
        i += 1
    if verb.lemma_.casefold() in _DWELLS and doc[i].lower_ == "sur":
        # « insiste sur les heures qu'il venait de faire »
        return doc[que.i - 1].lower_ not in {"fait", "idée", "point"}
    if _listed(i, que):
        return True
    if (
        i >= que.i
        or (doc[i].pos_ not in {"DET", "NUM"} and doc[i].lower_ != "des")
        or doc[que.i - 1].pos_ not in {"NOUN", "ADJ"}
    ):
        return False
    inside = doc[i : que.i]
    if any(t.is_punct or t.pos_ in VERBAL or is_time(t) for t in inside):
        return False
    nouns = [t for t in inside if t.pos_ == "NOUN"]
    return bool(nouns) and "Plur" in nouns[0].morph.get("Number", []) + nouns[-1].morph.get(
        "Number", []
    )


_DWELLS = {"insister", "appuyer", "revenir", "alerter", "interroger"}


def _listed(first: int, que: Token) -> bool:
    """Tell whether *que* follows the last of several things: *raconte les ordres, les notes qu'il fallait …*."""
    doc, i = que.doc, que.i - 1
    if doc[first].pos_ != "DET" or doc[i].pos_ != "NOUN":
        return False
    while i > first and doc[i].pos_ in {"NOUN", "ADP", "ADJ"}:
        i -= 1
    return i > first and doc[i].pos_ == "DET" and doc[i - 1].text == ","


_ASKS_OF = {"exiger", "demander", "réclamer", "requérir"}


def _asked_of(verb: Token, que: Token) -> bool:
    """Tell whether *que* says what is asked of somebody: *exige des banques qu'elles remboursent*."""
    after = que.doc[que.i + 1].lower_ if que.i + 1 < len(que.doc) else ""
    return after in {"il", "elle", "ils", "elles"} and verb.lemma_.casefold() in _ASKS_OF


def _restricts(que: Token, verb: Token) -> bool:
    """Tell whether *que* limits: *pour n'être arrivée que le troisième jour*."""
    between = verb.doc[verb_group_start(verb) : que.i]
    ne = next((k for k, t in enumerate(between) if t.lower_ in {"ne", "n'"}), None)
    return ne is not None and not any(t.lower_ in _NEGATES for t in between[ne:])


def _takes_up(verb: Token, que: Token, layout: Layout) -> bool:
    """Tell whether *que* goes on about a noun before it: *reconnaît un retard, qu'elle regrette*."""
    doc = verb.doc
    between = doc[verb.i + 1 : que.i]
    if any(
        t.lower_ in {"même", "mêmes"}
        and doc[t.i - 1].pos_ in {"DET", "ADP"}
        and doc[t.i - 2].lower_ != "tout"
        for t in between
    ):
        # « dit la même chose que les autres », but « rappelle tout de même que »
        return True
    outside = [t for t in between if layout.mark_of[t.i] < 0]
    if not outside or outside[-1].text != "," or any(t.text == "," for t in outside[:-1]):
        return False
    told = verb.lemma_.casefold() in _NEEDS_OBJECT and between[0].lower_ in _WHERE
    if not told and any(t.pos_ == "NOUN" and not is_time(t) for t in between):
        # « s'appuie sur un courriel daté de février, que nous avons lu »
        return len(between) > 2
    return len(between) > 2 and not any(is_time(t) for t in between)


def _qualifies(que: Token, verb: Token) -> bool:
    """Tell whether *que* is relative to the noun right before it: *résume tout dans une phrase que chacun cite*."""
    noun, name = que.head.head, verb.lemma_.casefold()
    if "relcl" not in que.head.dep_ or noun.i != que.i - 1 or noun.i <= verb.i:
        return False
    indefinite = verb.doc[noun.i - 1].lower_ in {"un", "une"}
    return indefinite and name not in _NEEDS_OBJECT | _TELLS_SOMEBODY


def _says_aside(verb: Token) -> bool:
    """Tell whether a verb speaks of the whole of what is said before it: *, ce que confirme X,*."""
    led = verb.doc[max(verb_group_start(verb) - 2, 0) : verb.i]
    return any(t.lower_ == "ce" and t.nbor(1).lower_ in QUE for t in led)


_NEGATES = NEGATIONS | {"rien", "personne", "aucun", "aucune", "ni", "nul", "nulle"}


def _taken_up(que: Token, verb: Token) -> bool:
    """Tell whether *et que* stands for *quand* or *si*: *quand Paris annonçait un bal et qu'il s'est tu*."""
    doc = verb.doc
    if doc[que.i - 1].lower_ not in {"et", "ou"}:
        return False
    return any(t.lower_ in _WHEN for t in doc[max(verb.i - _LED, verb.sent.start) : verb.i])


_WHEN = {"quand", "lorsque", "lorsqu'", "si", "s'", "comme", "puisque", "puisqu'"}
_LED = 6


def _of_relative(que: Token, verb: Token) -> bool:
    """Tell whether the verb of a relative right before has it: *demande l'application de la loi, qui prévoit que*."""
    before = verb.doc[que.i - 1]
    own = before.i > verb.i and before.pos_ == "VERB" and is_finite(before)
    return own and _relative(before, verb) and que.head.head.i == before.i


def _by_somebody(que: Token) -> bool:
    """Tell whether *par son entourage que le message …* tells who passed the word on."""
    doc = que.doc
    if que.i + 1 >= len(doc) or doc[que.i + 1].pos_ not in {"DET", "PRON", "PROPN"}:
        return False
    for i in range(que.i - 1, max(que.i - 8, 0), -1):
        if doc[i].lower_ == "par":
            return doc[i + 1].lower_ in POSSESSIVES or (doc[i + 2].lower_ == "voix")
        if doc[i].pos_ in VERBAL:
            return False
    return False


def _governs(verb: Token, que: Token) -> bool:
    """Tell whether the clause of *que* hangs below the verb, an error of one step forgiven."""
    clause = que.head
    if clause.i == verb.i or _by_somebody(que) or _asked_of(verb, que):
        return True
    if "relcl" in clause.dep_ and (que.pos_ == "PRON" or _tells_of_object(clause, que, verb)):
        return _behind_adjunct(clause.head, que, verb)
    for steps, head in enumerate(clause.ancestors, 1):
        if head.i == verb.i:
            return steps <= 4
        if steps > 4:
            break
    # Parsers lose this arc most often; nothing verbal in between is nearly as good.
    between = verb.doc[verb.i + 1 : que.i]
    # « reconnaître, pressée de questions par la défense, qu'aucune étude … »
    aside = verb.doc[que.i - 1].text == "," and between[0].text == ","
    return not any(t.pos_ == "VERB" and not (aside and base(t) == "acl") for t in between)


_WHERE = set(
    "à au aux devant lors durant pendant auprès sur dans lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)
"""What leads where or when something was said: *a annoncé à l'issue de l'audience que …*."""


_NEEDS_OBJECT = set(
    "annoncer indiquer affirmer déclarer préciser maintenir assurer ajouter estimer expliquer confirmer reconnaître "
    "admettre soutenir répéter souligner signaler rappeler dire révéler jurer certifier prétendre répondre noter "
    "plaider confier regretter déplorer promettre garantir marteler avouer concéder prévenir avertir menacer".split()
)


def _behind_adjunct(noun: Token, que: Token, verb: Token) -> bool:
    """Tell whether *que*, taken for a relative, follows only where or when it was said."""
    between = verb.doc[verb.i + 1 : que.i]
    if verb.lemma_.casefold() not in _NEEDS_OBJECT or noun.i < verb.i:
        return False
    if len(between) < 2:
        return bool(between) and is_time(between[0])  # « a confirmé mercredi qu'elle attendait »
    if between[0].pos_ == "DET" and is_time(between[1]):
        if len(between) == 2:
            return True  # « avait plaidé la veille qu'elle ignorait tout »
        between = between[2:]  # « avait confié la veille à un journal qu'elle ignorait tout »
    if between[0].lower_ not in _WHERE or between[-1].pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    led = True
    for token in between:
        if token.pos_ in VERBAL or token.is_punct or token.pos_ == "CCONJ":
            return False
        if token.pos_ == "DET" and not led:
            return False
        led = token.pos_ == "ADP" or (led and token.pos_ in {"DET", "ADJ"})
    return True


def _tells_of_object(clause: Token, que: Token, verb: Token) -> bool:
    """Tell whether a relative clause hangs below the verb's object: *dit le mal qu'il en pense*."""
    noun = clause.head
    return (
        base(que) == "obj"
        and noun.i == que.i - 1
        and base(noun) == "obj"
        and noun.head.i == verb.i
        and verb.lemma_.casefold() not in _TELLS_SOMEBODY
    )


def _relative(token: Token, verb: Token) -> bool:
    led = token.i > 0 and token.doc[token.i - 1].lower_ == "qui"
    return token.i > verb.i and ("relcl" in token.dep_ or led)
