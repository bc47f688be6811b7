"""Data that a Partner shares for targeting: what columns mean, what no file may hold, how zones add up."""
