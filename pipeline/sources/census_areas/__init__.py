"""Counties of metropolitan areas and of ZIP codes, U.S. Census Bureau."""
