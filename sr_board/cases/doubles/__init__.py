"""Two files about one person: hints, joining, parting."""
