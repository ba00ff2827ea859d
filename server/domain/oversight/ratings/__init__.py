"""Ratings of cases, of services whose day is over, and again once a low one was answered (好差评)."""
