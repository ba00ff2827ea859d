"""Cases of all years, in a file to search: `cases.db`, made from the journal and from nothing else."""
