"""Orderloom: order management from capture to fulfillment and installed inventory."""
