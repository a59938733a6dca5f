"""A folder of reports for those who write rules: find the files, spread the work over processes."""
