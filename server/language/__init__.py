"""Which languages there are, and their catalogues."""
