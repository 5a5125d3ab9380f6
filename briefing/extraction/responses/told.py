"""Find what the narration tells that may answer: *s'en défend*, *n'a pas souhaité répondre*, *a ouvert une enquête*.

Whether it does is weighed in `told_signs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extraction.accusations.blame_cues import BLAME_NOUNS
from briefing.extraction.accusations.charges import wrong_at
from briefing.extraction.accusations.unsaid import is_hypothetical
from briefing.extraction.grammar.knowledge import Knowledge, is_reflexive
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import (
    POSSESSIVES,
    base,
    children,
    clitic,
    is_finite,
    is_negated,
    subject,
    token_at,
    verb_group_start,
)
from briefing.extraction.quotes.reported import REACHED, speaker_of
from briefing.extraction.responses.own_matters import is_of_no_blame, is_own_matter
from briefing.extraction.responses.silences import silences
from briefing.extraction.responses.stances import DENYING, is_denied, told_cue
from briefing.extraction.responses.told_clause import clause, had_to, inverted
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.sides import Sides
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import DOCUMENTS
from briefing.language.lexicon import AnswerCue
from briefing.language.plain_doc import Token
from briefing.model import Span

_CHARGED = {
    "responsabilité", "implication", "fait", "intention", "tout", "toute", "faute", "tort", "lien", "soupçon",
    "thèse", "terme", "procédé", "présentation", "reproche", "verdict", "culpabilité", "mensonge", "négligence",
    "irrégularité", "conflit", "complicité", "participation", "rôle", "volonté", "manquement", "dérive",
    "version", "existence", "récit", "témoignage",
}  # fmt: skip
# Verbs under which an infinitive is not yet said: *devra répondre*, *appelé à s'expliquer*.
_NOT_DONE = {
    "devoir", "pouvoir", "falloir", "sommer", "appeler", "inviter", "demander", "exhorter", "vouloir", "permettre",
    "empêcher", "essayer", "presser", "contraindre", "obliger", "forcer", "pousser", "refuser", "éviter", "renoncer",
}  # fmt: skip
_AWAITED = {
    "attendre",
    "exiger",
    "demander",
    "réclamer",
    "souhaiter",
    "espérer",
    "vouloir",
    "craindre",
}
"""Verbs under which a clause with *que* is only wished: *attend que le maire reconnaisse les faits*."""
_REQUESTS = {
    "appel", "sollicitation", "message", "demande", "courriel", "mail", "relance", "question", "requête", "courrier",
    "alerte", "signalement", "lettre", "plainte", "alarme", "dossier",
}  # fmt: skip
"""What the press sends to whom it asks: *nos appels à la mairie sont restés sans réponse*."""
_OURS = {"nos", "notre"}
_DENY = {"démentir", "nier", "réfuter", "récuser", "contester"}
"""Verbs that only somebody can be the subject of."""
_SENT_TO = {"à", "a", "au", "aux", "auprès", "vers"}
_REACHED_BY = {"joindre", "contacter", "atteindre", "trouver", "répondre"}
_STAYS = {"rester", "demeurer"}
_SENT_BACK = {
    "balle",
    "responsabilité",
    "faute",
    "question",
    "accusation",
    "journaliste",
    "compliment",
    "critique",
}
_BLAME = BLAME_NOUNS | _CHARGED
_FUTURE = ("ra", "ront", "rait", "raient")
SILENCE = AnswerCue("silence", "", False, "noun", False, "", ("no_comment",), "cue", "")
_TITLE = 200
"""Characters up to which a first line without a full stop is a headline."""

_MARKED_TITLE = 140
"""The same where it ends like a sentence that is said."""


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what is told without a quotation and may answer; `cue` is the lexicon's word for it."""

    cue: AnswerCue | None
    who: Resolved
    span: Span
    at: int
    background: bool
    """True for what had happened before the story: *avait riposté*, *avoir nié*."""


