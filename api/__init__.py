"""The doors: HTTP, chat page, widget and command line."""
