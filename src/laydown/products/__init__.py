"""Positions to a brief, tables and exports."""
