"""TMF632 Party Management: individuals are contacts, organizations the accounts of businesses."""
