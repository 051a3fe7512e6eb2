"""What is known beforehand: systems, sites, actors, outlets, places."""
