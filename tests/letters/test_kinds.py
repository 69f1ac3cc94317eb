"""What may be said in a letter."""

import pytest

from letters.kinds import LetterKind, register


@pytest.mark.parametrize("text", ["Hei {nmae}", "Hei {name", "Hei name}", "{name} {{name}}", "{}"])
def test_text_that_cannot_be_filled_in_is_refused(welcome, text):
    assert welcome.problems(text)


@pytest.mark.parametrize("text", ["Hei {name}", "Hei { name }!", "Hei"])
def test_text_with_the_right_fields_is_accepted(welcome, text):
    assert welcome.problems(text) == []


def test_problem_names_the_field(welcome):
    assert welcome.problems("Hei {nmae}") == ["Tässä kirjeessä ei ole kenttää {nmae}."]


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
