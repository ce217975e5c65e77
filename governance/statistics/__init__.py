"""Figures of self-government for a period: counts only, never who."""
