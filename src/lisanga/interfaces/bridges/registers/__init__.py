"""Registers brought in: rows of a spreadsheet become operations, each with its own verdict."""
