"""Pure decisions: how a plan is laid out, what a task may become, what a form accepts."""
