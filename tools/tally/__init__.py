"""Drawing tally grids and teaching a net to count them; run through ``tools/train_tally.py``."""
