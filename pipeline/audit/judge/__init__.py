"""Claims → verdicts."""