def told_answers(
    layout: Layout, resolver: Resolver, knows: Knowledge, sides: Sides, taken: set[int], *,
    blamed: bool,
) -> Iterator[Told]:  # fmt: skip
    """Yield what parties do by the narration's words, the verbs in `taken` left out.

    Where nobody is `blamed`, only a word of the lexicon can answer.
    """
    body, answering = title_end(layout), knows.lexicon.answers
    for token, lemma in zip(layout.doc, layout.lemmas(knows), strict=True):
        # Asked of every word: most are of no verb.
        if lemma not in answering and not (blamed and token.pos_ == "VERB"):
            continue
        if not token.is_alpha or token.idx < body or layout.skipped[token.i] or token.i in taken:
            continue
        cue = told_cue(token, knows) if lemma in answering else None
        if cue is None and not (blamed and token.pos_ == "VERB" and _tells(token, knows)):
            continue
        if layout.mark_of[token.i] >= 0 and not _lent(token, layout):
            continue
        if _unsaid(token) or _undergone(token, cue) or is_own_matter(token, knows):
            continue
        if cue is not None and is_of_no_blame(token, cue, layout):
            continue
        who = answerer(token, layout, resolver, knows, sides)
        if not who or not all(_can_answer(e, sides, cue) for e in who.entries):
            continue
        span = clause(token, layout, knows)
        if span is not None:
            yield Told(cue, who, span, token.i, _background(token))
    for word, silent, start, end in silences(layout, sides):
        said = layout.chars(start, end)
        if said is not None and said.start >= body:
            yield Told(SILENCE, silent, said, word.i, False)


def _lent(verb: Token, layout: Layout) -> bool:
    """Tell whether marks are set round a verb of the narration: *Le groupe « rejette en bloc » ces griefs*."""
    first = layout.outer(layout.mark_of[verb.i])[0]
    if first == 0 or verb_group_start(verb) > first + 1:
        return False
    # Some parses take what stands between marks for an attribute of the noun before.
    own = subject(verb) or (verb.head if base(verb) in {"acl", "amod"} else None)
    if own is None or layout.mark_of[own.i] >= 0:
        return False
    return layout.sentence_start(first) <= own.i < first


def _tells(verb: Token, knows: Knowledge) -> bool:
    """Tell whether the verb is one by which the narration may tell what somebody does."""
    if not is_finite(verb) or base(verb) in {"aux", "cop"}:
        return False
    # « ne dément pas », « ne confirme ni ne dément » are no answers.
    return knows.lemma(verb) not in DENYING or not (is_negated(verb) or is_denied(verb))


def headline_end(layout: Layout) -> int:
    """Return the offset at which the body starts: a headline tells in short what it tells in full."""
    end = layout.text.find("\n")
    first = layout.text[: max(end, 0)].rstrip()
    return end if 0 < len(first) <= _TITLE and first[-1] not in ".!?»" else 0


def title_end(layout: Layout) -> int:
    """Return the offset at which the body starts, where a headline may end in a mark of its own."""
    end = layout.text.find("\n")
    first = layout.text[: max(end, 0)].rstrip()
    marked = first[-1:] in {"!", "?", "»", '"', "”"} and len(first) <= _MARKED_TITLE
    alone = marked and ". " not in first and len(layout.text) > 3 * end
    return end if alone else headline_end(layout)


def answerer(
    verb: Token, layout: Layout, resolver: Resolver, knows: Knowledge, sides: Sides
) -> Resolved:
    """Return who answers: *on* is whoever speaks from the place that is named."""
    own = subject(verb)
    if own is None and (agent := _doer(verb)) is not None:
        return resolver.all_of(agent)  # « une thèse démentie par les statistiques »
    if (behind := inverted(verb)) is not None and (own is None or own.i < behind.i):
        return resolver.all_of(behind)
    if own is not None and own.lemma_.casefold() in _REQUESTS:
        return _asked_of(own, layout, sides)
    if own is not None and own.lower_ == "personne":
        return _in_place(own, layout, sides)
    if own is not None and (clitic(own) or own.lower_) in {"on", "l'on"}:
        return resolver.somebody_at(own.i) or _in_place(own, layout, sides)
    if own is not None and own.lower_ in REACHED:
        # « Contactée, l'ambassade n'a pas donné suite » with two subjects in the parse.
        others = [c for c in children(own.head, "nsubj") if c.lower_ not in REACHED]
        return resolver.all_of(others[-1]) if others else _opening(verb, layout, resolver)
    if own is not None and is_reflexive(verb) and layout.mark_of[own.i] < 0:
        # « s'inscrit en faux » is no passive, whatever the parse takes it for.
        return resolver.all_of(own)
    if own is None and base(verb) == "xcomp":
        # « ce que Kigali continue de contester »: the subject of the verb above.
        above = children(verb.head, "nsubj")
        if above and layout.mark_of[above[0].i] < 0:
            return resolver.all_of(above[0])
    found = speaker_of(verb, layout, resolver, knows)
    if found:
        return found
    if own is not None:
        return _opening(verb, layout, resolver) if is_finite(verb) else found
    for token in reversed(layout.doc[layout.sentence_start(verb.i) : verb_group_start(verb)]):
        if base(token) == "nsubj" and layout.mark_of[token.i] < 0:
            return resolver.all_of(token)
    return _beside(verb, layout, resolver)


