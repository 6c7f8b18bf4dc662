"""Web pages: HTML brought to a simple, harmless form and read from it."""
