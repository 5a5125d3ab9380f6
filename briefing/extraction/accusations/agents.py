"""Find who blames where a passive tells it by its agent, or the words around it by who speaks."""

from __future__ import annotations

from briefing.extraction.accusations.accuser import PROCEEDINGS, can_accuse, is_complaint
from briefing.extraction.accusations.charges import Chunk, wrong_weight
from briefing.extraction.accusations.scene import Scene
from briefing.extraction.grammar.syntax import is_finite
from briefing.extraction.parties.gazetteer import fold
from briefing.extraction.speakers.resolved import NOBODY, Resolved
from briefing.language.plain_doc import Token

_OF_OFFENCES = {
    "forc",
    "aggrav",
    "dissimul",
    "organis",
    "répét",
    "caractéris",
    "prémédit",
    "qualifi",
}
"""Stems of participles that name an offence more closely: *vol aggravé*."""
_LAW = {
    "parquet", "procureur", "procureure", "procureurs", "police", "gendarmerie", "gendarmes", "policiers", "justice",
    "juge", "juges", "tribunal", "enqueteurs", "enqueteur", "ministere", "service", "services", "securite",
    "renseignement", "renseignements", "commissaire", "commissariat", "prefecture", "prefet", "douane", "douanes",
    "fbi", "interpol", "europol", "pst", "dgsi", "cour", "magistrat", "magistrate", "magistrats", "autorite",
    "autorites", "commission", "fisc", "inspection", "gendarme", "policier",
}  # fmt: skip
"""Words of those whose own announcement that somebody is suspected accuses him."""
_LODGING = {
    "déposer", "porter", "formuler", "lancer", "émettre", "proférer", "engager", "introduire", "adresser", "intenter",
    "diligenter", "ouvrir", "soulever", "relayer",
}  # fmt: skip
OBJECTS = (
    "plainte",
    "plaintes",
    "accusations",
    "critiques",
    "poursuites",
    "signalement",
    "soupçons",
)
"""What somebody is the object of by whose doing may stand behind it."""
UTTERED = {"formulées", "portées", "lancées", "émises", "proférées"}


def agent_of(verb: Token, phrases: list[Chunk], scene: Scene, *, finds: bool = False) -> Resolved:
    """Return who a passive form says does the blaming: *par X*; with `finds`, a report may, too."""
    for chunk in phrases:
        if chunk.prep == "par" and not chunk.infinitive:
            if is_complaint(chunk.head) or (finds and chunk.head.lower_ == "enquête"):
                return _whose(chunk, phrases, scene)
            if chunk.head.lemma_.casefold() in PROCEEDINGS and not (
                finds and _of_somebody(chunk, phrases)
            ):
                return NOBODY
            before = verb.doc[chunk.start - 1]
            if before.lower_.rstrip("es").rstrip("é") in _OF_OFFENCES:
                before = verb  # « de travail dissimulé | par l'inspection »
            if before.lower_ in UTTERED:
                before = verb  # « visé par des accusations portées par X »
            apart = chunk is not phrases[0] or before.nbor(-1).text == ","
            if before.pos_ == "VERB" and before.i > verb.i and apart:
                return NOBODY  # « poursuivis pour des emplois rémunérés par la mairie »
            found = scene.resolver.all_of(chunk.head)
            if found and all(can_accuse(e, scene) for e in found.entries):
                return found
            return NOBODY
        if chunk.infinitive:
            return _past_deed(chunk, phrases, scene)
    return NOBODY


def lodged_by(verb: Token, start: int, phrases: list[Chunk], scene: Scene) -> Resolved:
    """Return whose the blame is whose object somebody is: *fait l'objet d'une plainte | de X*, *déposée par X*."""
    doc = verb.doc
    for chunk in phrases[:4]:
        own = chunk.prep == "de" and chunk.start - start <= 1 and not chunk.infinitive
        before = doc[chunk.start - 1]
        led = chunk.start == start or scene.knows.lemma(before) in _LODGING
        led = led or doc[chunk.start].lower_ != "par"  # « de la part de X »
        if not own and (chunk.prep != "par" or not led):
            continue
        if own and wrong_weight(chunk.head.i, chunk.end, scene.layout, scene.knows):
            continue  # « d'accusations de harcèlement »
        found = scene.sides.parties(chunk.head, loose=True)
        if found and all(can_accuse(e, scene) for e in found):
            return Resolved(found, "description", chunk.head.i)
    return NOBODY


