"""Words and their terms."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from search.analysis import analyse, clean, finnish, normalise, split_words, swedish
from search.analysis import languages as analysis
from search.analysis.voikko import PythonVoikko, SystemVoikko, find_voikko

WORDS = ["kokouksissa", "naisille", "häirintäyhdyshenkilöt", "tasa-arvoa", "työpajoja"]


@pytest.fixture(autouse=True)
def forget_words():
    analysis.analyse.cache_clear()
    yield
    analysis.analyse.cache_clear()


@pytest.mark.parametrize(
    "text, words",
    [
        ("Naisten yö – klo 18!", ["naisten", "yö", "klo", "18"]),
        ("Tasa-arvo, -suunnitelma", ["tasa-arvo", "suunnitelma"]),
        ("22.5. 22.5.2024", ["22.5.", "22.5.2024"]),
        ("naisten\u00adpäivä", ["naistenpäivä"]),
        ("NAINEN na\u0308yte", ["nainen", "näyte"]),
        ("\x00 '-' *", []),
    ],
)
def test_text_is_cut_into_words(text, words):
    assert split_words(text) == words


def test_clean_text_has_no_invisible_signs():
    assert clean(" a\u202eb \u200f\n c\x00d ") == "ab c d"


@pytest.mark.parametrize("language", ["fi", "fi-simple"])
def test_a_finnish_compound_has_its_parts(language):
    (word,) = normalise("Häirintäyhdyshenkilöt", language)
    assert word.lemmas == ("häirintäyhdyshenkilö",)
    assert {"häirintä", "yhdyshenkilö", "henkilö"} <= set(word.parts)


@pytest.mark.parametrize(
    "form, lemma, parts",
    [
        ("teams-kokouksessa", "teamskokous", {"teams", "kokous"}),
        ("palkkatasa-arvoa", "palkkatasaarvo", {"palkka", "tasaarvo"}),
        ("ey:n", "ey", set()),
    ],
)
def test_finnish_words_with_signs_in_them(form, lemma, parts):
    word = analyse(form, "fi")
    assert lemma in word.lemmas
    assert parts <= set(word.parts)


@pytest.mark.parametrize("adapter", [SystemVoikko, PythonVoikko])
def test_both_ways_to_voikko_read_the_same(monkeypatch, adapter):
    expected = [analyse(word, "fi") for word in WORDS]
    analysis.analyse.cache_clear()
    voikko = adapter()
    monkeypatch.setattr(finnish, "find_voikko", lambda: voikko)
    assert [analyse(word, "fi") for word in WORDS] == expected


def test_without_voikko_words_are_read_by_their_stems(monkeypatch):
    monkeypatch.setattr(finnish, "find_voikko", lambda: None)
    assert set(analyse("verkostoissa", "fi").lemmas) & set(analyse("verkosto", "fi").lemmas)


def test_a_python_voikko_that_does_not_answer_is_no_error(monkeypatch):
    def fail(word):
        raise OSError

    monkeypatch.setattr("search.analysis.voikko.ask", fail)
    voikko = PythonVoikko()
    monkeypatch.setattr(finnish, "find_voikko", lambda: voikko)
    assert "verkostoissa" in analyse("verkostoissa", "fi").lemmas


def test_without_its_dictionary_swedish_is_read_by_stems(monkeypatch):
    monkeypatch.setattr(swedish, "find_dictionary", lambda: None)
    swedish.first_lemmas.cache_clear()
    assert analyse("grupperna", "sv").lemmas == analyse("grupper", "sv").lemmas
    swedish.first_lemmas.cache_clear()


def test_the_python_voikko_is_not_loaded_into_this_process():
    assert PythonVoikko().readings("kokouksissa")
    assert "pyvoikko" not in sys.modules


def test_nothing_is_loaded_before_a_word_is_read():
    code = (
        "import sys; from search import analysis\n"
        "from search.analysis.swedish_dictionary import find_dictionary as d\n"
        "from search.analysis.voikko import find_voikko as v\n"
        "print('libvoikko' in sys.modules, v.cache_info().currsize, d.cache_info().currsize)"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    assert output.split() == ["False", "0", "0"]


@pytest.mark.parametrize("adapter", [SystemVoikko, PythonVoikko])
def test_fifty_threads_read_the_same(monkeypatch, adapter):
    voikko = adapter()
    monkeypatch.setattr(finnish, "find_voikko", lambda: voikko)
    expected = [analyse(word, "fi") for word in WORDS]

    def read(number):
        # By the function under the cache: each word is really read.
        return [analysis.analyse.__wrapped__(word, "fi") for word in WORDS]

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(read, range(100))) == [expected] * 100


@pytest.mark.parametrize("language, words", [("sv", ["stödgrupperna", "mötet"]), ("en", ["women"])])
def test_fifty_threads_read_swedish_and_english_the_same(language, words):
    expected = [analyse(word, language) for word in words]

    def read(number):
        return [analysis.analyse.__wrapped__(word, language) for word in words]

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(read, range(200))) == [expected] * 200


@pytest.mark.parametrize(
    "language, one, other",
    [
        ("sv", "kvinna", "kvinnors"),
        ("sv", "möte", "mötet"),
        ("sv", "bok", "böckerna"),
        ("sv", "ledamot", "ledamöter"),
        ("en", "woman", "women's"),
        ("en", "organisation", "organizations"),
        ("en", "wellbeing", "well-being"),
        ("en", "write", "wrote"),
        ("ru", "женщина", "женщины"),
        ("ar", "اجتماع", "الاجتماع"),
        ("et", "naine", "naine"),
        ("es", "mujer", "mujeres"),
        ("fr", "réunion", "réunions"),
        ("so", "haween", "haween"),
    ],
)
def test_forms_of_a_word_have_a_term_in_common(language, one, other):
    assert set(analyse(one, language).lemmas) & set(analyse(other, language).lemmas)


def test_a_swedish_compound_has_its_parts():
    word = analyse("medlemsorganisationernas", "sv")
    assert {*analyse("medlem", "sv").lemmas, *analyse("organisation", "sv").lemmas} <= set(
        word.parts
    )


@pytest.mark.parametrize("word", ["förslag", "program", "kontakt", "medlem", "forum"])
def test_what_only_looks_like_a_swedish_compound_is_none(word):
    assert analyse(word, "sv").parts == ()


def test_the_analyser_tells_its_name_and_version():
    assert find_voikko().name in analysis.analyser_of("fi-simple")
    assert analysis.analyser_of("so").startswith("snowball")
