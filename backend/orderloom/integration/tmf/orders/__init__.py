"""What all interfaces of orders have in common, whatever they call their orders."""
