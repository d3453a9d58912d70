"""Projections of California and its areas, Employment Development Department."""
