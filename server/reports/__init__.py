"""Statistics, counted from the journal into a file of their own. The hall never waits for them."""
