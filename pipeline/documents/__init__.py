"""A brochure → its files: HTML, PDF, text, figures, preview; reused where nothing changed."""
