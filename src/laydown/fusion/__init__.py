"""Claims and origins to positions."""
