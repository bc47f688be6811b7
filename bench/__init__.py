"""Measurements over real HTTP, with real processes, beside the raw rate of the same database: `bin/bench`."""
