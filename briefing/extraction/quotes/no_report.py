"""Tell verbs of speech that report nothing where they stand: *C'est quand il l'a annoncé que*, *entendre parler de*."""

from __future__ import annotations

from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import children, subject
from briefing.extraction.quotes.clauses import QUE
from briefing.extraction.quotes.shown import REMINDERS, is_heard
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_CLEFT = {"quand", "lorsque", "lorsqu'", "parce", "après", "depuis", "grâce", "pendant"}
"""What *c'est … que* brings forward, a verb of speech in it."""
_IS = {"est", "était", "fut", "sera", "serait"}
_LEAD = 6
"""Tokens of *Mais ce n'est sans doute que* at most."""
_ENSURES = {"garantir", "assurer"}
_HAPPENS = REMINDERS.union(
    "événement évènement incident accident attaque attentat incendie inondation crise crue tempête sécheresse "
    "canicule panne guerre séisme catastrophe pandémie épidémie mouvement grève départ échec succès victoire "
    "défaite".split()
)
"""What happens and says nothing: *Les inondations rappellent que la vallée est exposée*."""
_BRINGS_TO_MIND = {"rappeler", "souligner", "confirmer", "illustrer"}


def reports_nothing(verb: Token, cue: CueVerb, start: int, layout: Layout) -> bool:
    """Tell whether the clause that starts at a token is not what the cue verb before it says."""
    doc = layout.doc
    before = doc[verb.i - 1].lower_ if verb.i else ""
    if verb.lower_ == "titre" and before in {"même", "seul"}:
        return True  # « au même titre que s'ils étaient sénateurs »
    if cue.lemma == "parler" and is_heard(verb):
        return True
    if verb.lower_.endswith("ant") and children(verb, "cop"):
        return True  # « Il était exigeant, mais le besoin d'écrire … »
    if cue.lemma in _ENSURES and "Inf" in verb.morph.get("VerbForm", []):
        lead = [t.lower_ for t in doc[max(verb.i - 2, 0) : verb.i]]
        if lead[-1:] == ["pour"] or (lead[:1] == ["afin"] and lead[-1] in {"de", "d'"}):
            return True  # « afin de garantir que les communes soient servies »
    if doc[start - 1].lower_ not in QUE:
        return False
    if any(t.lower_ == "point" and t.nbor(-1).lower_ == "quel" for t in doc[verb.i + 1 : start]):
        return True  # « montre à quel point il est utile que le Parlement siège »
    return _brought_forward(verb, layout) or _happens(verb, cue)


def _brought_forward(verb: Token, layout: Layout) -> bool:
    """Tell whether *que* ends what *c'est* brings forward: *Ce n'est que lorsqu'il a alerté la presse que …*."""
    lead = layout.doc[layout.sentence_start(verb.i) : verb.i]
    words = [t.lower_ for t in lead]
    at = next((k for k, w in enumerate(words[:_LEAD]) if w in {"c'", "ce"}), None)
    if at is None or _IS.isdisjoint(words[at + 1 : at + 3]):
        return False
    when = next((k for k, w in enumerate(words[at : at + _LEAD], at) if w in _CLEFT), None)
    # « C'est lors du conseil qu'il a annoncé que »: the verb stands behind the *que* of *c'est*.
    return when is not None and not any(w in QUE for w in words[when + 2 :])


def _happens(verb: Token, cue: CueVerb) -> bool:
    """Tell whether what happened brings something to mind and nobody says it."""
    own = subject(verb)
    if cue.lemma not in _BRINGS_TO_MIND or own is None or own.pos_ != "NOUN" or own.ent_type_:
        return False
    return not _HAPPENS.isdisjoint({own.lower_, own.lower_.removesuffix("s")})
