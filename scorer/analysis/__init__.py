"""From a report to sections, facts, hits and their standing. Pure: no file, no clock."""
