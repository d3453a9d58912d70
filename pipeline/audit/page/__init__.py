"""A page of any format → blocks of text, each with its place."""
