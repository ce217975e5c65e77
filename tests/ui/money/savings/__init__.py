"""Pages of savings and of taking over."""
