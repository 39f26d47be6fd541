"""The small language of flows, tables and expressions. Pure: no clock, no random, no I/O."""
