"""What each screen shows: pure functions of the state, sent whole. A type without a name field can leak no name."""
