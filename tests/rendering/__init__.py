"""Renderers: what is printed from judged reports, kept apart from the judging."""
