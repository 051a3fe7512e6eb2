"""The demo, on a sample of one report: the packaged sample has its own tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.cli import sample
from laydown.cli.start import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

STORY = "---\ntitle: A battery\noutlet: Example Courier\ndate: 2020-03-31\n---\nA US Patriot battery is at Incirlik in Turkey.\n"


def _sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a package of its own name, with one report as its sample, stand in for Laydown, and the folder be the current one."""
    name = f"standing_in_{tmp_path.name}"
    (tmp_path / name / "sample").mkdir(parents=True)
    (tmp_path / name / "__init__.py").touch()
    (tmp_path / name / "sample" / "story.md").write_text(STORY, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sample, "PACKAGE", name)
    monkeypatch.chdir(tmp_path)


def test_the_demo_prints_the_brief_and_says_what_to_type_next_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _sampled(tmp_path, monkeypatch)
    for words in ("1 read", "1 already in the ledger"):
        assert run(["demo"]) == 0
        said = capsys.readouterr()
        assert "as of 31 March 2020" in said.out
        assert "Incirlik" in said.out
        assert words in said.err
        assert "laydown positions --ledger laydown-demo.db --valid-at 2020-03-31 --system Patriot" in said.err
    assert (tmp_path / "laydown-demo.db").is_file()


def test_a_missing_sample_is_said_and_makes_no_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _sampled(tmp_path, monkeypatch)
    made = tmp_path / f"standing_in_{tmp_path.name}" / "sample"
    (made / "story.md").unlink()
    made.rmdir()
    assert run(["demo"]) == 1
    assert "install Laydown again" in capsys.readouterr().err
    assert not (tmp_path / "laydown-demo.db").exists()
