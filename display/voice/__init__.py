"""The voice of the hall board: recorded clips joined into one sound for each call."""
