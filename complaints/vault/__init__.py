"""The vault: codes, key slots, sealed rows and sealed sessions. It knows nothing of cases.

Whom each part stops, and whom not, is written in docs/security.md.
"""
