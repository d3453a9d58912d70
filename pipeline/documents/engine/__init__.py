"""HTML, laid out and written as a PDF by WeasyPrint; the only folder that imports it."""
