"""Fallout: what broke, and who mends it. Owns the table fallout; publishes fallout_opened and fallout_closed."""
