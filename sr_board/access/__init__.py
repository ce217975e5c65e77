"""Kernel: who may do what (permissions as data), accounts, drafts, two-person acts."""
