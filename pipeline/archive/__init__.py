"""data/raw: the releases that are held, each with its receipt and the record of its gates."""
