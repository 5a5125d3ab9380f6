"""Find the understood subject of a participle, gerund or infinitive: *Rappelant que …, Me Aubin a demandé*."""

from __future__ import annotations

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.main_clauses import behind_clause
from briefing.extraction.grammar.syntax import base, children, subject
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.extraction.speakers.speakers import Resolver
from briefing.extraction.speakers.speaking import DOCUMENTS, acting_before, speaks
from briefing.language.plain_doc import Token

_ACTORS = {"NOUN", "PROPN", "PRON"}


def controller(verb: Token, layout: Layout, resolver: Resolver, knows: Knowledge) -> Resolved:
    """Return the understood subject of a participle, gerund or infinitive."""
    sentence = layout.sentence_start(verb.i)
    led = [t for t in verb.doc[sentence : verb.i] if t.is_alpha]
    if verb.lower_.endswith("ant") and all(t.lower_ in {"en", "tout"} for t in led):
        # « Rappelant que …, Me Aubin a demandé »: who acts in the main clause.
        noun = behind_clause(verb.i + 1, layout.sentence_end(verb.i), layout, _ACTORS)
        found = resolver.all_of(noun) if noun is not None else NOBODY
        if found and speaks(found, resolver):
            return Resolved(found.entries, "controlled", verb.i)
    heard = _heard(verb, resolver)
    if heard:
        return heard
    joined = _joined(verb, layout, resolver, sentence)
    if joined:
        return joined
    said = resolver.speaker_before(verb.i, floor=sentence)
    apart = _acting(verb, layout, resolver)
    if apart and (not said or verb.doc[verb.i - 1].text != ","):
        return apart
    if base(verb) in {"acl", "amod"} and verb.head.pos_ in _NOUNS and verb.head.i < verb.i:
        comma = any(t.text == "," for t in verb.doc[verb.head.i : verb.i])
        found = resolver.resolve(verb.head)
        if found and speaks(found, resolver) and not (comma and said):
            return Resolved(found.entries, "controlled", verb.i)
    if base(verb) == "acl" and verb.head.pos_ == "NOUN" and verb.head.head.pos_ == "VERB":
        own = subject(verb.head.head)
        if own is not None and own.i != verb.head.i and layout.mark_of[own.i] < 0:
            found = resolver.all_of(own)
            if found and speaks(found, resolver):
                return Resolved(found.entries, "controlled", verb.i)
    if base(verb) == "xcomp":
        # « admet un fonctionnaire, tandis que le porte-parole se borne à rappeler que »
        own = next((c for c in children(verb.head, "nsubj") if c.i < verb.head.i), None)
        found = resolver.all_of(own) if own is not None and _outside(own, layout) else NOBODY
        if found and speaks(found, resolver):
            return Resolved(found.entries, "controlled", verb.i)
    if said:
        return Resolved(said.entries, "controlled", verb.i)
    head = verb
    for _ in range(4):
        if head.head.i == head.i:
            break
        head = head.head
        own = subject(head)
        if own is not None and own.i != verb.i and _outside(own, layout):
            if layout.mark_of[own.i] >= 0:
                own = next((c for c in children(own, "appos") if c.ent_type_ == "PER"), own)
            found = resolver.all_of(own)
            if found and speaks(found, resolver):
                return Resolved(found.entries, "controlled", verb.i)
    found = acting_before(verb.i, sentence, layout, resolver)
    return Resolved(found.entries, "controlled", verb.i) if found else NOBODY


