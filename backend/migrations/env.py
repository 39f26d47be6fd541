"""How Alembic reaches the database and our tables. A lock lets only one process migrate at a time."""

from alembic import context
from sqlalchemy import create_engine, pool, text

from orderloom.main import wiring
from orderloom.platform.tables import metadata

_LOCK = 7032026

wiring.load_tables()
engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "", poolclass=pool.NullPool)
with engine.connect() as connection:
    connection.execute(text(f"SELECT pg_advisory_lock({_LOCK})"))
    connection.commit()
    context.configure(connection=connection, target_metadata=metadata, compare_server_default=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))
    connection.commit()
