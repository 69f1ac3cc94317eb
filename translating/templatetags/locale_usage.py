"""What is in a language, told where staff add and delete languages."""

from django import template

from translating.locales import usage_of

register = template.Library()
register.filter("usage", usage_of)
