"""The memory: tables, sessions and migrations."""
