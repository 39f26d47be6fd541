"""Pure decisions about embedding: what a token may say, and what an integration and a theme are like."""
