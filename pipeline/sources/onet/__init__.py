"""The O*NET database of occupations, U.S. Department of Labor."""
