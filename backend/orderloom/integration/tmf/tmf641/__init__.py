"""Service orders, in and out, as TMF641 tells them."""
