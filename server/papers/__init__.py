"""The papers of a case: what stands on them, once, for the screen, for A4 and for a slip."""
