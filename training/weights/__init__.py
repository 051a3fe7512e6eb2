"""Learns how much each trait of a placing weighs: `python -m training.weights`."""
