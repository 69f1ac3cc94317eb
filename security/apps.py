from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """What protects the site: request checks, policies, limits, sign-in, logs."""

    name = "security"
