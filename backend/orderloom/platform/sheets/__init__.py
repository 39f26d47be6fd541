"""Spreadsheets: the one place that opens workbooks and writes them, and that knows what a foreign one may cost."""
