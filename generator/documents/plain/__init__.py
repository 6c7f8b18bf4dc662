"""The ways in which a text file writes a table, one module for each."""
