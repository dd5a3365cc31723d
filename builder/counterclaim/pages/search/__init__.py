"""The search of the site: what it knows of each page, and an index that a browser loads in small parts."""
