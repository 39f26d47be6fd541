"""Whether all entities of a catalog fit together: one file for each noun, and one for what must not go in circles."""
