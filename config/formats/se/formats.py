"""Dates in numbers and the clock of 24 hours: Django has no formats for this language."""

DATE_FORMAT = "j.n.Y"
YEAR_MONTH_FORMAT = "n/Y"
TIME_FORMAT = "G.i"
DATETIME_FORMAT = "j.n.Y G.i"
SHORT_DATE_FORMAT = "j.n.Y"
SHORT_DATETIME_FORMAT = "j.n.Y G.i"
FIRST_DAY_OF_WEEK = 1
