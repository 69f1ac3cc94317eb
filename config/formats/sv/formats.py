"""Swedish as written in Finland: a full stop in clock times, as the Finnish pages have."""

TIME_FORMAT = "G.i"
DATETIME_FORMAT = "j F Y G.i"
