"""The only writer: drains commands, decides, makes durable, applies, tells."""
