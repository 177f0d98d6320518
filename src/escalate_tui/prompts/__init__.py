"""An escalation line by line: nothing but lines printed and lines read, for screen readers, bad lines and pipes."""
