"""A report to claims: who, what, how many, where, when, says who, how sure."""
