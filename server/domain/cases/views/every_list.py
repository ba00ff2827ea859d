"""What every list of a screen has."""

MOST = 200
"""Lines of a list on a screen; whoever looks for more searches."""
NEVER = "9999"
"""Behind every date."""
