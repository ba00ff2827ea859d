"""How it is drawn from the state."""
