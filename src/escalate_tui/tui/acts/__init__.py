"""The acts of the board: what each asks, and the entry it becomes."""