def is_lodged(token: Token, scene: Scene) -> bool:
    """Tell whether a participle says that blame was uttered: *une plainte pour vol | déposée par X*."""
    done = token.lower_.rstrip("s").endswith(("é", "ée"))
    return token.lower_ in UTTERED or (done and scene.knows.lemma(token) in _LODGING)


def _whose(complaint: Chunk, phrases: list[Chunk], scene: Scene) -> Resolved:
    """Return whose the complaint is: *visé par une plainte de l'association Conso*."""
    after = phrases[phrases.index(complaint) + 1 :]
    if after and after[0].head.lower_ == "arrêt":
        after = after[1:]  # « un mandat d'arrêt de la Cour »
    if not after or after[0].prep != "de" or after[0].start - complaint.end > 2:
        return NOBODY
    found = scene.sides.parties(after[0].head)
    return Resolved(found, "description", after[0].head.i) if found else NOBODY


def _of_somebody(report: Chunk, phrases: list[Chunk]) -> bool:
    """Tell whether a report is said to be somebody's: *épinglé par un rapport de la Cour des comptes*."""
    after = phrases[phrases.index(report) + 1 :]
    owned = bool(after) and after[0].prep == "de" and after[0].start == report.end
    return owned and report.head.lemma_.casefold() == "rapport"


def _past_deed(deed: Chunk, phrases: list[Chunk], scene: Scene) -> Resolved:
    """Return who blames after the deed: *soupçonné d'avoir touché des fonds | par le parquet*."""
    doc = deed.head.doc
    done = {t.lemma_.casefold() for t in doc[deed.head.i : deed.head.i + 4]}
    if deed.prep != "de" or done & {"être", "faire", "laisser", "passer"}:
        return NOBODY
    for chunk in phrases[phrases.index(deed) + 1 :]:
        if chunk.infinitive or doc[chunk.start - 1].text == ",":
            return NOBODY
        if chunk.prep == "par":
            before = doc[chunk.start - 1]
            if before.pos_ == "VERB" and before.i > deed.head.i + 1:
                return NOBODY  # « d'avoir caché des fonds versés par la mairie », but « d'avoir menti | par X »
            found = scene.resolver.all_of(chunk.head)
            known = [scene.sides.entry(e) for e in found.entries]
            named = all(
                e.named or e.kind == "organisation" or prosecutes(e.id, scene) for e in known
            )
            return found if named and scene.sides.parties(chunk.head) else NOBODY
    return NOBODY


def stated_by(verb: Token, accused: tuple[int, ...], scene: Scene) -> Resolved:
    """Return who says that somebody is guilty or responsible, where the words are reported."""
    speech = scene.speech_at(verb.i)
    if speech is None or scene.sides.same(speech.speaker.entries, accused):
        return NOBODY
    return speech.speaker


def announced_by(verb: Token, accused: tuple[int, ...], scene: Scene) -> Resolved:
    """Return the authority that tells in its own words who is accused: *… sont soupçonnés, a annoncé le parquet*."""
    speech = scene.speech_at(verb.i)
    if (
        speech is None
        or speech.kind != "indirect"
        or scene.sides.same(speech.speaker.entries, accused)
    ):
        return NOBODY
    tokens = scene.layout.tokens_in(speech.content)
    first = next((t for t in tokens if is_finite(t) or t.i == verb.i), None)
    if first is None or (first.i != verb.i and first.head.i != verb.i):
        return NOBODY  # a subordinate clause tells what others hold against somebody
    return speech.speaker if all(prosecutes(e, scene) for e in speech.speaker.entries) else NOBODY


def prosecutes(entry: int, scene: Scene) -> bool:
    """Tell whether the party is a body of law and order, or somebody who speaks for one."""
    e = scene.sides.entry(entry)
    words = {
        w
        for text in (e.name, e.head, *e.forms, *e.roles)
        for w in fold(text).replace("'", " ").split()
    }
    return bool(words & _LAW)
