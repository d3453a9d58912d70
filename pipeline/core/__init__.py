"""What every station stands on, and what knows no publisher: errors, files, words, figures."""
