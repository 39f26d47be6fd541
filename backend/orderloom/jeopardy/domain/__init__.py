"""How late is late: decided without a clock of its own."""