def _acting(verb: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Resolve *a volé au secours du député, ironisant*: who acts, whatever noun the parse hangs it on."""
    noun = verb.head
    hung = base(verb) in {"acl", "amod"} and noun.pos_ in _NOUNS
    if not hung or not verb.lower_.endswith("ant"):
        return NOBODY
    if noun.lower_.removesuffix("s") in _UTTERED:
        # « a reçu une lettre, demandant son départ », but « a publié un texte accusant … »
        return _made_known(verb, noun, layout, resolver) or _whose(verb, resolver)
    if base(noun) not in _BESIDE:
        return NOBODY
    above = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    comma = verb.doc[verb.i - 1].text == ","
    if not comma and (above is None or not _complete(noun, above)):
        return NOBODY
    own = subject(above) if above is not None else None
    if own is None or own.i > verb.i or layout.mark_of[own.i] >= 0:
        return NOBODY
    found = resolver.all_of(own)
    ready = bool(found) and speaks(found, resolver)
    return Resolved(found.entries, "controlled", verb.i) if ready else NOBODY


def _made_known(verb: Token, noun: Token, layout: Layout, resolver: Resolver) -> Resolved:
    """Resolve *L'association a publié une tribune dénonçant*: who makes words of their own known.

    *Dans un tract accusant …, la CGT appelle*, too; *un rapport de la Cour*, *le rapport* may be another's.
    """
    above = noun.head
    # « La chaîne a diffusé un message »: not its own.
    own_words = noun.lower_.removesuffix("s") in _ISSUED
    makes = _PUBLISHES if own_words else _PUBLISHES - {"diffuser"}
    made = base(noun) == "obj" and above.lemma_.casefold() in makes
    within = base(noun) == "obl" and any(c.lower_ == "dans" for c in children(noun, "case"))
    own = subject(above) if made or within else None
    if own is None or layout.mark_of[own.i] >= 0:
        return NOBODY
    if any(t.pos_ != "ADJ" for t in layout.doc[noun.i + 1 : verb.i]):
        return NOBODY  # « a publié une lettre du préfet affirmant »
    if not any(d.lower_ in _INDEFINITE for d in children(noun, "det")):
        return NOBODY
    found = resolver.all_of(own)
    ready = bool(found) and speaks(found, resolver)
    return Resolved(found.entries, "controlled", verb.i) if ready else NOBODY


def _whose(verb: Token, resolver: Resolver) -> Resolved:
    """Resolve *la déclaration ce lundi de la ministre Anne Vidal assurant*: who is named right before."""
    mention = resolver.register.mention_at(verb.i - 1)
    if mention is None or resolver.register.entries[mention.entry].kind != "person":
        return NOBODY
    return Resolved((mention.entry,), "controlled", verb.i)


_PUBLISHES = set("publier diffuser signer adresser envoyer écrire rédiger poster émettre".split())
_ISSUED = {"communiqué", "texte", "tract", "déclaration", "lettre", "note", "tribune"}
_INDEFINITE = {"un", "une", "des", "deux", "plusieurs", "son", "leur"}


def _complete(noun: Token, above: Token) -> bool:
    """Tell whether a participle says nothing of the noun before it: *écarte un rachat par l'État affirmant*.

    It does where somebody new is told of (*un témoin affirmant*), is heard, or where words are theirs.
    """
    alone = noun.pos_ == "PROPN" or any(d.lower_ in _THE for d in children(noun, "det"))
    return alone and not any(_tells(t) for t in (*noun.ancestors, noun) if t.i >= above.i)


def _tells(word: Token) -> bool:
    """Tell whether a word tells that somebody is heard or read: *cite*, *une vidéo*."""
    forms = {word.lower_, word.lower_.removesuffix("s")}
    return word.lemma_.casefold() in _HEARING or not forms.isdisjoint(_UTTERED)


_THE = {"le", "la", "l'"}
_BESIDE = {"obl", "obj", "nmod", "iobj"}
_NOUNS = {"NOUN", "PROPN"}


def _outside(own: Token, layout: Layout) -> bool:
    """Tell whether a subject stands in no quotation: *Le « président » autoproclamé, Paul Roux, a refusé*."""
    k = layout.mark_of[own.i]
    if k < 0:
        return True
    start, _ = layout.outer(k)
    return layout.words_in(k) == 1 and start > 0 and own.doc[start - 1].pos_ == "DET"


_PERCEIVES = {"entendre", "écouter", "voir", "laisser", "regarder"}
_DRIVES = set(
    (
        "obliger contraindre forcer pousser amener conduire mener convaincre persuader "
        "décider autoriser inciter encourager aider"
    ).split()
)
"""Verbs whose object does what they govern: *a contraint le préfet à reconnaître que …*."""
_HEARING = _PERCEIVES | set(
    "citer filmer montrer interroger évoquer souvenir rencontrer recevoir inviter retrouver".split()
)
_UTTERED = DOCUMENTS.union(
    (
        "vidéo appel propos parole discours aveu confidence audition entretien "
        "interview demande extrait image message"
    ).split()
)
"""What somebody has said or written."""


def _heard(verb: Token, resolver: Resolver) -> Resolved:
    """Resolve whom somebody hears or makes say it: *On a entendu le commissaire déclarer que …*, *cite X affirmant*."""
    above = verb.head
    if verb.lower_.endswith("ant") and base(verb) in {"advcl", "ccomp", "xcomp"}:
        return _told_of(verb, above, resolver)
    if "Inf" not in verb.morph.get("VerbForm", []):
        return NOBODY
    if above.pos_ in _NOUNS and base(above) == "obj":
        above = above.head  # « contraint le ministre d'admettre »
    lemma = above.lemma_.casefold()
    if lemma in _PERCEIVES:
        heard = [c for c in children(above, "obj", "iobj") if above.i < c.i < verb.i]
    elif lemma in _DRIVES:
        heard = [c for c in children(above, "obj") if c.i < verb.i]
    else:
        return NOBODY
    if not heard or heard[-1].pos_ not in _ACTORS:
        return NOBODY
    found = _object(heard[-1], above, resolver) or resolver.all_of(heard[-1])
    return found if found and speaks(found, resolver) else NOBODY


def _object(pronoun: Token, verb: Token, resolver: Resolver) -> Resolved:
    """Resolve the object that stands as a clitic: *Cette enquête l'a amenée à dire que …*."""
    low = pronoun.lower_
    if low not in {"l'", "le", "la", "les"} or pronoun.pos_ != "PRON":
        return NOBODY
    feminine = low == "la" or (low != "le" and "Fem" in verb.morph.get("Gender", []))
    return resolver.pronoun(pronoun.i, "f" if feminine else "m", low == "les")


def _told_of(verb: Token, above: Token, resolver: Resolver) -> Resolved:
    """Resolve *cite un élu affirmant*, *une vidéo de X affirmant*: who is heard, right before the participle."""
    noun = next((c for c in children(above, "obj") if above.i < c.i < verb.i), None)
    if noun is None:
        return NOBODY
    owner = next((c for c in children(noun, "nmod") if c.i > noun.i), None)
    if owner is not None and _tells(noun):
        noun = owner
    elif above.lemma_.casefold() not in _HEARING:
        return NOBODY
    mention = resolver.register.mention_at(noun.i)
    end = max(noun.right_edge.i + 1, mention.end if mention is not None else 0)
    if noun.pos_ not in _NOUNS or end != verb.i:
        return NOBODY
    found = resolver.all_of(noun)
    return found if found and speaks(found, resolver) else NOBODY


def _joined(verb: Token, layout: Layout, resolver: Resolver, sentence: int) -> Resolved:
    """Resolve *A et B se sont joints à C pour dénoncer*: all of them."""
    doc = layout.doc
    for i in range(verb.i - 1, max(sentence, verb.i - 12) - 1, -1):
        if doc[i].lower_ in {
            "joint",
            "joints",
            "jointe",
            "jointes",
            "joignent",
            "joignant",
            "rallié",
            "ralliés",
        }:
            own = subject(doc[i])
            first = resolver.all_of(own) if own is not None else NOBODY
            entries = list(first.entries)
            for j in range(i + 1, verb.i):
                mention = resolver.register.mention_at(j)
                if mention is not None and mention.start == j and mention.entry not in entries:
                    entries.append(mention.entry)
            return Resolved(tuple(entries), "controlled", verb.i) if first else NOBODY
    return NOBODY
