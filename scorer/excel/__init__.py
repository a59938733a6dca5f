"""The rules as a workbook for those who have Excel and not Python: out, and back with nothing lost.

Exporting and importing an unchanged book leaves every file byte for byte as it was: only cells that differ from what
the files say become edits, each as small as it can be.
"""
