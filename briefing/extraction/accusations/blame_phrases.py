"""Cut what follows a word of blame into phrases, without the words of its own expression."""

from __future__ import annotations

from briefing.extraction.accusations.blame_cues import cue_end, rest_words
from briefing.extraction.accusations.charges import Chunk, chunks, infinitive_at
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.layout import Layout
from briefing.extraction.grammar.syntax import VERBAL, base, is_finite, np_start, subject
from briefing.extraction.quotes.after_speech import is_wordy
from briefing.language.lexicon import AccusationCue
from briefing.language.plain_doc import Doc, Token


def phrases_after(verb: Token, entry: AccusationCue, scene: Scene) -> list[Chunk]:
    """Return the phrases after the verb, those of its own expression (*en cause*) left out."""
    layout = scene.layout
    reason = entry.rest == "pour"  # « limoger X pour faute »: the word leads the charge
    end = verb.i + 1 if reason else cue_end(verb, entry)
    end = _past_naming(end, layout.doc)
    size = 0 if reason else _rest_size(verb, entry, end)
    begin = verb.i + 1
    if entry.rest.startswith("porter ") and end - begin > size:
        begin, size = begin + 1, size - 1  # « fait porter | à Moscou | la responsabilité du drame »
    between = chunks(begin, end - size, layout, scene.resolver) if size else []
    end = _past_subject(verb, end, scene)
    return [*between, *chunks(end, max(_clause_end(verb, scene), end), layout, scene.resolver)]


def _clause_end(verb: Token, scene: Scene) -> int:
    """Return where the clause of a verb ends: *Après avoir accusé X de fraude, | la députée Anne Roux*."""
    main, end = verb.head, _said_up_to(verb, scene.layout)
    if is_finite(verb) or base(verb) != "advcl" or not verb.i < main.i < end:
        return end
    own = next((c for c in main.children if base(c) == "nsubj" and c.i > verb.i), None)
    start = np_start(own) if own is not None else end
    return start if verb.doc[start - 1].text == "," else end


def _said_up_to(verb: Token, layout: Layout) -> int:
    """Return where a verb's sentence ends, at the latest where it is said: *« La Chine les condamne », dit X*."""
    k, end = layout.mark_of[verb.i], layout.sentence_end(verb.i)
    if k < 0:
        return end
    after = layout.outer(k)[1]
    said = after < len(verb.doc) and verb.doc[after].text == ","
    return min(end, layout.token_range[k][1]) if said and is_wordy(k, layout) else end


def _rest_size(verb: Token, entry: AccusationCue, end: int) -> int:
    """Return how many tokens the rest of an expression has (*pour | le principal | responsable*)."""
    words = rest_words(entry.rest)
    first = next(
        (i for i in range(end - 1, verb.i, -1) if verb.doc[i].lower_ == words[:1][0]), end
    ) if words else end  # fmt: skip
    far = end - first > len(words) + 3 or words[:1] == ("porter",)
    return len(words) if far else max(len(words), end - first)


def _past_subject(verb: Token, end: int, scene: Scene) -> int:
    """Return the token after an inverted subject with its role: *« … », accuse Zoé Roy, porte-parole de X*."""
    own = subject(verb)
    if own is None or own.i < end or own.i > end + 3 or base(own) != "nsubj":
        return end
    charged = own.i + 2 < len(own.doc) and own.nbor(1).lower_ in {"de", "d'"}
    if charged and own.pos_ == "NOUN" and infinitive_at(own.i + 2, scene.layout) is not None:
        return end  # « Le collectif, …, accuse l'établissement d'avoir étouffé »
    return scene.layout.sentence_end(verb.i)


def _past_naming(end: int, doc: Doc) -> int:
    """Return the token after *ce qu'il appelle*, which only says whose word follows."""
    if end + 3 >= len(doc) or doc[end].lower_ != "ce" or doc[end + 1].lower_ not in {"que", "qu'"}:
        return end
    for i in range(end + 2, min(end + 7, len(doc) - 1)):
        if doc[i].pos_ in VERBAL and is_finite(doc[i]):
            return i + 2 if doc[i + 1].lower_ in {"comme", "de", "être"} else i + 1
    return end
