"""Publishers → the archive → gates → a new edition, and whoever is told of it."""
