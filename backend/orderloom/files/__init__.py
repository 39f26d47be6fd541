"""Files: what people attach to orders, tasks and requests, kept in the database and shown to nobody as a page.

Owns the tables attachment and attachment_chunk. Publishes nothing.
"""
