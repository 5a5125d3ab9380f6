"""Tell what only shows something from what says it: *Les capteurs indiquent que*, *entendre parler de*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import subject
from briefing.extraction.quotes.apposed import HUMAN
from briefing.extraction.quotes.unsaid import SURFACES
from briefing.extraction.speakers.speaking import DOCUMENTS
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_SIGNALS = {"indiquant", "montrant", "signalant", "prouvant", "confirmant", "révélant", "rappelant"}


def only_shows(verb: Token, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether a thing only shows something: *une attitude indiquant que tout lui est dû*."""
    noun = layout.doc[verb.i - 1] if verb.i else verb
    return (
        verb.lower_ in _SIGNALS
        and noun.pos_ == "NOUN"
        and noun.lower_ not in DOCUMENTS
        and noun.lower_.removesuffix("s") not in DOCUMENTS
        and knows.role(noun.lower_) is None
    )


_SHOWS = {"montrer", "indiquer", "révéler", "confirmer", "rappeler", "suggérer"}


def is_shown(verb: Token, cue: CueVerb, knows: Knowledge) -> bool:
    """Tell whether a thing that says nothing shows it: *Les capteurs indiquent que*, *Des panneaux rappellent que*."""
    own = subject(verb)
    if cue.lemma not in _SHOWS or own is None or own.pos_ != "NOUN" or own.ent_type_:
        return False
    single = (
        own.lower_.removesuffix("x")
        if own.lower_.endswith("eaux")
        else own.lower_.removesuffix("s")
    )
    if single in SURFACES | _SIGNS or (cue.lemma == "rappeler" and single in REMINDERS):
        return True
    if own.doc[own.i - 1].lower_ in {"nos", "notre"} and cue.lemma in {"montrer", "révéler"}:
        return True  # « nos documents montrent que »: what the newspaper found
    silent = knows.role(own.lower_) is None and not {own.lower_, single} & DOCUMENTS
    return cue.lemma == "montrer" and silent and not own.lower_.endswith(HUMAN)


def is_heard(verb: Token) -> bool:
    """Tell whether one only hears of something: *n'avait entendu parler d'aucun « réseau »*."""
    return verb.i > 0 and verb.nbor(-1).lower_.startswith("entend")


REMINDERS = {"affaire", "scène", "épisode", "scandale", "drame", "histoire", "situation"}
"""What brings something to mind: *L'affaire rappelle l'explosion de 2014, que …*."""
_SIGNS = {
    "capteur",
    "signe",
    "indice",
    "image",
    "photo",
    "courbe",
    "thermomètre",
    "compteur",
    "horloge",
    "radar",
}
