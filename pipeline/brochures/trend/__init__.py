"""Pay of several releases → a page on pay over time."""
