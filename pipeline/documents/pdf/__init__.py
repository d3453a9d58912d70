"""A PDF's objects, once set → what ears and presses ask for."""
