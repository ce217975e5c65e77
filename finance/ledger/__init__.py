"""Entries of double entry: one door that posts, approvals, locks, corrections, the chain."""
