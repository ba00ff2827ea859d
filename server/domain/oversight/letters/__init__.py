"""Letters of supervision (督办单)."""
