"""Spreadsheets: xlsx read from its XML with display formats, xls turned into xlsx first."""
