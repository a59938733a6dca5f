"""Many reports at once: judged, kept, compared."""
