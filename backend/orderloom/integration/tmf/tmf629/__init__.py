"""TMF629 Customer Management: customers are accounts."""
