"""Resource orders of the decomposition tree, as TMF652 tells them."""
