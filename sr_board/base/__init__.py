"""Ground floor: errors, ids, clock, dates, money and text. No third-party import, no I/O."""
