"""Parties: customers' accounts, their contacts and sites, and business calendars. Owns these four tables."""
