"""A small ledger for the commands: two reports of one battery, read once, copied for each test that judges."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from laydown.cli.start import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WIRE = """One Patriot battery was deployed to Ain al-Asad in Iraq last week, two US officials told Example Wire.

The American battery at Ain al-Asad is being set up, one of them said.
"""
POST = "A US Patriot battery is in Erbil, in northern Iraq, a shepherd told the Example Post."


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that no test may write to."""
    folder = tmp_path_factory.mktemp("judged")
    (folder / "reports").mkdir()
    for name, outlet, published, text in (
        ("wire", "Example Wire", "2020-03-30", WIRE),
        ("post", "Example Post", "2020-03-31", POST),
    ):
        report = {"id": name, "outlet": outlet, "published": published, "text": text}
        (folder / "reports" / f"{name}.json").write_text(json.dumps(report), "utf-8")
    assert run(["read", str(folder / "reports"), "--ledger", str(folder / "once.db")]) == 0
    return folder / "once.db"


@pytest.fixture
def small(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a copy of that ledger, which the commands find by themselves."""
    mine = str(tmp_path / "small.db")
    shutil.copy(once, mine)
    monkeypatch.setenv("LAYDOWN_LEDGER", mine)
    monkeypatch.setenv("LAYDOWN_ANALYST", "Ann")
    return mine


@pytest.fixture
def rows(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Return what runs a command with `--format json` and gives its object."""

    def asked(*arguments: str) -> Any:  # noqa: ANN401  JSON
        capsys.readouterr()
        assert run([*arguments, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return asked
