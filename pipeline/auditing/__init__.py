"""Claims and pages → verdicts: what a school says, held against the statistics."""
