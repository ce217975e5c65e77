"""Kernel: engines on guarded connections, table bases, units of work, migrations."""
