"""Papers: what customers are handed about their orders, as PDF and by e-mail, in the languages that we write."""
