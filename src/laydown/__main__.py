"""`python -m laydown` is `laydown`."""

from __future__ import annotations

from laydown.cli import main

main()
