"""Who did what when, of all streams, in a file to search: `audit.db`, made from the journal and from nothing else."""
