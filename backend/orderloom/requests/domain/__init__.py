"""Pure decisions: what a request may become, until when it is to be answered and who answers it."""
