"""How well the verdicts agree with hand-made labels."""
