"""Pure decisions about definitions and runs."""
