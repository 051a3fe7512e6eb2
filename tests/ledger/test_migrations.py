"""The migrations make the tables that the code uses."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.lineage import Trace
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report
from laydown.ledger import Wanted, open_ledger, recognising, tables

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_ledger_has_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    path = tmp_path / "laydown.db"
    open_ledger(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_schema_that_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", "laydown.ledger:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [recognising.HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(recognising.KNOWN)


OLD_CLAIM = (
    "INSERT INTO claims (id, report, sentence_start, sentence_end, subject_text, category, system, unit, inferred, operator, quantity, "
    "status, modality, country, place, origin, time, attribution, reader, frame, recorded_at{more}) VALUES ('0123456789ab', '{key}', 0, 9, "
    "'a battery', 'air_defence', 'Patriot', NULL, 0, 'US', NULL, 'present', 'asserted', 'IQ', '{place}', NULL, "
    '\'{{"earliest": "2020-03-31", "latest": null}}\', \'{{"speakers": ["a witness"], "outlets": [], "voice": "report"}}\', \'{reader}\', '
    "'f', '2020-04-02 12:00:00.000000'{values})"
)
OLD_PLACE = (
    '{"name": "Taji", "key": "site:taji", "precision": "site", "country": "IQ", "lat": 33.5, "lon": 44.2, "within": ["IQ"]}'
)
OLD_STATEMENT = (
    "INSERT INTO statements (id, report, sentence_start, sentence_end, kind, topic, state, parties, time, at_odds_with, attribution, "
    "reader, recorded_at) VALUES ('a', '{key}', 0, 9, 'purpose', 'to guard it', NULL, '[]', NULL, '[]', "
    '\'{{"speakers": [], "outlets": [], "voice": "report"}}\', \'v1\', \'2020-04-02 12:00:00.000000\')'
)


def older(path: Path, schema: str) -> Report:
    """Make a ledger of an older schema with one report, two claims and a statement, as the code of then wrote them."""
    config = Config()
    config.set_main_option("script_location", "laydown.ledger:migrations")
    engine = create_engine(f"sqlite:///{path}")
    report = Report(id="a", sha256="b", text="A battery is at Taji.", published=date(2020, 3, 31), url="https://a.example/1")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
        row = (report.key, "a", "b", report.text, report.url, "2020-03-31", "2020-03-31", "2020-04-02 12:00:00.000000")
        connection.exec_driver_sql(
            "INSERT INTO reports (key, id, sha256, text, url, published, known_from, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        more, values = (", confidence", ", 0.5") if schema == "0002" else ("", "")
        for reader in ("v1", "v2"):
            kept = OLD_CLAIM.format(more=more, key=report.key, place=OLD_PLACE, values=values, reader=reader)
            connection.exec_driver_sql(kept)
        connection.exec_driver_sql(OLD_STATEMENT.format(key=report.key))
    engine.dispose()
    return report


@pytest.mark.parametrize("schema", ["0001", "0002"])
def test_an_older_ledger_opens_with_all_that_it_held(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "laydown.db"
    report = older(path, schema)
    claim = Claim(
        report=report.key,
        sentence=Excerpt(0, 9),
        subject=Subject("a battery", Category.AIR_DEFENCE, "Patriot"),
        status=Status.PRESENT,
        modality=Modality.ASSERTED,
        attribution=Attribution(("a witness",)),
        operator="US",
        place=Place(name="Taji", key="site:taji", precision=Precision.SITE, country="IQ", lat=33.5, lon=44.2, within=("IQ",)),
        time=Interval(date(2020, 3, 31), None),
        reader="v1",
        frame="f",
        confidence=0.5 if schema == "0002" else 1.0,
    )
    both = [claim, replace(claim, reader="v2")]
    with open_ledger(path) as ledger:
        assert ledger.reports() == [report]
        assert ledger.claims() == both
        assert [said.topic for said in ledger.statements()] == ["to guard it"]
        assert ledger.readings(report.key) == [("v1", datetime(2020, 4, 2, 12, tzinfo=UTC))]
        assert ledger.needs_rebuild()
        # Nothing is sorted into matters yet, so that whoever asks for one gets all.
        assert list(ledger.known(wanted=Wanted(system="S-400")).claims) == both
        ledger.rebuild(lambda of, *_: (Trace(report=of.key), ()))
        assert not ledger.needs_rebuild()
        assert list(ledger.known(wanted=Wanted(system="Patriot")).claims) == both
        assert ledger.known(wanted=Wanted(system="S-400")).claims == ()
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute("DELETE FROM claims")
