"""Spreadsheets of places and figures that a Partner brings: understood, looked at, read."""
