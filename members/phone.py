"""What a telephone number looks like, wherever it is written."""

import re

from django.utils.translation import gettext_lazy as _

PHONE = re.compile(r"^\+?[\d\s()/.-]{5,40}$")
NOT_A_PHONE = _("Check “%(label)s”. A number looks like 040 123 4567.")
