"""An order's life before and around fulfillment: capture, enrichment, review, progress.

Owns the tables `customer_order` and `order_line`. Publishes `ordering.order_submitted.v1`, `order_enriched`,
`order_approved`, `order_rejected`, `order_held`, `order_released`, `order_canceled`, `order_completed` and
`order_state_changed`.
"""
