"""`essaim template` and `essaim watch`: tables of fiches, and folders that file themselves."""
