"""What visitors find, what they never find, and what they are offered instead."""

from datetime import datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.core.files.base import ContentFile

from wagtail.documents.models import Document
from wagtail.models import Locale, Page, PageViewRestriction

import pytest

from meetings.models.meeting import MeetingAttachment
from members.models import MemberDescription, MemberOrganisation, MembersPage
from search.models import MissedSearch, Promotion
from tests.support.factories import (
    ContentPageFactory,
    HomePageFactory,
    MeetingIndexPageFactory,
    MeetingPageFactory,
    PrinciplesPageFactory,
)
from tests.support.links import links_of

pytestmark = pytest.mark.django_db


class TextParser(HTMLParser):
    """Collect the words inside <mark>."""

    def __init__(self):
        super().__init__()
        self.is_marked = False
        self.marked = []

    def handle_starttag(self, tag, attrs):
        self.is_marked = tag == "mark"

    def handle_data(self, data):
        if self.is_marked:
            self.marked.append(data)
        self.is_marked = False


def found(client, query, **parameters):
    return client.get("/fi/haku/", {"q": query} | parameters).content.decode()


def results(client, query, **parameters):
    """Return the addresses of the pages found, in order."""
    main = found(client, query, **parameters).partition("<ol")[2].partition("</ol>")[0]
    return links_of(main)


def marked(html):
    parser = TextParser()
    parser.feed(html)
    return parser.marked


@pytest.fixture
def swedish_home(home):
    locale = Locale.objects.create(language_code="sv")
    return HomePageFactory(
        parent=Page.get_first_root_node(),
        title="Nätverket",
        slug="hem",
        locale=locale,
        translation_key=home.translation_key,
    )


# Finding


def test_finds_pages_by_their_words(client, home):
    ContentPageFactory(parent=home, title="Tavoitteet", intro="Vertaistukea ammattilaisille")
    ContentPageFactory(parent=home, title="Tausta", intro="Neljä perustajaa")
    assert results(client, "vertaistukea") == ["/fi/tavoitteet/"]


def test_all_words_must_be_found(client, home):
    ContentPageFactory(parent=home, title="Punainen lanka", slug="lanka")
    assert results(client, "lanka punainen") == ["/fi/lanka/"]
    assert results(client, "lanka sininen") == []


def test_words_that_say_nothing_do_not_hide_a_page(client, home):
    ContentPageFactory(parent=home, title="Liity verkostoon", slug="liity")
    assert results(client, "miten voin liittyä verkostoon") == ["/fi/liity/"]


def test_the_words_are_marked_as_they_stand_in_the_text(client, home):
    ContentPageFactory(parent=home, title="Vuosi", intro="Kutsu <b>vuosikokoukseen</b> ja juhlaan.")
    html = found(client, "kokoukset")
    assert marked(html) == ["vuosikokoukseen"]
    assert "<b>" not in html.partition("<ol")[2]


def test_the_passage_is_cut_from_the_middle_of_a_long_text(client, home):
    filler = "Tämä on täytettä. " * 40
    body = [("text", f"<p>{filler}</p><p>Naisten talo avautuu keväällä.</p><p>{filler}</p>")]
    ContentPageFactory(parent=home, title="Uutisia", body=body)
    html = found(client, "nainen")
    assert "<mark>Naisten</mark> talo avautuu" in html
    assert html.count("Tämä on täytettä") < 20


def test_title_ranks_above_text_and_a_word_above_a_part_of_one(client, home):
    ContentPageFactory(parent=home, title="Neljäs", intro="Asia tuli esiin vuosikokouksessa.")
    ContentPageFactory(parent=home, title="Kolmas", intro="Asia tuli esiin kokouksessa.")
    ContentPageFactory(parent=home, title="Vuosikokous", slug="toinen")
    ContentPageFactory(parent=home, title="Kokoukset", slug="eka")
    assert results(client, "kokous") == ["/fi/eka/", "/fi/toinen/", "/fi/kolmas/", "/fi/neljas/"]


