"""The only SQL of parties: accounts, contacts, sites and calendars."""
