"""Registers, statements, closing, grading, ratios, exports."""