@pytest.mark.parametrize(
    "query",
    ["kokous 22.5.", "kokous 22.5.2024", "22. toukokuuta", "2024-05-22", "toukokuun 22."],
)
def test_a_meeting_is_found_by_its_day(client, home, query):
    index = MeetingIndexPageFactory(parent=home, slug="kokoukset")
    helsinki = ZoneInfo("Europe/Helsinki")
    for day, month in ((22, 5), (21, 8)):
        MeetingPageFactory(
            parent=index,
            title="Verkosto koolla",
            slug=f"kokous-{day}-{month}",
            start=datetime(2024, month, day, 13, tzinfo=helsinki),
        )
    assert results(client, query) == ["/fi/kokoukset/kokous-22-5/"]


def test_principles_attachments_and_link_texts_are_found(client, home):
    file = Document.objects.create(title="Vuosikertomus", file=ContentFile(b"x", name="a.pdf"))
    body = [
        ("attachments", {"title": "", "files": [file]}),
        ("quote", {"text": "Luottamus kantaa", "attribution": ""}),
    ]
    ContentPageFactory(parent=home, title="Arkisto", slug="arkisto", body=body)
    principle = ("principle", {"sentence": "Kysy, älä oleta", "explanation": "Kuuntele muita"})
    PrinciplesPageFactory(parent=home, title="Tila", slug="tila", principles=[principle])
    assert results(client, "vuosikertomukset") == ["/fi/arkisto/"]
    assert results(client, "luottamuksesta") == ["/fi/arkisto/"]
    assert results(client, "kuunnella") == ["/fi/tila/"]


def test_agenda_and_documents_of_a_meeting_are_found_but_not_what_is_for_members(client, home):
    index = MeetingIndexPageFactory(parent=home, slug="kokoukset")
    meeting = MeetingPageFactory(
        parent=index,
        slug="eka",
        agenda="<p>Talousarvio</p>",
        minutes="<p>Salainen valinta</p>",
        join_url="https://teams.microsoft.com/l/meetup-join/arvaamaton",
    )
    for title, for_members in (("Esityskalvot", False), ("Kahvilista", True)):
        file = Document.objects.create(title=title, file=ContentFile(b"x", name=f"{title}.pdf"))
        meeting.attachments.add(MeetingAttachment(document=file, for_members=for_members))
    meeting.save_revision().publish()
    assert results(client, "talousarviot") == ["/fi/kokoukset/eka/"]
    assert results(client, "kalvo") == ["/fi/kokoukset/eka/"]
    for query in ("salainen", "kahvilista", "arvaamaton", "block"):
        assert results(client, query) == []


def test_members_are_found_on_their_page_as_soon_as_they_are_public(client, home):
    home.add_child(instance=MembersPage(title="Jäsenet", slug="jasenet", locale=home.locale))
    member = MemberOrganisation.objects.create(name="Naistenkartano", municipality="Tampere")
    assert results(client, "naistenkartano") == []
    member.is_public = True
    member.descriptions.add(MemberDescription(locale=home.locale, text="Vertaistukea äideille."))
    member.save()
    assert results(client, "naistenkartanossa") == ["/fi/jasenet/"]
    assert results(client, "äiti tampereella") == ["/fi/jasenet/"]
    member.delete()
    assert results(client, "naistenkartano") == []


def test_the_level_of_a_heading_is_no_text(client, home):
    heading = {"text": "Historia", "level": "h2"}
    ContentPageFactory(parent=home, title="Tausta", slug="tausta", body=[("heading", heading)])
    assert results(client, "historia") == ["/fi/tausta/"]
    assert results(client, "otsikko") == []


def test_words_typed_without_dots_are_found(client, home):
    ContentPageFactory(parent=home, title="Häirintäyhdyshenkilöt", slug="yhdys")
    assert results(client, "hairintayhdyshenkilot") == ["/fi/yhdys/"]


def test_a_word_with_dots_is_another_word_than_one_without(client, home):
    ContentPageFactory(parent=home, title="Kesän sää", slug="saa")
    assert results(client, "saa") == []


# What is never found


def test_drafts_and_private_pages_are_never_found(client, home):
    ContentPageFactory(parent=home, title="Salaisuus yksi", slug="yksi", live=False)
    private = ContentPageFactory(parent=home, title="Salaisuus kaksi", slug="kaksi")
    ContentPageFactory(parent=private, title="Salaisuus kolme", slug="kolme")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert results(client, "salaisuus") == []


