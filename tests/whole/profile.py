"""How many worlds does a test look at? A few, always the same, or as many new ones as LAYDOWN_THOROUGH times that."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("LAYDOWN_THOROUGH", "0"))
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def worlds(number: int) -> settings:
    """Return the settings of a test that looks at so many worlds in `make test`."""
    return settings(
        max_examples=number * max(TIMES, 1),
        derandomize=not TIMES,
        database=None,
        deadline=None,
        print_blob=bool(TIMES),
        # Making a world that fails smaller takes minutes; LAYDOWN_SMALLER does so.
        phases=tuple(Phase) if "LAYDOWN_SMALLER" in os.environ else (Phase.explicit, Phase.generate),
        suppress_health_check=_SLOW,
    )
