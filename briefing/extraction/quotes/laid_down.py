"""Tell what a law lays down, a thing promises or a relative clause asks for: nobody says it."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import base, children, subject
from briefing.extraction.quotes.apposed import HUMAN
from briefing.extraction.quotes.clauses import QUE
from briefing.extraction.speakers.resolved import Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import DOCUMENTS
from briefing.language.lexicon import CueVerb
from briefing.language.plain_doc import Token

_LAWS = set(
    "loi article code constitution traité convention charte directive décret règlement ordonnance arrêté protocole "
    "contrat statut alinéa circulaire accord bail".split()
)
_LAYS_DOWN = set(
    "stipuler disposer prévoir énoncer garantir demander exiger imposer interdire ordonner promettre".split()
)
_GIVES_TASKS = {"demander", "proposer", "promettre", "conseiller", "recommander", "suggérer"}
"""Verbs with whose infinitive a relative *que* goes: *le texte que la présidente nous demande d'ouvrir*."""


def lays_down(verb: Token, cue: CueVerb) -> bool:
    """Tell whether a law or a contract is the subject: *L'article 12 stipule que*, *qui dispose que*."""
    own = subject(verb)
    if own is not None and own.lower_ == "qui" and "relcl" in verb.dep_:
        own = verb.head
    if cue.lemma not in _LAYS_DOWN or own is None or own.pos_ != "NOUN":
        return False
    return own.lower_ in _LAWS or own.lower_.removesuffix("s") in _LAWS


def is_bare_promise(
    verb: Token, cue: CueVerb, speaker: Resolved, resolver: Resolver, knows: Knowledge
) -> bool:
    """Tell whether a thing promises, and nobody: *Cette liberté promettait d'apaiser les villages*."""
    own = subject(verb)
    if cue.lemma not in {"promettre", "garantir"} or own is None or own.pos_ != "NOUN":
        return False
    if own.head.i != verb.i or own.i > verb.i:
        return False
    entries = [resolver.register.entries[e] for e in speaker.entries]
    if any(e.named or e.kind != "unknown" for e in entries) or own.lower_.endswith(HUMAN):
        return False
    low = own.lower_
    return knows.role(low) is None and not {low, low.removesuffix("s")} & DOCUMENTS


def asks_for_it(verb: Token, cue: CueVerb, infinitive: Token) -> bool:
    """Tell whether the antecedent of a relative clause is what the infinitive is about, or a witness stays unnamed."""
    if _stays_unnamed(verb, infinitive):
        return True
    if cue.lemma not in _GIVES_TASKS or "relcl" not in verb.dep_:
        return False
    led = [c for v in (verb, infinitive) for c in v.children if c.lower_ in QUE and c.i < verb.i]
    return bool(led) and base(led[0]) in {"obj", "mark"} and not children(infinitive, "obj")


_UNNAMED = {"anonyme", "anonymes", "anonymat"}
_NAMED = {"nommé", "cité", "identifié", "reconnu", "photographié"}


def _stays_unnamed(verb: Token, infinitive: Token) -> bool:
    """Tell whether a relative only says that a witness stays unnamed: *Un agent, qui a demandé à rester anonyme, …*."""
    before = verb.doc[max(verb.i - 3, 0) : verb.i]
    if "relcl" not in verb.dep_ and not any(t.lower_ == "qui" for t in before):
        return False
    words = {t.lower_ for t in infinitive.doc[infinitive.i : infinitive.i + 4]}
    named = any(w.removesuffix("s").removesuffix("e") in _NAMED for w in words)
    return bool(words & _UNNAMED) or named
