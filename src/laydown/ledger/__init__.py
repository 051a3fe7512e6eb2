"""Keeping it: reports, claims and judgements, append-only."""
