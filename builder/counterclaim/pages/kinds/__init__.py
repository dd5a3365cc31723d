"""What each kind of page shows: results picked, ordered and bounded for its template."""
