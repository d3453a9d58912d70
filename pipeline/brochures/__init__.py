"""Marts → what a page says: figures, sentences, pictures and tables of a pair in an area."""
