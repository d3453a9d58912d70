"""Postal codes of the United States, GeoNames."""
