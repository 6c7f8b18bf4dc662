"""Checks: facts against rules and against each other; pure."""
