"""The record of an escalation: its fields, its values, its history, and the draft it begins as."""
