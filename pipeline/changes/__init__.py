"""Two editions → what differs between them, and what may be said of it."""
