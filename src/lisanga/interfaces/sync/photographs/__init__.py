"""Photographs of telephones: sent after the operations that name them, in pieces (docs/sync.md §8)."""