def test_a_page_made_public_again_is_found_again(client, home):
    page = ContentPageFactory(parent=home, title="Salaisuus", slug="salaisuus")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert results(client, "salaisuus") == []
    restriction.delete()
    assert results(client, "salaisuus") == ["/fi/salaisuus/"]


def test_a_page_moved_under_a_private_one_is_not_found(client, home):
    private = ContentPageFactory(parent=home, title="Jäsenille", slug="jasenille")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page = ContentPageFactory(parent=home, title="Salaisuus", slug="salaisuus")
    page.move(private, pos="last-child")
    assert results(client, "salaisuus") == []


def test_a_page_moved_out_of_a_private_one_is_found_again(client, home):
    private = ContentPageFactory(parent=home, title="Jäsenille", slug="jasenille")
    page = ContentPageFactory(parent=private, title="Salaisuus", slug="salaisuus")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert results(client, "salaisuus") == []
    page.move(home, pos="last-child")
    assert results(client, "salaisuus") == ["/fi/salaisuus/"]


def test_unpublished_and_deleted_pages_are_not_found(client, home):
    first = ContentPageFactory(parent=home, title="Lanka yksi", slug="yksi")
    second = ContentPageFactory(parent=home, title="Lanka kaksi", slug="kaksi")
    first.unpublish()
    second.delete()
    assert results(client, "lanka") == []


def test_a_draft_of_a_live_page_is_found_when_it_is_published(client, home):
    page = ContentPageFactory(parent=home, title="Vanha", slug="sivu")
    page.title = "Lanka"
    revision = page.save_revision()
    assert results(client, "lanka") == []
    revision.publish()
    assert results(client, "lanka") == ["/fi/sivu/"]
    assert results(client, "vanha") == []


def test_a_page_hidden_behind_the_index_is_not_shown(client, home):
    page = ContentPageFactory(parent=home, title="Lanka", slug="lanka")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert results(client, "lanka") == []


# Languages


def test_other_languages_come_after_the_readers_own(client, home, swedish_home):
    ContentPageFactory(parent=home, title="Teams-kokous", slug="teams")
    ContentPageFactory(
        parent=swedish_home, title="Möten på Teams", slug="moten", locale=swedish_home.locale
    )
    html = found(client, "teams")
    assert results(client, "teams") == ["/fi/teams/"]
    rest = html.partition("</ol>")[2]
    assert '<li class="result" lang="sv" dir="ltr">' in rest
    assert "/sv/moten/" in rest
    assert "svenska" in rest


def test_words_are_read_in_the_language_of_the_page(client, home, swedish_home):
    ContentPageFactory(
        parent=swedish_home, title="Stödgrupper", slug="stod", locale=swedish_home.locale
    )
    assert "/sv/stod/" in client.get("/sv/haku/", {"q": "grupp"}).content.decode()
    html = found(client, "stödgrupp")
    assert "/sv/stod/" in html
    assert "ei löytynyt" in html


def test_a_translation_of_a_page_found_is_not_repeated(client, home, swedish_home):
    page = ContentPageFactory(parent=home, title="Teams", slug="teams")
    ContentPageFactory(
        parent=swedish_home,
        title="Teams",
        slug="teams",
        locale=swedish_home.locale,
        translation_key=page.translation_key,
    )
    assert "/sv/teams/" not in found(client, "teams")


# The list


def test_long_lists_are_split_into_pages(client, home):
    for number in range(12):
        ContentPageFactory(parent=home, title=f"Ryhmä {number}", intro="lanka " * (number + 1))
    first, second = results(client, "lanka"), results(client, "lanka", page=2)
    assert (len(first), len(second)) == (10, 2)
    assert not set(first) & set(second)


