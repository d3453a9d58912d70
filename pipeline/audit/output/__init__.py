"""An audit → lines for a terminal, and a page."""
