"""Specify who speaks and who is accused where nobody names them: the suspect, a man of 52, the carer."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.extraction.analysis import analyse
from briefing.model import Article, cut

HELD = "Une auxiliaire de vie de 38 ans a été interpellée mardi. Elle est soupçonnée d'avoir volé six clients."
ALERT = "C'est la fille d'une victime, Brigitte, qui a donné l'alerte. « Ma mère ne sortait plus », explique-t-elle."

# (what it shows, text, words of the quotation, the speaker)
CASES = [
    (
        "the suspect is not the witness who spoke last",
        "Un chauffeur de bus de 52 ans a été arrêté. « Un homme formidable », explique Denis Morel. Le suspect assure qu'il dormait.",
        "il dormait",
        "chauffeur de bus de 52 ans",
    ),
    (
        "whoever is implicated",
        f"{HELD}\n\n{ALERT} La mise en cause nie. Elle assure que l'argent était « un cadeau ».",
        "un cadeau",
        "auxiliaire de vie de 38 ans",
    ),
    (
        "the one of that age",
        f"{HELD}\n\n{ALERT} La trentenaire assure que tout était « un cadeau ».",
        "un cadeau",
        "auxiliaire de vie de 38 ans",
    ),
    (
        "the lawyer whom the article calls counsel",
        "Olivier Castaing conteste tout. « Il est exigeant », dit son avocate, Me Sophie Arditi. « Ce n'est pas un délit », ajoute le conseil.",
        "Ce n'est pas",
        "Sophie Arditi",
    ),
    (
        "who speaks for a party goes before the party",
        "Le RN a critiqué le texte. Pour LFI, la députée Manon Keller a écrit : « Combien d'usines faudra-t-il fermer ? »",
        "Combien",
        "Manon Keller",
    ),
    (
        "a comma before « et » closes the relative",
        "Le rapport vise un cabinet qui emploie quinze personnes, et pointe « des méthodes brutales ».",
        "des méthodes",
        "rapport",
    ),
    (
        "a named witness keeps her words",
        f"{HELD}\n\n{ALERT} La mise en cause nie.",
        "Ma mère",
        "Brigitte",
    ),
]


@pytest.mark.parametrize(("topic", "text", "words", "speaker"), CASES)
def test_speaker(nlp: Any, topic: str, text: str, words: str, speaker: str) -> None:
    quotes = analyse(Article("x", text), nlp).quotes
    said = {cut(text, q.content): [p.name for p in q.speakers] for q in quotes}
    assert [who for content, who in said.items() if words in content] == [[speaker]], topic


def test_the_suspect_answers_and_is_no_role_of_others(nlp: Any) -> None:
    text = f"{HELD}\n\n« Une dame adorable », dit Brigitte Morel. La mise en cause a nié les faits."
    found = analyse(Article("x", text), nlp)
    assert [[p.name for p in r.responders] for r in found.responses] == [
        ["auxiliaire de vie de 38 ans"]
    ]
    assert all(q.role is None for q in found.quotes)


def test_a_participle_is_put_to_the_carer_and_not_to_what_she_cares_for(nlp: Any) -> None:
    text = "L'auxiliaire de vie soupçonnée d'avoir volé six clients nie tout."
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [p.name for p in found.accused] == ["auxiliaire de vie"]


def test_an_old_trade_is_not_the_office_told_of_next(nlp: Any) -> None:
    text = (
        "Une abstention, celle de Jean-Noël Cueff. L'ancien agriculteur s'en explique : « Je ne peux pas voter contre des jeunes. »\n\n"
        "Le préfet du Finistère doit se prononcer d'ici à la fin de l'année."
    )
    (quote,) = analyse(Article("x", text), nlp).quotes
    assert [p.name for p in quote.speakers] == ["Jean-Noël Cueff"]
    assert quote.role is None


def test_an_adviser_whom_nobody_names_is_not_the_accused(nlp: Any) -> None:
    text = (
        "Les syndicats accusent Olivier Castaing d'avoir menti.\n\n"
        "Reste à savoir si M. Castaing passera l'automne. À Matignon, un conseiller dément : « Il n'a jamais menti. »"
    )
    found = analyse(Article("x", text), nlp).responses
    assert [[p.name for p in r.responders] for r in found] == [["conseiller (Matignon)"]]


def test_a_firm_is_known_by_its_last_word_and_the_group_is_it(nlp: Any) -> None:
    text = (
        "Dans un communiqué, Méridia Steel invoque « l'effondrement du marché ». Son président, Rajiv Malhotra, avait promis, devant le "
        "chef de l'État, d'investir. Pas un euro n'a été dépensé, selon la CGT. Le syndicat accuse le groupe d'avoir empoché des aides."
    )
    (found,) = analyse(Article("x", text), nlp).accusations
    assert [(p.name, p.kind) for p in found.accused] == [("Méridia Steel", "organisation")]
