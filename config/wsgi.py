"""The door for production servers: `granian --interface wsgi config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from security.wsgi import read_forms_as_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = read_forms_as_utf8(get_wsgi_application())
