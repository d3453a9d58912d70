"""How publishers lay their files out, whatever is in them; the only reader of their bytes."""
