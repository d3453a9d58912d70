"""Occupational Employment and Wage Statistics, U.S. Bureau of Labor Statistics."""
