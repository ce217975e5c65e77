"""Tables. Constitutions: a group's rules as text and as values that are checked."""
