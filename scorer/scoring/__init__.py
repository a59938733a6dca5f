"""Judge the elements of a rulebook against what the analysis found."""
