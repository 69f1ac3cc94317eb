"""The own pages of a contact person, opened by her personal link alone."""
