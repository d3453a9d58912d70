"""What a school says → verdicts, held against the statistics."""
