"""What happens to a request before Django sees it."""

import re

# Also in the form of RFC 2231, which names a charset of its own: charset*=utf-8''utf-16
CHARSET = re.compile(
    r";\s*charset\s*=\s*(\"[^\"]*\"|[^;\s]*)|;[^;=]*\*\d*\*?\s*=[^;]*", re.IGNORECASE
)


def read_forms_as_utf8(application):
    """Wrap a WSGI application so that a form's charset, always UTF-8 in HTML, is not for choosing.

    Django would decode by whatever codec the header names, and fail before any middleware.
    """

    def wrapped(environ, start_response):
        environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return application(environ, start_response)

    return wrapped
