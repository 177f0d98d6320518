"""Commitments and their clocks, the order of the board, and the acts of an escalation."""
