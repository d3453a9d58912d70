"""data/out: documents → a published edition, and the one that is current."""
