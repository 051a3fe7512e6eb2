"""A source to reports: one reader a format."""
