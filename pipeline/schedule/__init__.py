"""A checkout → a refresh every day."""
