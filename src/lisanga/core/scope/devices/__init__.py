"""Telephones as the technical side knows them. What the office decides of one is an operation of the directory."""
