"""Mingzhang: published departmental budgets become open data and a public site."""

__version__ = "0.1.0"
