"""TMF620 Product Catalog Management: catalogs, categories, specifications, offerings, prices, and jobs on them."""
