"""The steps that bring an older catalogue to this version (Alembic), run when a home is opened."""
