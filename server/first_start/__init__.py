"""The guided first start: a small server of one page that asks an installer about the hall and writes its configuration."""
