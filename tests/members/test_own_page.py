"""The contact person's own page, and how its address is kept secret."""

import io
import logging
import re
from urllib.parse import urlsplit

from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from wagtail.documents.models import Document
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.operations import translate_object

import pytest

from letters.models import Letter
from letters.retention import forget_secrets
from meetings.facts import Status
from meetings.models import MeetingAttachment
from members.jobs import answer_link_requests
from members.links import make_link
from members.models import PersonalLink
from members.own.public_views import ASKING
from security.logs import HideSecretAddresses
from tests.members.conftest import JOIN_URL
from tests.support.calendars import events_of
from tests.support.factories import ContactPersonFactory, ContentPageFactory, FormPageFactory


def text(response):
    return response.content.decode()


def test_shows_upcoming_meetings_with_the_links_to_join(client, own, meeting):
    html = text(client.get(own))
    assert "27. tammikuuta 2027" in html
    assert f'href="{JOIN_URL}"' in html
    assert "Maija Meikäläinen" in html


def test_cancelled_or_past_meeting_has_no_link_to_join(client, own, meeting, clock):
    clock.move_to(meeting.end)
    assert JOIN_URL not in text(client.get(own))
    clock.move_to(meeting.start)
    meeting.status, meeting.status_note = Status.CANCELLED, "Sairastapaus."
    meeting.save_revision().publish()
    assert JOIN_URL not in text(client.get(own))


def test_own_calendar_has_the_link_to_join_and_the_public_one_has_not(client, own, meeting):
    mine = events_of(client.get(f"{own}kalenteri.ics"))[meeting.uid]
    public = events_of(client.get("/fi/kokoukset/kalenteri.ics"))[meeting.uid]
    assert JOIN_URL in mine["DESCRIPTION"]
    assert JOIN_URL not in public.to_ical().decode().replace("\r\n ", "")
    assert mine["SEQUENCE"] == public["SEQUENCE"]


def test_members_agenda_and_minutes_are_read_by_the_link_alone(client, own, meeting):
    meeting.agenda, meeting.agenda_for_members = "<p>Salainen asialista</p>", True
    meeting.minutes = "<p>Salainen muistio</p>"
    meeting.save_revision().publish()
    public = text(client.get(meeting.url))
    assert "Salainen" not in public
    mine = text(client.get(f"{own}kokous/{meeting.uid}/"))
    assert "Salainen asialista" in mine
    assert "Salainen muistio" in mine


def test_meeting_that_is_not_translated_is_marked_as_finnish(client, own, meeting):
    home = meeting.get_parent().get_parent()
    swedish = Locale.objects.create(language_code="sv")
    translate_object(home.specific, [swedish])
    home.get_translation(swedish).specific.save_revision().publish()
    html = text(client.get(f"{own.replace('/fi/', '/sv/')}kokous/{meeting.uid}/"))
    assert '<html lang="sv"' in html
    assert '<div class="content" lang="fi" dir="ltr">' in html


@pytest.fixture
def minutes(meeting):
    """A members-only document attached to the meeting."""
    document = Document(title="Muistio")
    document.file.save("muistio.pdf", ContentFile(b"%PDF-1.4 salainen"))
    document.save()
    meeting.attachments = [MeetingAttachment(document=document, kind="minutes")]
    meeting.save_revision().publish()
    return MeetingAttachment.objects.get()


