"""Earnings of those with a high school diploma alone, U.S. Department of Education."""
