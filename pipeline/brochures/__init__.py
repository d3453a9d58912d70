"""Marts → what a page says: figures, sentences, charts and tables of a pair in an area."""
