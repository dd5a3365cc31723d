"""Pictures made at build time: doses on one axis, and the graph of concepts."""
