"""Regional Price Parities, U.S. Bureau of Economic Analysis."""
