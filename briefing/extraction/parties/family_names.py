"""Set names right by how the article uses them: a family name, a house that bears one, a noun before a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing.extraction.grammar.knowledge import Knowledge
from briefing.extraction.grammar.syntax import is_finite
from briefing.extraction.parties.gazetteer import Name
from briefing.language.plain_doc import Doc


def without_opening(doc: Doc, names: list[Name], knows: Knowledge) -> list[Name]:
    """Return the names without a noun that only opens the sentence: *Défibrillateurs Cardiane : l'agence …*.

    The name must stand alone elsewhere, twice at least, and nowhere else with that noun.
    """
    told = Counter(n.text for n in names)
    firsts = {doc[n.start].lower_ for n in names}
    small = {t.text for t in doc if t.text in firsts and t.text.islower()}
    return [
        replace(n, start=n.start + 1, text=rest)
        if (n.kind != "person" or doc[n.start].lower_ in small)
        and not n.canonical
        and doc[n.start].is_sent_start
        and told[n.text] == 1
        and told[rest := doc.text_of(n.start + 1, n.end)] > 1
        and not knows.is_given_name(doc[n.start].text)
        else n
        for n in names
    ]


def by_family_name(doc: Doc, names: list[Name]) -> list[Name]:
    """Return the names with persons for what the family name of one stands alone for.

    It may look like a noun where it opens a sentence (*Garance hausse les épaules*), or like a firm.
    """
    families = {doc[n.end - 1].text for n in names if n.kind == "person" and n.end - n.start > 1}
    firms = {n.text for n in names if n.start and doc[n.start - 1].lower_ in _FIRMS}
    taken = {i for n in names for i in range(n.start, n.end)}
    known = [
        replace(
            n,
            start=n.start - 1,
            text=doc.text_of(n.start - 1, n.end),
            kind="organisation",
            titled=False,
        )
        if (n.text in families and _is_house(doc, n)) or _goes_by(doc, n)
        else replace(n, kind="person")
        if n.kind == "organisation" and n.text in families - firms and not n.canonical
        else n
        for n in names
    ]
    return known + [
        Name(t.i, t.i + 1, t.text, "person")
        for t in doc
        if t.text in families and t.pos_ == "NOUN" and t.is_sent_start and t.i not in taken
        and t.i + 1 < len(doc) and doc[t.i + 1].pos_ in {"VERB", "AUX", "PRON"}
    ]  # fmt: skip


def with_particle(doc: Doc, name: Name) -> Name:
    """Return the name with the *De* that opens its sentence: *De Gaulle avait promis*, not *De Nice, le maire …*."""
    i = name.start - 1
    if i < 0 or doc[i].text != "De" or name.end - name.start > 1 or name.end >= len(doc):
        return name
    after = doc[name.end]
    acts = is_finite(after) or after.lower_ in _BEFORE_VERB
    if name.kind != "person" or name.canonical or not acts:
        return name
    return replace(name, start=i, text=doc.text_of(i, name.end))


_BEFORE_VERB = {"ne", "n'", "se", "s'", "y", "lui"}


def _is_house(doc: Doc, name: Name) -> bool:
    """Tell whether a family name is that of a house: *la fromagerie Garnier*, whose head is Paul Garnier."""
    noun = doc[name.start - 1] if name.start > 1 else None
    if noun is None or noun.lower_ not in _FIRMS - {"chez", "clan", "famille"} or name.canonical:
        return False
    return doc[noun.i - 1].lower_ in {
        "la",
        "le",
        "l'",
        "les",
        "du",
        "des",
        "au",
        "aux",
        "une",
        "un",
    }


def _goes_by(doc: Doc, name: Name) -> bool:
    """Tell whether a body or a text goes by somebody's family name: *l'administration Trump*, *le rapport Sauvé*."""
    i = name.start - 1
    if i < 1 or name.end - name.start > 2 or name.canonical:
        return False
    word = doc[i + 1].text
    guessed = name.end - name.start == 1 and not word.isupper()
    named = (name.kind in ("person", "unknown") or guessed) and word[:1].isupper()
    return named and doc[i].lower_ in _GO_BY_NAMES and doc[i - 1].pos_ in {"DET", "ADP", "ADJ"}


_GO_BY_NAMES = set(
    "gouvernement administration équipe camp rapport commission mission amendement".split()
)
_FIRMS = set(
    "chez groupe société entreprise marque maison constructeur fabricant usine usines filiale enseigne "
    "meubles établissements ets fondation clan famille fromagerie laiterie boulangerie brasserie charcuterie "
    "biscuiterie conserverie minoterie distillerie menuiserie scierie imprimerie papeterie fonderie tannerie verrerie "
    "faïencerie librairie pharmacie clinique galerie ferme garage manufacture filature chocolaterie confiserie "
    "bijouterie quincaillerie jardinerie pépinière pépinières cimenterie sucrerie rhumerie cidrerie carrière "
    "transports salaisons salines ateliers chantiers laboratoires moulins caves pompes".split()
)
"""What makes a family name that of a firm or a house."""
