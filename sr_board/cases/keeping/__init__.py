"""Law, directory, breaches, erasure, recovery, the laptop's clock, figures."""
