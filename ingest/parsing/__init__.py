"""A file's bytes, read into text, pages and sections; called only inside the sandboxed worker."""
