"""How long a test waits for what must come."""

PATIENCE_S = 60.0
"""Long enough on a machine at many times its load. A test that passes never waits it out, so it costs nothing."""
