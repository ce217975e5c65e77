"""Pure rules about groups, members, offices and names. No database, no clock."""
