"""TMF622 Product Ordering: v4 and v5 bodies in, v4 resources out."""
