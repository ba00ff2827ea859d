"""config.toml: read, checked, and made into what the hall needs."""
