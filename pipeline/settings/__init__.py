"""What is asked for: brochures.toml, and the words of the command line that narrow it."""
