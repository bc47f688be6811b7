"""Registers read by meaning, lists and bad rows written safely; knows no database."""
