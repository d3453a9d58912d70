"""Frames → a DuckDB file: raw tables, staging, intermediate, marts, checks."""
