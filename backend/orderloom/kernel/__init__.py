"""The words that every context shares. Imports nothing of Orderloom."""
