"""Turn rows of results into what a person or a program reads; nothing here opens a file."""
