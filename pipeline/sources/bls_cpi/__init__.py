"""Consumer Price Index of all urban consumers, U.S. Bureau of Labor Statistics."""
