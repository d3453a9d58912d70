"""Projections of states and territories, Projections Central."""
