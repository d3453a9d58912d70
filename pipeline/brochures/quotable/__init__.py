"""A comparison → what a desk may say of it, and what it may not."""
