"""What one table says again of another, where their scopes are the same."""

from generator.checks.across.codes import class_amounts, item_amounts
from generator.checks.across.economic import (
    economic_columns,
    economic_summary,
    line_items,
    same_money,
    three_public,
)
from generator.checks.across.levels import department_and_units
from generator.checks.across.projects import department_form, project_forms, project_totals
from generator.checks.across.totals import (
    appropriation_totals,
    basic_totals,
    expenditure_totals,
    fund_revenue,
    fund_totals,
    revenue_totals,
)
from generator.checks.model import Check

CHECKS: tuple[Check, ...] = (
    revenue_totals,
    expenditure_totals,
    appropriation_totals,
    fund_revenue,
    fund_totals,
    class_amounts,
    item_amounts,
    basic_totals,
    economic_columns,
    same_money,
    three_public,
    economic_summary,
    line_items,
    project_totals,
    project_forms,
    department_form,
    department_and_units,
)
