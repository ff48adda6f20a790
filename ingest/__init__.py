"""The loading dock: a file, a URL or a table in; passages on the shelf."""
