"""The journal: append-only, durable, chained. Nothing is answered or shown before it stands here."""
