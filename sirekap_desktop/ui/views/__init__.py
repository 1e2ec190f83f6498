"""One view per file: what a person sees of one part of the work."""
