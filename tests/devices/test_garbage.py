"""Random bytes and mutated frames into every codec: no exception, bounded memory, and the next good frame understood."""

CASES = 100_000
