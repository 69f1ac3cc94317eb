"""Pages for tests. A factory sets only what a valid page needs."""

import json
from datetime import timedelta

from django.utils import timezone

import factory
from wagtail_factories import PageFactory

from forms.models import FormPage
from home.models import HomePage
from meetings.models import MeetingIndexPage, MeetingPage
from members.models import ContactPerson, MemberOrganisation
from pages.models import ContentPage, PrinciplesPage


class HomePageFactory(PageFactory):
    title = "Verkosto"

    class Meta:
        model = HomePage


class ContentPageFactory(PageFactory):
    class Meta:
        model = ContentPage


class PrinciplesPageFactory(PageFactory):
    class Meta:
        model = PrinciplesPage


class MeetingIndexPageFactory(PageFactory):
    title = "Kokoukset"

    class Meta:
        model = MeetingIndexPage


class MeetingPageFactory(PageFactory):
    """A meeting of two hours, a week from now unless `start` says otherwise."""

    title = factory.Sequence("Kokous {}".format)
    start = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    end = factory.LazyAttribute(lambda meeting: meeting.start + timedelta(hours=2))

    class Meta:
        model = MeetingPage


class FormPageFactory(PageFactory):
    """A form; its `questions` are made with `tests.support.form_filling.ask`."""

    title = "Liity"
    submit_label = "Lähetä"
    thank_you_title = "Kiitos"
    questions = ()

    class Meta:
        model = FormPage

    @classmethod
    def _create(cls, model_class, *args, questions=(), **kwargs):
        return super()._create(model_class, *args, questions=json.dumps(list(questions)), **kwargs)


class MemberOrganisationFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("Jäsen {} ry".format)

    class Meta:
        model = MemberOrganisation


class ContactPersonFactory(factory.django.DjangoModelFactory):
    organisation = factory.SubFactory(MemberOrganisationFactory)
    name = factory.Sequence("Henkilö {}".format)
    email = factory.Sequence("henkilo{}@example.org".format)

    class Meta:
        model = ContactPerson
