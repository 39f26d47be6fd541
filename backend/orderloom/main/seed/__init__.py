"""What an empty database is given: the shipped definitions, and for a demonstration people, accounts and orders."""
