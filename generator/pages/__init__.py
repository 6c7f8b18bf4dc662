"""A data package becomes Markdown pages and charts.

Reads packages only: whatever a page shows is in the package for every reader. Knows
nothing of source formats or of how facts were read.
"""
