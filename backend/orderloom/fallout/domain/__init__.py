"""Pure decisions: what a fallout may become, of which type it is and who mends it."""
