"""Every money figure, share and change said in the prose, and the facts it restates.

plain     a block's text without blanks, every character with its place
figures   numbers with units: amounts, precision, kind
phrases   the noun a figure is about, the year it is said of
walk      the figures of all blocks in order, each with the list it is part of
scope     what a noun means: side, fund, type, item, topic or a name
meant     a fact as nouns are read
candidates  the facts a scope may mean, ranked
verdict   agrees, differs or not-in-tables
read      the stages put together
"""

from generator.facts.statements.read import read_statements

__all__ = ["read_statements"]
