"""The MkDocs plugin `counterclaim`: hands rendered pages to MkDocs, nothing else."""

from counterclaim.mkdocs_plugin.plugin import CounterclaimPlugin

__all__ = ["CounterclaimPlugin"]
