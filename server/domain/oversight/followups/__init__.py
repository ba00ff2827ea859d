"""The answer to a low rating (差评回访整改)."""
