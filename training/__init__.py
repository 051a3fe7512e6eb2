"""Builds ``laydown/language/model`` from annotated English; see training/README.md."""
