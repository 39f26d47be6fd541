"""What orchestration does: plan orders, move their steps in waves, let people and systems do tasks, import forms."""
