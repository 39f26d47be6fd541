"""Parties: customers' accounts, their contacts and their sites. Owns these three tables; publishes no events."""
