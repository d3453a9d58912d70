"""A local web application: brochures, settings and audits without a terminal."""
