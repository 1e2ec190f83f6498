"""Pages to evidence to numbers with an honest confidence."""
