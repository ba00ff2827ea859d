"""Which days are working days, and how far that is known."""
