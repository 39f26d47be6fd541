"""The only room that knows everyone: wiring, processes and the command line."""