def test_kinds_of_page_are_counted_and_can_be_chosen(client, home):
    index = MeetingIndexPageFactory(parent=home, slug="kokoukset", title="Koolla")
    MeetingPageFactory(parent=index, title="Lanka", slug="lanka")
    for number in range(2):
        ContentPageFactory(parent=home, title=f"Lanka {number}", slug=f"sivu-{number}")
    html = found(client, "lanka")
    assert "3 sivua" in html
    assert "?q=lanka&amp;kind=meeting" in html
    assert results(client, "lanka", kind="meeting") == ["/fi/kokoukset/lanka/"]
    assert len(results(client, "lanka", kind="nonsense")) == 3


@pytest.mark.parametrize("page", ["0", "-1", "999999", "abc", "1e9", "%00", ""])
def test_bad_page_number_shows_results(client, home, page):
    ContentPageFactory(parent=home, title="Lanka", slug="lanka")
    assert "/fi/lanka/" in client.get(f"/fi/haku/?q=lanka&page={page}").content.decode()


def test_the_form_asks_what_the_page_answers(client, home):
    assert 'name="q" value="lanka"' in found(client, "lanka")


def test_everybody_gets_the_same_page_without_cookies(client, home):
    ContentPageFactory(parent=home, title="Lanka")
    response = client.get("/fi/haku/", {"q": "lanka"})
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_what_staff_see_is_not_kept_by_caches(admin_client, home):
    assert "private" in admin_client.get("/fi/haku/", {"q": "x"})["Cache-Control"]


@pytest.mark.parametrize("query", ["lanka", "lanka kokous", "lanak", "xyzzy", ""])
def test_a_search_takes_at_most_twelve_queries(
    client, home, swedish_home, query, django_assert_max_num_queries
):
    for number in range(12):
        ContentPageFactory(parent=home, title=f"Lanka ja kokous {number}")
        ContentPageFactory(parent=swedish_home, title=f"Lanka {number}", locale=swedish_home.locale)
    client.get("/fi/haku/", {"q": "jotain"})
    with django_assert_max_num_queries(12):
        client.get("/fi/haku/", {"q": query})


# Nothing found


def test_nothing_found_says_so_and_leads_on(client, home):
    ContentPageFactory(parent=home, title="Tausta", slug="tausta", show_in_menus=True)
    html = found(client, "olematon")
    assert "olematon" in html
    assert "ei löytynyt" in html
    assert "/fi/tausta/" in html.partition("<main")[2]


@pytest.mark.parametrize(
    "query, guess",
    [("verkotso", "verkostot"), ("kokkous", "kokous"), ("naisten kokkous", "naisten kokous")],
)
def test_a_misspelt_word_is_answered_with_one_that_is_found(client, home, query, guess):
    ContentPageFactory(parent=home, title="Verkostot", intro="Naisten kokous.")
    html = found(client, query)
    assert f">{guess}</a>" in html
    assert "Tarkoititko" in html


def test_words_that_stand_on_no_page_together_are_offered_apart(client, home):
    ContentPageFactory(parent=home, title="Verkosto")
    ContentPageFactory(parent=home, title="Kampanja")
    html = found(client, "verkosto kampanja")
    assert "?q=verkosto" in html
    assert "?q=kampanja" in html


def test_no_word_of_a_hidden_page_is_offered(client, home):
    ContentPageFactory(parent=home, title="Salaisuus", slug="s").unpublish()
    assert "alaisuus" not in found(client, "salaisus").replace("salaisus", "")


def test_searches_that_find_nothing_are_counted(client, home):
    ContentPageFactory(parent=home, title="Lanka")
    for query in (
        "olematon juttu",
        "Olematon  JUTTU",
        "lanka",
        "soita 0401234567",
        "a@example.org",
    ):
        found(client, query)
    client.head("/fi/haku/", {"q": "olematon juttu"})
    assert list(MissedSearch.objects.values_list("words", "language", "count")) == [
        ("olematon juttu", "fi", 2)
    ]


def test_missed_searches_are_forgotten_after_ninety_days(client, home, time_machine):
    time_machine.move_to("2026-01-01")
    found(client, "vanha")
    time_machine.move_to("2026-03-02")
    found(client, "uusi")
    time_machine.move_to("2026-04-02")
    assert MissedSearch.objects.forget_old() == 1
    assert [missed.words for missed in MissedSearch.objects.all()] == ["uusi"]


# What staff lift


