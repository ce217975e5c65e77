"""Savings, shares and share-out, leaving members, surplus, taking over paper books."""
