"""Notices that leave the house: e-mail by SMTP, webhooks by the operations of connections."""
