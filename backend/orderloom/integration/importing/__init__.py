"""Orders that come as files: the same way in as by REST, with a mapping of the sender's ids."""
