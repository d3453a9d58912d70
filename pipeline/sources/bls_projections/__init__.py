"""Employment Projections of the nation, U.S. Bureau of Labor Statistics."""
