"""Daily figures for the operator: how often, never who. See docs/decisions/0011.

What happens is counted in memory and added to the database at most once a minute. When a day is
over its small numbers are deleted for good, so that only what may be shown is kept.
"""
