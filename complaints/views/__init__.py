"""Thin views: check access, ask a form, call one service, redirect."""
