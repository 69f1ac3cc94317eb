from search.passages import mark, passage

FILLER = " ".join(f"sana{number}" for number in range(60))


def test_forms_are_marked_and_the_rest_is_escaped():
    assert mark("Naisten <b> yö", {"naisten"}) == "<mark>Naisten</mark> &lt;b&gt; yö"


def test_without_a_match_the_passage_is_the_beginning():
    assert passage(FILLER, [set()]).startswith("sana0 sana1")
    assert passage(FILLER, [set()]).endswith("…")


def test_a_short_text_is_shown_whole():
    assert passage("Alku.\nLoppu.", [{"loppu"}]) == "Alku. <mark>Loppu</mark>."


def test_words_far_apart_get_a_stretch_each():
    text = f"{FILLER} kissa {FILLER} koira {FILLER}"
    shown = passage(text, [{"koira"}, {"kissa"}])
    assert shown.index("<mark>kissa</mark>") < shown.index("<mark>koira</mark>")
    assert shown.count("…") == 3


def test_stretches_that_touch_become_one():
    between = " ".join(f"väli{number}" for number in range(20))
    text = f"{FILLER} kissa {between} koira {FILLER}"
    shown = passage(text, [{"koira"}, {"kissa"}])
    assert shown.count("…") == 2
    assert shown.count("väli0 väli1 ") == 1


def test_an_empty_text_has_an_empty_passage():
    assert passage("", [{"kissa"}]) == ""
    assert passage("!!!", []) == "!!!"