def test_members_document_is_fetched_by_the_link_alone(client, own, meeting, minutes):
    response = client.get(f"{own}asiakirja/{minutes.pk}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.4 salainen"
    assert "no-store" in response.headers["Cache-Control"]
    plain = client.get(minutes.document.url)
    assert plain.status_code == 302
    assert "login" in plain.headers["Location"]
    assert "Muistio" not in text(client.get(meeting.url))
    assert "Muistio" in text(client.get(f"{own}kokous/{meeting.uid}/"))


def test_document_is_private_as_soon_as_a_draft_says_so(client, meeting):
    document = Document(title="Muistio")
    document.file.save("muistio.pdf", ContentFile(b"%PDF-1.4"))
    document.save()
    assert client.get(document.url).status_code == 200
    meeting.attachments = [MeetingAttachment(document=document)]
    meeting.save_revision()
    assert client.get(document.url).status_code == 302


def test_document_made_public_can_be_fetched_by_all(client, meeting, minutes):
    minutes.for_members = False
    meeting.attachments = [minutes]
    revision = meeting.save_revision()
    assert client.get(minutes.document.url).status_code == 302  # nothing is published yet
    revision.publish()
    assert client.get(minutes.document.url).status_code == 200
    assert minutes.document.url in text(client.get(meeting.url))


def test_page_in_a_members_section_is_read_by_the_link_alone(client, home, own):
    section = ContentPageFactory(parent=home, title="Jäsenille", slug="jasenille")
    page = ContentPageFactory(parent=section, title="Toimintasuunnitelma", slug="suunnitelma")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert client.get(page.url).status_code == 302
    html = text(client.get(own))
    address = f"{own}sivu/jasenille/suunnitelma/"
    assert f'href="{address}"' in html
    response = client.get(address)
    assert "<h1>Toimintasuunnitelma</h1>" in text(response)
    assert "no-store" in response.headers["Cache-Control"]


def test_form_for_members_is_not_opened_where_it_could_not_be_sent(client, home, own):
    form = FormPageFactory(parent=home, title="Kysely jäsenille", slug="kysely")
    PageViewRestriction.objects.create(page=form, restriction_type="login")
    assert "Kysely jäsenille" not in text(client.get(own))
    assert client.get(f"{own}sivu/kysely/").headers["Location"] == form.url


def test_page_for_staff_alone_is_not_opened_by_the_link(client, home, own):
    page = ContentPageFactory(parent=home, title="Hallituksen sivu", slug="hallitus")
    PageViewRestriction.objects.create(page=page, restriction_type="groups")
    assert "Hallituksen sivu" not in text(client.get(own))
    assert client.get(f"{own}sivu/hallitus/").status_code == 302


@pytest.mark.parametrize("place", ["", "ei/ole/", "../../admin/", "tausta"])
def test_other_places_lead_away(client, home, own, place):
    assert client.get(f"{own}sivu/{place}").status_code in {302, 404}


# The secret


def test_details_are_not_changed_without_end(client, own, contact):
    details = {"name": "Maija\r\nhttps://example.org", "language": "fi"}
    for number in range(25):
        client.post(f"{own}tiedot/", details | {"email": f"maija{number % 2}@example.org"})
    assert Letter.objects.count() <= 20
    contact.refresh_from_db()
    assert contact.name == "Maija https://example.org"


def test_answers_are_stored_by_nobody_and_found_by_nobody(client, own, meeting):
    for address in (own, f"{own}kalenteri.ics", f"{own}kokous/{meeting.uid}/", "/fi/oma-sivu/x/"):
        headers = client.get(address).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in headers["X-Robots-Tag"]


def test_own_page_needs_no_cookie(client, own):
    assert not client.get(own).cookies
    assert not client.post(f"{own}tiedot/", {}).cookies


def test_secret_is_not_in_the_database(contact, own):
    secret = own.split("/")[3]
    assert len(secret) >= 43
    (link,) = PersonalLink.objects.values_list("token_hash", flat=True)
    assert secret not in link


def test_secret_leaves_the_database_when_its_letter_is_sent(client, contact, clock, home):
    client.post("/fi/oma-sivu/", {"email": contact.email})
    answer_link_requests()
    letter = Letter.objects.get()
    assert re.search(r"/fi/oma-sivu/[\w-]{43}/", letter.body)
    forget_secrets()
    letter.refresh_from_db()
    assert re.search(r"/fi/oma-sivu/[\w-]{43}/", letter.body)
    Letter.objects.update(state=Letter.State.SENT, sent_at=timezone.now())
    forget_secrets()
    letter.refresh_from_db()
    assert not re.search(r"[\w-]{43}", letter.body)
    assert not letter.queue_again()  # it would arrive with a link that leads nowhere


@pytest.mark.parametrize("state", ["queued", "failed", "unsure", "cancelled"])
def test_staff_do_not_see_the_secret_in_a_letter(client, admin_client, contact, home, state):
    client.post("/fi/oma-sivu/", {"email": contact.email})
    answer_link_requests()
    Letter.objects.update(state=state)
    html = text(admin_client.get(f"/admin/letters/{Letter.objects.get().pk}/"))
    assert "/fi/oma-sivu/•••/" in html
    assert not re.search(r"/oma-sivu/[\w-]{40,}", html)


@pytest.mark.parametrize("state", ["contact", "organisation", "removed", "replaced"])
def test_link_that_is_no_longer_good_looks_like_garbage(client, contact, own, state):
    garbage = client.get("/fi/oma-sivu/roskaa/")
    if state == "contact":
        contact.is_active = False
        contact.save()
    elif state == "organisation":
        contact.organisation.is_active = False
        contact.organisation.save()
    elif state == "removed":
        client.post(f"{own}poista-linkki/")
    else:
        client.post(f"{own}uusi-linkki/")
    for address in (own, f"{own}kalenteri.ics", f"{own}sivu/x/", f"{own}tiedot/"):
        response = client.get(address)
        assert response.status_code == garbage.status_code == 404
        assert response.content == garbage.content
    assert "ei ole voimassa" in text(garbage)
    assert 'href="/fi/oma-sivu/"' in text(garbage)


@pytest.mark.parametrize(
    "token", ["x" * 5000, "ä", "%F0%9F%A7%B6", "' OR 1=1 --", "..", "a/b/c", "%ff"]
)
def test_any_garbage_gets_the_same_page(client, home, token):
    response = client.get(f"/fi/oma-sivu/{token}/")
    assert response.status_code == 404
    assert "ei ole voimassa" in text(response)


def test_logs_do_not_tell_the_secret(client, home, own, contact):
    contact.links.all().delete()
    output = io.StringIO()
    handler = logging.StreamHandler(output)
    handler.addFilter(HideSecretAddresses())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        client.get(own)
        client.post(own)
        client.get(f"{own}kalenteri.ics")
        for mangled in ("oma-sivu//", "OMA-SIVU/", 'oma-sivu/"', "oma-sivu/ ", "oma\u2011sivu/"):
            client.get(own.replace("oma-sivu/", mangled))
    finally:
        logger.removeHandler(handler)
    assert "/fi/oma-sivu/..." in output.getvalue()
    assert own.split("/")[3] not in output.getvalue()


def test_console_log_hides_secrets(settings):
    for handler in settings.LOGGING["handlers"].values():
        assert handler["filters"] == ["hide_secrets"]


def test_another_new_link_leaves_the_one_in_her_calendar_working(client, contact, own):
    make_link(contact)
    assert client.get(own).status_code == 200


def test_replacing_gives_a_new_link_in_place_of_all_old_ones(client, contact, own):
    other = urlsplit(make_link(contact)).path
    response = client.post(f"{own}uusi-linkki/")
    new = urlsplit(response.headers["Location"]).path
    assert client.get(new).status_code == 200
    assert client.get(own).status_code == 404
    assert client.get(other).status_code == 404
    assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("action", ["uusi-linkki", "poista-linkki", "tiedot"])
def test_a_mere_visit_changes_nothing(client, own, action):
    assert client.get(f"{own}{action}/").status_code == 302
    assert client.get(own).status_code == 200


# Asking for a link


def ask(client, email):
    return client.post("/fi/oma-sivu/", {"email": email})


def test_answer_is_the_same_for_known_and_unknown_addresses(client, contact, clock):
    known, unknown = ask(client, "MAIJA@example.org"), ask(client, "tuntematon@example.org")
    assert known.status_code == unknown.status_code == 200
    assert known.content == unknown.content
    assert not Letter.objects.exists()  # so that the time taken is the same as well
    answer_link_requests()
    letter = Letter.objects.get()
    assert letter.to == "maija@example.org"
    path = urlsplit(re.search(r"http\S+", letter.body)[0]).path
    assert client.get(path).status_code == 200


def test_many_requests_send_one_link(client, contact, clock):
    for _time in range(3):
        ask(client, contact.email)
    answer_link_requests()
    ask(client, contact.email)
    answer_link_requests()
    assert Letter.objects.count() == 1


def test_those_who_have_left_get_no_link(client, contact, clock):
    contact.organisation.is_active = False
    contact.organisation.save()
    ask(client, contact.email)
    answer_link_requests()
    assert not Letter.objects.exists()


def test_asking_is_limited(client, home, clock):
    for _time in range(ASKING.most):
        assert ask(client, "joku@example.org").status_code == 200
    response = ask(client, "joku@example.org")
    assert response.status_code == 429
    assert "tunnin kuluttua" in text(response)
    assert 'value="joku@example.org"' in text(response)


@pytest.mark.parametrize("email", ["", "maija", "x" * 300 + "@example.org", "a@b\r\nBcc: c@d"])
def test_address_that_cannot_be_is_told_at_the_field(client, home, clock, email):
    response = ask(client, email)
    assert response.status_code == 200
    assert 'id="id_email_error"' in text(response)


# Her details


def details(contact, **changes):
    facts = {"name": contact.name, "email": contact.email, "phone": "", "language": "fi"}
    return facts | {"about_meetings": "on", "with_attachments": "on"} | changes


def test_she_corrects_her_details(client, contact, own):
    response = client.post(f"{own}tiedot/", details(contact, name="Maija Uusi", phone="040 1234"))
    assert response.status_code == 302
    html = text(client.get(response.headers["Location"]))
    assert "Tietosi on tallennettu" in html
    assert 'value="Maija Uusi"' in html
    assert 'value="040 1234"' in html


def test_what_is_no_phone_number_is_told_as_on_the_form_for_joining(client, contact, own):
    html = text(client.post(f"{own}tiedot/", details(contact, phone="abc")))
    assert "Tarkista kohta ”Puhelin”. Numero on muotoa 040 123 4567." in html
    contact.refresh_from_db()
    assert contact.phone == ""


def test_old_address_learns_that_it_was_changed(client, contact, own):
    client.post(f"{own}tiedot/", details(contact, email="uusi@example.org"))
    assert Letter.objects.get().to == "maija@example.org"
    contact.refresh_from_db()
    assert contact.email == "uusi@example.org"


def test_mistake_comes_back_with_what_was_typed_and_changes_nothing(client, contact, own):
    html = text(client.post(f"{own}tiedot/", details(contact, name="Uusi", email="maija@")))
    assert 'value="maija@"' in html
    assert "Tarkista sähköpostiosoite" in html
    assert "Maija Meikäläinen, Jäsen" in html
    contact.refresh_from_db()
    assert contact.name == "Maija Meikäläinen"


def test_she_cannot_change_more_than_her_own(client, contact, own):
    other = ContactPersonFactory()
    client.post(f"{own}tiedot/", details(contact, organisation=other.organisation_id, id=other.pk))
    contact.refresh_from_db()
    assert contact.organisation_id != other.organisation_id
    assert mail.outbox == []


def test_own_page_takes_few_queries(client, own, meeting, django_assert_max_num_queries):
    client.get(own)
    with django_assert_max_num_queries(20):
        client.get(own)
