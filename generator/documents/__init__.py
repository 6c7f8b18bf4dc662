"""Documents: a file becomes grids and paragraphs of addressed cells; knows formats only."""
