"""Pages of leaders over the sample collective."""
