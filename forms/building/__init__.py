"""From the questions that staff write to a form."""
