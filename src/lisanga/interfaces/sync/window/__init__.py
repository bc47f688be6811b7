"""The rows that a telephone holds: a bounded window of its own cooperative (docs/sync.md §5)."""
