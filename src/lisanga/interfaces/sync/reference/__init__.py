"""A telephone in Python, as docs/sync.md says it: what tests, benches and simulations use."""
