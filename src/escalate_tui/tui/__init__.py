"""The screens: they collect edits and show what is made of them."""
