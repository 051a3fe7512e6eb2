"""What every stage speaks: frozen values, standard library only."""