def _doer(verb: Token) -> Token | None:
    """Return the noun behind *par* of a participle that a noun bears: *des faits contestés par l'intéressé*."""
    bare = "Part" in verb.morph.get("VerbForm", []) and not children(verb, "aux")
    if base(verb) not in {"acl", "amod"} or not bare:
        return None
    by = (c for c in children(verb, "obl") if any(t.lower_ == "par" for t in children(c, "case")))
    return next(by, None)


def _beside(verb: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Resolve a subject that the parse hung the verb on: *M. Verdier nie en bloc.*"""
    start, begin = verb_group_start(verb), layout.sentence_start(verb.i)
    hung = base(verb)
    if hung == "acl" and "Part" in verb.morph.get("VerbForm", []):
        return NOBODY
    if hung not in {"nmod", "amod", "acl"}:
        return NOBODY
    if layout.opening(start - 1) >= 0:
        start -= 1
    mention = resolver.register.mention_at(start - 1) if start else None
    if mention is None or mention.end != start or mention.start < begin:
        return NOBODY
    led = mention.start > begin and layout.doc[mention.start - 1].text == ","
    for token in (
        [] if led else layout.doc[begin : mention.start]
    ):  # « Par son avocate, M. Roy conteste »
        if token.is_alpha and token.pos_ not in {"DET", "NOUN"} and token.lower_ not in REACHED:
            return NOBODY
    return Resolved((mention.entry,), "name", mention.start)


def _opening(verb: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Resolve a subject that the parse lost to the first party of the sentence that no preposition leads.

    *Contacté, le groupe Vauquelin, maison mère de Carbéa, n'a pas répondu.*
    """
    doc, begin = layout.doc, layout.sentence_start(verb.i)
    if base(verb) not in {"ROOT", "conj", "parataxis"}:
        return NOBODY
    end = verb_group_start(verb)
    for mention in sorted(resolver.register.mentions, key=lambda m: m.start):
        if not begin <= mention.start < end or layout.mark_of[mention.start] >= 0:
            continue
        if doc[mention.start].lower_ in REACHED:
            continue
        before = doc[max(mention.start - 3, begin) : mention.start]
        if not any(t.pos_ == "ADP" for t in before):
            return Resolved((mention.entry,), "name", mention.start)
    return NOBODY


def _asked_of(request: Token, layout: Layout, sides: Sides) -> Resolved:
    """Resolve whom *nos appels à la direction* went to, *notre courriel* to whoever was named last."""
    before = request.doc[request.i - 1] if request.i else None
    if before is None or before.lower_ not in _OURS:
        return NOBODY
    for part in children(request, "nmod", "obl"):
        if any(c.lower_ in _SENT_TO for c in children(part, "case")):
            found = sides.parties(part, loose=True)
            return Resolved(found, "description", part.i) if found else NOBODY
    start = token_at(layout.doc, layout.text.rfind("\n", 0, request.idx) + 1)
    near = [m for m in sides.resolver.register.mentions if start <= m.start < request.i]
    last = max((m for m in near if _addressed(m.entry, sides)), key=lambda m: m.start, default=None)
    if last is None:
        return NOBODY
    return Resolved((last.entry,), "description", last.start)


def _addressed(entry: int, sides: Sides) -> bool:
    """Tell whether one may write there: to a body, or to somebody with a name."""
    e = sides.entry(entry)
    return sides.is_party(entry) and not e.place and (e.named or e.kind == "organisation")


def _in_place(on: Token, layout: Layout, sides: Sides) -> Resolved:
    """Resolve *on* to the body that the sentence opens with: *À l'hôtel de ville, on récuse*."""
    opening = layout.doc[layout.sentence_start(on.i) : on.i]
    if len(opening) == 0 or opening[0].pos_ != "ADP":
        return NOBODY
    nouns = [t for t in opening if t.pos_ in {"NOUN", "PROPN"} and t.lower_ not in {"côté", "sein"}]
    found = sides.parties(nouns[0], loose=True) if nouns else ()
    return Resolved(found, "place of speech", on.i) if found else NOBODY


def was_asked(at: int, layout: Layout) -> bool:
    """Tell whether the sentence says that somebody was asked: *Contactée, … renvoie à*."""
    sentence = layout.doc[layout.sentence_start(at) : at]
    return any(t.lower_ in REACHED for t in sentence)


def _can_answer(entry: int, sides: Sides, cue: AnswerCue | None) -> bool:
    """Tell whether this is somebody, and no accusation that the parse took for a subject.

    What nobody but a party does makes one of an unknown description: *L'armateur n'a pas répondu à nos questions*.
    """
    e = sides.entry(entry)
    if e.head in BLAME_NOUNS:
        return False
    if sides.is_party(entry):
        return True
    plain = cue is not None and not cue.needs and (cue.negated or cue.word in _DENY)
    return plain and not e.place and e.head not in DOCUMENTS and e.head not in _REQUESTS


def _unsaid(verb: Token) -> bool:
    """Tell whether the answer is only wished, asked for or supposed."""
    start = verb_group_start(verb)
    if is_hypothetical(verb) or "s'" in [t.lower_ for t in verb.doc[max(start - 2, 0) : start - 1]]:
        return True
    if "Inf" not in verb.morph.get("VerbForm", []):
        awaited = base(verb) == "ccomp" and verb.head.lemma_.casefold() in _AWAITED
        return awaited or verb.lower_.endswith(_FUTURE)
    before = verb.doc[max(verb.i - 4, 0) : verb.i]
    if [t.lower_ for t in before[-2:]] in (["avant", "de"], ["avant", "d'"]):
        return True  # « a-t-il lancé avant de raccrocher »
    if start and verb.doc[start - 1].lower_ == "sans":
        return True  # « sans nier les faits »
    return any(t.lemma_.casefold() in _NOT_DONE and not had_to(t) for t in before)


_BACKED = {"soutenir", "appuyer"}
"""What is no word of anybody's in the passive: *des pirates soutenus par le gouvernement*."""


def _undergone(verb: Token, cue: AnswerCue | None) -> bool:
    """Tell whether it happens to somebody: *une demande, rejetée*, *a été renvoyé*, *renvoie les joueurs*."""
    if is_reflexive(verb):
        return False
    helpers, lemma = children(verb, "aux"), verb.lemma_.casefold()
    # « n'a pas rappelé », where the parse takes *a* for the helper of a passive
    had = helpers and helpers[0].lemma_.casefold() == "avoir"
    active = had and verb.nbor(-1).lower_ != "été"
    passive = not active and any("pass" in c.dep_ for c in verb.children)
    bare = "Part" in verb.morph.get("VerbForm", []) and base(verb) in {"acl", "amod"}
    undergoes = passive or (bare and not helpers)
    if undergoes and lemma in _BACKED:
        return True
    if undergoes and lemma not in _STAYS and not _has_agent(verb):
        return lemma not in _REACHED_BY
    if lemma != "renvoyer" or (cue and "no_comment" not in cue.stances):
        return False
    sent = [o for o in children(verb, "obj") if o.i > verb.i]
    imperfect = "Imp" in verb.morph.get("Tense", []) and not helpers
    return imperfect or any(o.lemma_.casefold() not in _SENT_BACK for o in sent)


def _has_agent(verb: Token) -> bool:
    """Tell whether it is said by whom: *a été rejetée par le maire*."""
    near = verb.doc[verb.i + 1 : verb.i + 4]
    return any(t.lower_ == "par" for t in near) or bool(children(verb, "obl:agent", "obl:agt"))


def _background(verb: Token) -> bool:
    helpers = children(verb, "aux")
    return any(
        "Imp" in h.morph.get("Tense", []) or "Inf" in h.morph.get("VerbForm", []) for h in helpers
    )


def tells_of_blame(verb: Token, layout: Layout, knows: Knowledge) -> bool:
    """Tell whether what is rejected is blame: *les accusations*, *toute intention frauduleuse*."""
    start = max(layout.sentence_start(verb.i), verb.i - 10)
    end = min(layout.sentence_end(verb.i), verb.i + 10)
    near = layout.doc[start:end]
    return any(t.lemma_.casefold() in _BLAME and not _own(t) for t in near) or any(
        wrong_at(t, knows) for t in layout.doc[verb.i + 1 : end]
    )


def _own(noun: Token) -> bool:
    """Tell whether it is the answerer's own: *nuancer son propos*."""
    before = noun.doc[noun.i - 1] if noun.i else None
    return before is not None and before.lower_ in POSSESSIVES
