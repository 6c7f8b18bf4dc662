"""Tables: printed rows are recognised as one published table, headers and rows bound."""