def test_a_lifted_page_comes_first_for_its_words_in_any_form(client, home):
    page = ContentPageFactory(parent=home, title="Liity mukaan", slug="liity")
    ContentPageFactory(parent=home, title="Jäsenet", slug="jasenet")
    Promotion.objects.create(page=page, words="jäsenyys\njäseneksi liittyminen\njäsen")
    html = found(client, "jäsenille")
    assert html.index("/fi/liity/") < html.index("/fi/jasenet/")
    assert "2 sivua" in html
    assert "/fi/liity/" not in found(client, "verkosto")


def test_a_lifted_page_is_not_listed_twice(client, home):
    page = ContentPageFactory(parent=home, title="Jäsenet", slug="jasenet")
    Promotion.objects.create(page=page, words="jäsen")
    html = found(client, "jäsen")
    assert html.count("/fi/jasenet/") == 1
    assert "1 sivu" in html


def test_a_hidden_page_is_not_lifted(client, home):
    page = ContentPageFactory(parent=home, title="Salaisuus", slug="salaisuus")
    Promotion.objects.create(page=page, words="jäsen")
    page.unpublish()
    assert "/fi/salaisuus/" not in found(client, "jäsen")


def test_staff_lift_a_page_and_read_what_was_not_found(admin_client, home):
    page = ContentPageFactory(parent=home, title="Liity", slug="liity")
    response = admin_client.post(
        "/admin/snippets/search/promotion/add/", {"page": page.pk, "words": "jäseneksi"}
    )
    assert response.status_code == 302
    assert Promotion.objects.get().page_id == page.pk
    MissedSearch.objects.note("olematon", ["olematon"], "fi")
    listing = admin_client.get("/admin/snippets/search/missedsearch/").content.decode()
    assert "olematon" in listing
    assert admin_client.get("/admin/snippets/search/missedsearch/add/").status_code != 200


# Suggestions


def suggestions(client, query):
    return [
        row["title"]
        for row in client.get("/fi/haku/ehdotukset/", {"q": query}).json()["suggestions"]
    ]


def test_titles_are_suggested_by_the_beginnings_of_their_words(client, home):
    ContentPageFactory(parent=home, title="Naiserityinen työ")
    ContentPageFactory(parent=home, title="Kokoukset")
    assert suggestions(client, "nais") == ["Naiserityinen työ"]
    assert suggestions(client, "tyo naiser") == ["Naiserityinen työ"]
    assert suggestions(client, "kokouksista") == ["Kokoukset"]
    assert suggestions(client, "n") == []


def test_hidden_pages_are_not_suggested(client, home):
    page = ContentPageFactory(parent=home, title="Salaisuus")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert suggestions(client, "sala") == []


def test_one_visitor_gets_only_so_many_suggestions(client, home):
    cache.clear()
    codes = [client.get("/fi/haku/ehdotukset/?q=nais").status_code for _ in range(61)]
    assert (codes[0], codes[-1]) == (200, 429)
    assert client.get("/fi/haku/ehdotukset/?q=nais", REMOTE_ADDR="192.0.2.7").status_code == 200
    cache.clear()


# Bad input

ODD = [
    '"',
    '"lanka',
    "AND",
    "* OR *",
    "%",
    "_",
    "\x00lanka",
    "x" * 10_000,
    "a " * 5_000,
    "🧶",
    "مرحبا بالنساء",
    "\u202elanka",
    "'; --",
    "<b>",
    "\ud800",
    "ﷺ" * 60,
    "가" * 80,
    "99.99.9999",
    "-'-",
]


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("address", ["/fi/haku/", "/fi/haku/ehdotukset/"])
def test_odd_words_are_searched_like_any_others(client, home, query, address):
    query = query.encode("utf-8", "surrogatepass")
    response = client.get(address, {"q": query})
    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


def test_broken_utf8_is_searched_like_any_other(client, home):
    assert client.get("/fi/haku/?q=%ff%fe%80lanka&kind=%ff").status_code == 200


def test_odd_titles_can_be_found(client, home):
    ContentPageFactory(parent=home, title="가" * 80, slug="odd", intro="ﷺ" * 30)
    assert results(client, "가" * 80) == ["/fi/odd/"]
