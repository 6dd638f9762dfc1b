"""Benchmarks: each prints a table of medians; ``make bench`` runs them all."""
