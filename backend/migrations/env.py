"""How Alembic reaches the database and our tables. A lock lets only one process migrate at a time.

Whoever waits for it asks again and again, with no transaction open: an index that is made concurrently waits for all
transactions that are older, and the two would wait for each other.
"""

from time import sleep
from typing import Any

from alembic import context
from alembic.operations import ops
from sqlalchemy import create_engine, inspect, pool, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateSequence, DropSequence

from orderloom.main import wiring
from orderloom.platform.tables import metadata

_LOCK = 7032026
_AGAIN = 0.2
_dialect = postgresql.dialect()


def _add_sequences(migration: Any, _: Any, directives: list[Any]) -> None:
    """Autogenerate does not see sequences: those that the database lacks come first, and go last."""
    if not directives:
        return
    existing = set(inspect(migration.connection).get_sequence_names())
    for sequence in sorted(metadata._sequences.values(), key=lambda found: found.name, reverse=True):
        if sequence.name not in existing:
            create = str(CreateSequence(sequence).compile(dialect=_dialect))
            drop = str(DropSequence(sequence).compile(dialect=_dialect))
            directives[0].upgrade_ops.ops.insert(0, ops.ExecuteSQLOp(create))
            directives[0].downgrade_ops.ops.append(ops.ExecuteSQLOp(drop))


wiring.load_tables()
engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "", poolclass=pool.NullPool)
with engine.connect() as connection:
    while not connection.execute(text(f"SELECT pg_try_advisory_lock({_LOCK})")).scalar_one():
        connection.rollback()
        sleep(_AGAIN)
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_server_default=True,
        process_revision_directives=_add_sequences,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))
    connection.commit()
