"""Pages of registers, figures and rules that were not met."""
