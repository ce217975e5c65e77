"""Loan products, loans from request to the last rupee, demands and their payment."""
