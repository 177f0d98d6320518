"""Updates for customers: what a text may say, how it is written, and what is wrong with it; pure."""
