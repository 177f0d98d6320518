"""What the program thinks of a draft, and why: pure, `now` is an argument."""
