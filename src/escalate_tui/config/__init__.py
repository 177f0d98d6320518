"""The file of settings: every setting declared once, read with its mistakes told, and written out commented."""
