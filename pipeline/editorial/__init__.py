"""An occupation → the outline of a role, to be written out."""
