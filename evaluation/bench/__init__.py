"""How fast it is: a real server, real files, and the stock recipe in the same run."""
