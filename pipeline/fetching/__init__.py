"""How acquire speaks to a publisher, and how a file comes whole; how the inbox tells files."""
