"""Records of sources that were added: a module a mart, found by its place here."""
