"""The project's own texts about roles."""
