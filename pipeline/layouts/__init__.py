"""How publishers lay their files out: one module a layout, shared by the sources that use it."""
