"""Where the coordinators handle applications, in Wagtail's admin."""
