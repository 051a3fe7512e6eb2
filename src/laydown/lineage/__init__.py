"""Reports and claims to origins: who first said it."""
