"""What can be asked for, and how the sources stand: list, titles, status."""
