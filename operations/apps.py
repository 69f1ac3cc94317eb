from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OperationsConfig(AppConfig):
    """What keeps the site up: start, request safety, error pages, jobs."""

    name = "operations"

    def ready(self):
        autodiscover_modules("jobs")
