"""The portal's own graph: only what a customer needs, at an address of its own."""
