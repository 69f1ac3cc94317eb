from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """What keeps the site up: start, request safety, error pages."""

    name = "operations"
