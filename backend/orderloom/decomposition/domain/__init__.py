"""Pure decisions of decomposition."""
