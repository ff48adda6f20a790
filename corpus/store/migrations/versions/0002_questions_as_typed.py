"""Conversations keep questions as they were typed: what a question meant is worked out anew each time."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop what nobody reads."""
    op.drop_column("turns", "standalone")
