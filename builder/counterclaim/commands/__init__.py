"""What the command line does: one module for each command, named like it."""

from counterclaim.commands import (
    build,
    check,
    comment,
    conflicts,
    coverage,
    diff,
    explain,
    export,
    fmt,
    import_,
    init,
    new,
    render,
    resolve,
    review,
    serve,
    show,
    source,
)

COMMANDS = (
    check.check,
    explain.explain,
    diff.diff,
    comment.comment,
    conflicts.conflicts,
    coverage.coverage,
    show.show,
    resolve.resolve,
    review.review,
    init.init,
    new.new,
    fmt.fmt,
    source.source,
    render.render,
    build.build,
    serve.serve,
    export.export,
    import_.import_,
)
"""Every command, in the order of a day's work."""
