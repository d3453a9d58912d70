"""Wagefold: official labor statistics as printable career-comparison brochures."""
