"""Planning a year of meetings on one screen."""
