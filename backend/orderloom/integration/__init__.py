"""Integration: how orders come in from outside and calls go out: TM Forum APIs, imports, adapters, the simulator."""
