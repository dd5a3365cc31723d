"""What changes files: locks, resolutions, pages in a folder; each written whole or not at all."""
