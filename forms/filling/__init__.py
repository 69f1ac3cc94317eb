"""What happens between a visitor and a form."""
