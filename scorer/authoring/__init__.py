"""What makes rules safe to change: their examples run, their words covered, the book described. Pure."""
