"""Blocks of text → the claims in them."""
