"""Trying rules before they are published: one sentence at a time, and on the whole corpus."""
