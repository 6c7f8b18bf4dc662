"""Standards: what a disclosure contains, as data: tables, words, codes, divisions."""
