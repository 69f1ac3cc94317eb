"""What may be said in a letter."""

import pytest

from letters.kinds import Field, LetterKind, register


@pytest.mark.parametrize("text", ["Hei {nmae}", "Hei {name", "Hei name}", "{name} {{name}}", "{}"])
def test_text_that_cannot_be_filled_in_is_refused(welcome, text):
    assert welcome.problems(text)


@pytest.mark.parametrize("text", ["Hei {name}", "Hei { name }!", "Hei"])
def test_text_with_the_right_fields_is_accepted(welcome, text):
    assert welcome.problems(text) == []


def test_problem_names_the_field(welcome):
    assert welcome.problems("Hei {nmae}") == ["Tässä kirjeessä ei ole kenttää {nmae}."]


def test_line_that_would_hold_only_its_label_is_left_out():
    kind = LetterKind(
        "time", "Time", "staff", {"fi": ("", "")}, {"now": Field("", ""), "before": Field("", "")}
    )
    text = "Aika: {now}\nEnnen: {before}\nLisätieto {before}\n"
    assert kind.fill_in(text, {"now": "klo 13", "before": ""}) == "Aika: klo 13\nLisätieto \n"
    assert "Ennen: klo 12\n" in kind.fill_in(text, {"now": "klo 13", "before": "klo 12"})


def test_kind_with_a_faulty_ready_made_text_is_not_registered():
    kind = LetterKind("faulty", "Faulty", "staff", {"fi": ("Hei {name}", "")})
    with pytest.raises(ValueError, match="faulty in fi"):
        register(kind)


def test_kind_without_a_finnish_text_is_not_registered():
    with pytest.raises(ValueError, match="no text in fi"):
        register(LetterKind("foreign", "Foreign", "staff", {"sv": ("Hej", "")}))


def test_two_kinds_of_the_same_name_are_not_registered(welcome):
    with pytest.raises(ValueError, match="welcome"):
        register(welcome)
