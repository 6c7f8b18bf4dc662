"""Charts: one question, one frame; the frame feeds picture, table twin and sentence."""
