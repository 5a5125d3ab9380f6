"""The French data are well formed, say what French says, and can be amended by a user."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from briefing.language import lexicon as data
from briefing.language.lexicon import COLUMNS, compiled, fold, load

HEADERS = {name: "\t".join(columns) for name, (columns, _) in COLUMNS.items()}
FLOORS = {
    "cue_verbs.tsv": 350,
    "accusation.tsv": 250,
    "wrongs.tsv": 300,
    "states.tsv": 200,
    "seats.tsv": 100,
    "denial.tsv": 100,
    "roles.tsv": 1700,
    "organisations.tsv": 500,
    "given_names.tsv": 2500,
    "time_words.tsv": 60,
    "connectives.tsv": 150,
    "abbreviations.tsv": 80,
    "boilerplate.tsv": 30,
    "precedent.tsv": 150,
    "non_speech.tsv": 50,
    "reproach.tsv": 400,
    "spoken_nouns.tsv": 150,
    "taken_up.tsv": 150,
    "entity_heads.tsv": 150,
    "firm_words.tsv": 150,
    "walks.tsv": 25,
    "peoples.tsv": 200,
    "bynames.tsv": 100,
}


def lines(name: str) -> list[str]:
    text = (resources.files(data) / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def user_file(folder: Path, name: str, *rows: str, header: str = "") -> Path:
    (folder / name).write_text("\n".join([header or HEADERS[name], *rows]) + "\n", "utf-8")
    return folder


@pytest.mark.parametrize("name", COLUMNS)
def test_each_file_is_there_and_full(name: str) -> None:
    assert len(lines(name)) - 1 >= FLOORS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_no_cell_has_stray_spaces(name: str) -> None:
    stray = [line for line in lines(name) for cell in line.split("\t") if cell != cell.strip()]
    assert stray == []


def test_the_readme_has_a_section_for_each_file() -> None:
    readme = (resources.files(data) / "README.md").read_text("utf-8")
    assert set(re.findall(r"^## (\S+\.tsv)", readme, re.MULTILINE)) == set(COLUMNS)


def test_all_patterns_compile_and_are_written_for_folded_text() -> None:
    lexicon = load()
    patterns = [
        *(entry.pattern for entry in lexicon.answer_patterns),
        *(entry.pattern for entry in lexicon.boilerplate),
        *(entry.cue for entry in lexicon.precedent_patterns),
    ]
    assert len(patterns) > 100
    for pattern in patterns:
        compiled(pattern)
        letters = re.sub(r"\\[A-Za-z]|\(\?[A-Za-z<!=:]+", "", pattern)
        assert letters == letters.casefold(), pattern
        assert "’" not in re.sub(r"\[[^]]*\]", "", pattern), pattern


@pytest.mark.parametrize(
    ("verb", "rest", "verb_class", "frame"),
    [
        ("affirmer", "", "say", "que"),
        ("marteler", "", "say", "insert"),
        ("faire", "valoir", "say", "que"),
        ("qualifier", "", "qualify", "de"),
        ("promettre", "", "promise", "inf"),
        ("exhorter", "", "ask", "inf"),
        ("démentir", "", "deny", "que"),
        ("fustiger", "", "criticise", "np"),
        ("présenter", "comme", "qualify", "comme"),
        ("savoir", "", "think", "si"),
        ("renchérir", "", "add", "insert"),
    ],
)
def test_a_verb_of_speech_has_its_class_and_frame(
    verb: str, rest: str, verb_class: str, frame: str
) -> None:
    [entry] = [cue for cue in load().cue_verbs[verb] if cue.rest == rest and not cue.reflexive]
    assert entry.verb_class == verb_class
    assert frame in entry.frames


def test_s_inscrire_en_faux_is_a_reflexive_denial() -> None:
    [entry] = [cue for cue in load().cue_verbs["inscrire"] if cue.rest == "en faux"]
    assert entry.reflexive
    assert entry.verb_class == "deny"


def test_longer_cues_come_before_the_bare_verb() -> None:
    for entries in load().cue_verbs.values():
        lengths = [len(entry.rest.split()) for entry in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_what_is_thought_is_trusted_less_than_what_is_said() -> None:
    cues = load().cue_verbs
    assert cues["affirmer"][-1].trust > cues["juger"][-1].trust > cues["penser"][-1].trust


@pytest.mark.parametrize(
    ("lemma", "rest", "accused", "charge", "hedged"),
    [
        ("accuser", "", "obj", "de", False),
        ("reprocher", "", "iobj", "obj", False),
        ("imputer", "", "iobj", "obj", False),
        ("dénoncer", "", "possessor", "obj", False),
        ("soupçonner", "", "obj", "de", True),
        ("mettre", "en examen", "obj", "pour", True),
        ("porter", "plainte", "contre", "pour", False),
    ],
)
def test_a_verb_of_blame_says_where_accused_and_charge_stand(
    lemma: str, rest: str, accused: str, charge: str, hedged: bool
) -> None:
    [entry] = [cue for cue in load().accusations[lemma] if cue.rest == rest and cue.pos == "verb"]
    assert entry.accused[0] == accused
    assert entry.charge[0] == charge
    assert entry.hedged is hedged


@pytest.mark.parametrize(
    ("word", "pos"),
    [("corruption", "noun"), ("mépris", "noun"), ("cyberattaque", "noun"), ("mentir", "verb")],
)
def test_a_wrong_is_listed(word: str, pos: str) -> None:
    assert pos in {entry.pos for entry in load().wrongs[word]}


@pytest.mark.parametrize(
    ("capital", "state"),
    [
        ("Pékin", "Chine"),
        ("Washington", "États-Unis"),
        ("Kyiv", "Ukraine"),
        ("Ryad", "Arabie saoudite"),
    ],
)
def test_a_capital_leads_to_its_state(capital: str, state: str) -> None:
    assert [entry.name for entry in load().capitals[fold(capital)]] == [state]


@pytest.mark.parametrize(
    ("state", "demonyms"),
    [
        ("Chine", "chinois chinoise chinois chinoises"),
        ("Grèce", "grec grecque grecs grecques"),
        ("Turquie", "turc turque turcs turques"),
        ("Libye", "libyen libyenne libyens libyennes"),
        ("Uruguay", "uruguayen uruguayenne uruguayens uruguayennes"),
        ("Belgique", "belge belge belges belges"),
        ("Nigeria", "nigérian nigériane nigérians nigérianes"),
        ("Niger", "nigérien nigérienne nigériens nigériennes"),
    ],
)
def test_demonyms_are_inflected(state: str, demonyms: str) -> None:
    assert load().states[fold(state)][0].demonyms == tuple(demonyms.split())


def test_a_name_with_a_curly_apostrophe_is_found() -> None:
    assert load().states[fold("Côte d’Ivoire")][0].iso2 == "CI"
    assert load().states[fold("Etats-Unis")][0].name == "États-Unis"


def test_every_demonym_of_four_forms_is_lower_case() -> None:
    for entries in load().states.values():
        for entry in entries:
            assert len(entry.demonyms) == 4, entry.name
            assert all(form and form == form.lower() for form in entry.demonyms), entry.name


def test_seats_speak_for_states_or_bodies() -> None:
    seats = load().seats
    assert [(seat.speaks_for, seat.ambiguous) for seat in seats["kremlin"]] == [("Russie", False)]
    assert seats[fold("Quai d’Orsay")][0].body == "diplomatie"
    assert {seat.speaks_for for seat in seats["bruxelles"]} >= {"Union européenne", "Belgique"}
    assert all(seat.ambiguous for seat in seats["bruxelles"])


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Nous ne ferons aucun commentaire sur cette affaire.", "no_comment"),
        ("Il n’y a pas de commentaire à faire.", "no_comment"),
    ],
)
def test_an_expression_of_a_response_is_found(sentence: str, stance: str) -> None:
    found = {
        each
        for entry in load().answer_patterns
        if compiled(entry.pattern).search(fold(sentence))
        for each in entry.stances
    }
    assert stance in found


def test_words_of_a_response_have_a_stance() -> None:
    answers = load().answers
    assert "denial" in answers["démentir"][0].stances
    assert "no_comment" in {each for entry in answers["donner"] for each in entry.stances}


def test_a_role_is_found_by_its_feminine() -> None:
    roles = load().roles
    assert roles["porte-parole"][0].gender == "x"
    assert roles["porte-parole"][0].speaks_for
    assert roles["chercheuse"][0].lemma == "chercheur"
    assert roles["collectif"][0].kind in {"group", "organisation"}


def test_an_organisation_is_found_by_its_initials() -> None:
    assert load().organisations["cgt"][0].kind == "union"
    assert load().organisations["afp"][0].kind in {"agency", "media"}


@pytest.mark.parametrize(
    ("name", "gender"), [("Camille", "x"), ("Mohamed", "m"), ("Svetlana", "f")]
)
def test_a_given_name_has_a_gender(name: str, gender: str) -> None:
    assert load().given_names[fold(name)] == gender


def test_months_and_weekdays_are_numbered() -> None:
    words = load().time_words
    assert words["août"][0].number == 8
    assert words["dimanche"][0].number == 7
    assert words["hier"][0].number == -1


def test_openers_that_dangle() -> None:
    openers = load().connectives
    assert openers["mais"].dangles
    assert openers["de son côté"].dangles
    assert not openers["d'abord"].dangles


def test_an_abbreviation_may_end_a_sentence() -> None:
    assert load().abbreviations["etc."].final
    assert not load().abbreviations["m."].final


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Lire aussi : la réforme expliquée", "link"),
        ("À lire aussi", "link"),
        ("Par Jeanne Martin", "byline"),
        ("Publié le 3 mai 2020 à 10h12", "date"),
        ("Temps de lecture : 4 min", "date"),
        ("© Radio locale", "credit"),
        ("Abonnez-vous pour lire la suite", "subscription"),
        ("Facebook Twitter WhatsApp", "social"),
    ],
)
def test_a_line_of_the_page_is_known(line: str, what: str) -> None:
    assert what in boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs, il juge le projet dangereux.",
        "Par souci de clarté",
        "De nombreux élus ont réagi.",
        "Partager le pouvoir ne suffit pas.",
        "Le ministre a déclaré que le texte serait publié demain.",
        "« Écouter les habitants, c'est notre métier », dit-elle.",
    ],
)
def test_a_line_of_the_article_is_left_alone(line: str) -> None:
    assert boilerplate(line) == set()


def boilerplate(line: str) -> set[str]:
    return {
        entry.what for entry in load().boilerplate if compiled(entry.pattern).search(fold(line))
    }


def test_a_precedent_is_brought_up() -> None:
    assert load().precedents["à l'instar de"][0].kind == "comparison"
    assert load().precedents["scandale"][0].kind == "affair"
    assert any(
        compiled(entry.cue).search(fold("comme en 2005")) for entry in load().precedent_patterns
    )


def test_a_name_between_marks_is_no_speech() -> None:
    assert load().non_speech["opération"].kind == "name"


def test_a_user_adds_replaces_and_removes_words(tmp_path: Path) -> None:
    user_file(
        tmp_path,
        "cue_verbs.tsv",
        "jaspiner\t\t0\tsay\t0.7\tinsert,colon",
        "affirmer\t\t0\tsay\t0.5\tque",
        "-penser",
    )
    user_file(tmp_path, "given_names.tsv", "Zébulon\tm")
    lexicon = load(tmp_path)
    assert lexicon.cue_verbs["jaspiner"][0].trust == 0.7
    assert [entry.trust for entry in lexicon.cue_verbs["affirmer"]] == [0.5]
    assert "penser" not in lexicon.cue_verbs
    assert lexicon.given_names["zébulon"] == "m"
    assert "penser" in load().cue_verbs


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("jaspiner\t\t0\tsay\t2\tque", "trust '2' is not a number between 0 and 1"),
        ("jaspiner\t\toui\tsay\t1\tque", "'oui' is not a yes"),
        ("jaspiner\t\t0\tparler\t1\tque", "'parler' is not one of"),
        ("jaspiner\t\t0\tsay\t1\tquand", "'quand' is not one of"),
        ("jaspiner\t0\tsay", "3 columns instead of 6"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    user_file(tmp_path, "cue_verbs.tsv", "# mine", row)
    with pytest.raises(ValueError, match=r"cue_verbs\.tsv, line 3: .*" + re.escape(complaint)):
        load(tmp_path)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    user_file(tmp_path, "wrongs.tsv", "mensonge\tnoun", header="word\tpos")
    with pytest.raises(ValueError, match=r"wrongs\.tsv, line 1: .*severity"):
        load(tmp_path)


def test_a_file_without_a_header_is_named(tmp_path: Path) -> None:
    (tmp_path / "wrongs.tsv").write_text("# nothing\n", "utf-8")
    with pytest.raises(ValueError, match=r"wrongs\.tsv, line 1: no header"):
        load(tmp_path)


def test_a_line_given_twice_is_named(tmp_path: Path) -> None:
    user_file(tmp_path, "given_names.tsv", "Zébulon\tm", "zébulon\tf")
    with pytest.raises(ValueError, match=r"given_names\.tsv, line 3: zébulon is already"):
        load(tmp_path)


def test_a_file_of_an_unknown_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "verbs.tsv").write_text("lemma\n", "utf-8")
    with pytest.raises(ValueError, match=r"verbs\.tsv: not a file of the lexicon"):
        load(tmp_path)
