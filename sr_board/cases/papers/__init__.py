"""What is printed, and by whom."""
