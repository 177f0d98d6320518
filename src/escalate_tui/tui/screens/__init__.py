"""What fills the terminal, and the small forms over it."""
