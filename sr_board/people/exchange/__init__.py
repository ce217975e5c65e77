"""Registers from and to spreadsheets. Reading is pure: bytes in, a proposal out."""
