"""Archived files → frames: one folder a publication, and what their formats share."""
