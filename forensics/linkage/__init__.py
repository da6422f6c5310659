"""Keys by which posts, snapshots and applications are compared."""
