"""The only SQL of orchestration, by stage of the work: plans are written, waves move them, people read them."""
