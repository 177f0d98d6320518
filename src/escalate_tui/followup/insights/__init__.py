"""Looking back over many escalations: are we on time, what is growing, why are we sent back."""
