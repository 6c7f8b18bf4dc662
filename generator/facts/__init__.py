"""Facts: a bound table becomes amounts, a form targets, the prose paragraphs."""
