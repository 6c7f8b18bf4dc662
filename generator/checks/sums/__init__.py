"""What must add up inside one table."""

from generator.checks.model import Check
from generator.checks.sums import blank_totals
from generator.checks.sums.changes import column_changes
from generator.checks.sums.forms import form_sums, three_public_lines
from generator.checks.sums.hierarchy import hierarchy_sums
from generator.checks.sums.outline import outline_sums
from generator.checks.sums.rows import of_which_columns, row_sums
from generator.checks.sums.sides import funds_balance, sides_balance

CHECKS: tuple[Check, ...] = (
    row_sums,
    *blank_totals.CHECKS,
    of_which_columns,
    column_changes,
    hierarchy_sums,
    outline_sums,
    sides_balance,
    funds_balance,
    three_public_lines,
    form_sums,
)
