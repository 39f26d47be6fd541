"""The migrations make exactly the tables that the code declares, and can be taken away and made again."""

from typing import Any
from uuid import UUID

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb
from sqlalchemy import Engine, NullPool, create_engine, inspect

from orderloom.main import wiring
from orderloom.main.migrate import config, migrate
from orderloom.platform.db import sync_url
from orderloom.platform.tables import metadata


@pytest.fixture
def empty(postgres: str, worker_id: str) -> str:
    name = f"empty_{worker_id}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return postgres.replace("/orderloom?", f"/{name}?")


def engine(url: str) -> Engine:
    return create_engine(sync_url(url), poolclass=NullPool)


def differences(url: str) -> list[Any]:
    wiring.load_tables()
    with engine(url).connect() as connection:
        context = MigrationContext.configure(connection)
        return list(compare_metadata(context, metadata))


def made(url: str) -> tuple[set[str], set[str]]:
    with engine(url).connect() as connection:
        found = inspect(connection)
        return set(found.get_table_names()) - {"alembic_version"}, set(found.get_sequence_names())


def test_up_down_up_ends_with_the_declared_tables(empty: str) -> None:
    migrate(empty)
    up = made(empty)
    assert up[0] == set(metadata.tables)
    assert differences(empty) == []
    migrate(empty, "base")
    assert made(empty) == (set(), set())
    migrate(empty)
    assert made(empty) == up


def test_migrating_again_changes_nothing(empty: str) -> None:
    migrate(empty)
    migrate(empty)
    assert differences(empty) == []


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(config("postgresql://")).get_heads()) == 1


def test_relationships_and_mappings_become_one_graph_a_document_and_come_back(empty: str) -> None:
    migrate(empty, "0024")
    edge = {"id": "p.realized_as.s", "source": "p", "target": "s", "type": "realized_as"}
    copy = {"id": "p.s.x", "source": "p", "target": "s", "kind": "copy", "to_characteristic": "x"}
    with psycopg.connect(empty, autocommit=True) as connection:
        connection.execute("INSERT INTO catalog_document (key, name) VALUES ('demo', '{\"en\": \"Demo\"}')")
        for sequence in (1, 2):
            connection.execute(
                "INSERT INTO catalog_release (id, sequence, note, author) VALUES (gen_random_uuid(), %s, '', 'x')",
                (sequence,),
            )
        for position, (section, content) in enumerate((("relationships", edge), ("mappings", copy))):
            connection.execute(
                "WITH e AS (INSERT INTO catalog_entity (id, section, key, document, position, sha256, content)"
                " VALUES (gen_random_uuid(), %s, %s, 'demo', %s, '', %s) RETURNING id)"
                " INSERT INTO catalog_member SELECT r.id, e.id FROM catalog_release r, e",
                (section, content["id"], position, Jsonb(content)),
            )
        connection.execute(
            "INSERT INTO catalog_draft (section, key, document, content, revision, author)"
            " VALUES ('relationships', 'p.requires.t', 'demo', %s, 3, 'somebody')",
            (Jsonb({**edge, "id": "p.requires.t", "type": "requires", "target": "t"}),),
        )
    migrate(empty, "0030")
    with psycopg.connect(empty) as connection:
        rows = connection.execute("SELECT section, key, content FROM catalog_entity").fetchall()
        assert [(section, key) for section, key, _ in rows] == [("decompositions", "demo")]
        graph = rows[0][2]
        assert (graph["edges"], graph["mappings"]) == ([edge], [copy])
        assert graph["nodes"] == [{"specification": "p"}, {"specification": "s"}]
        assert connection.execute("SELECT count(*) FROM catalog_member").fetchone() == (2,)
        drafts = connection.execute("SELECT section, key, author, content FROM catalog_draft").fetchall()
        assert [one[:3] for one in drafts] == [("decompositions", "demo", "somebody")]
        assert [one["id"] for one in drafts[0][3]["edges"]] == ["p.realized_as.s", "p.requires.t"]
    migrate(empty, "-1")
    with psycopg.connect(empty) as connection:
        rows = connection.execute("SELECT section, content FROM catalog_entity ORDER BY section DESC").fetchall()
        assert rows == [("relationships", edge), ("mappings", copy)]
        assert connection.execute("SELECT count(*) FROM catalog_member").fetchone() == (4,)


def test_parties_of_before_are_found_by_their_words_and_told_apart(empty: str) -> None:
    """Folded as the product folds them, whatever a batch holds."""
    migrate(empty, "0018")
    with psycopg.connect(empty, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO account (id, number, name, segment, currency) VALUES"
            " (gen_random_uuid(), 'ACC0001001', 'São João', 'residential', 'BRL'),"
            " (gen_random_uuid(), 'ACC0001002', 'Acme Ltd', 'enterprise', 'EUR')"
        )
        connection.execute(
            "INSERT INTO contact (id, account_id, name, email) SELECT gen_random_uuid(), id, 'Zoë', 'zoe@acme.test'"
            " FROM account WHERE number = 'ACC0001002'"
        )
    migrate(empty)
    with psycopg.connect(empty, autocommit=True) as connection:
        accounts = connection.execute("SELECT number, kind, words FROM account ORDER BY number").fetchall()
        contacts = connection.execute("SELECT words FROM contact").fetchall()
    assert accounts == [
        ("ACC0001001", "consumer", "sao joao acc0001001 1001"),
        ("ACC0001002", "business", "acme ltd acc0001002 1002"),
    ]
    assert contacts == [("zoe acme test",)]


def test_what_was_installed_before_learns_how_it_came_and_what_it_needs(empty: str) -> None:
    migrate(empty, "0032")
    with psycopg.connect(empty, autocommit=True) as connection:
        for number, (own, relationship) in enumerate((("a", None), ("b", "a.requires.b")), start=1):
            connection.execute(
                "INSERT INTO domain_order (id, order_id, line_id, relationship, instance, position, kind,"
                " specification, action, state, quantity, characteristics, needs_attention, account_id)"
                " VALUES (%(id)s, %(one)s, %(one)s, %(relationship)s, 1, %(number)s, 'service', %(own)s, 'add',"
                " 'closed_complete', 1, '{}', false, %(one)s)",
                {"id": _id(number), "one": _id(9), "relationship": relationship, "number": number, "own": own},
            )
            connection.execute(
                "INSERT INTO inventory_item (id, kind, specification, name, state, account_id, order_id, line_id,"
                " domain_order_id, instance, characteristics, quantity) VALUES (%(id)s, 'service', %(own)s, '{}',"
                " 'active', %(one)s, %(one)s, %(one)s, %(made)s, 1, '{}', 1)",
                {"id": _id(number + 4), "own": own, "one": _id(9), "made": _id(number)},
            )
        connection.execute(
            "INSERT INTO domain_order_link (order_id, source_id, target_id, type) VALUES (%s, %s, %s, 'requires')",
            (_id(9), _id(1), _id(2)),
        )
        connection.execute("ALTER TABLE inventory_item ADD COLUMN relationship text")
        connection.execute("CREATE INDEX ix_inventory_item_parent_id ON inventory_item (order_id)")
    migrate(empty)
    with psycopg.connect(empty, autocommit=True) as connection:
        items = connection.execute("SELECT specification, relationship FROM inventory_item ORDER BY 1").fetchall()
        links = connection.execute("SELECT source_id, target_id, type FROM inventory_link").fetchall()
    assert items == [("a", None), ("b", "a.requires.b")]
    assert links == [(_id(5), _id(6), "requires")]
    assert differences(empty) == []


def _id(number: int) -> UUID:
    return UUID(int=number)
