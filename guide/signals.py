"""What the guide tells whoever keeps its history."""

from django.dispatch import Signal

content_loaded = Signal()
"""Sent within the transaction of a load, with `saved`: for each row that a file made or changed its
kind, its record before (None for a new row) and its record now."""
