"""Comparisons → tables for a spreadsheet or a program; the whole warehouse → files."""
