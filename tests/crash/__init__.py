"""Crash tests: real processes, killed for real, judged by a checker that shares no code with the product."""
