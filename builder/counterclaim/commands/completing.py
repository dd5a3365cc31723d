"""What the shell completes: ids, terms, rules and reasons, read from the files that hold them and from nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import click

    Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def ids(*kinds: str, also: Iterable[str] = ()) -> Complete:
    """Return what completes the ids of these kinds (`claims`, `concepts`, …), and `also` these words."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
        return [*_known(context, kinds, begun), *_offered(dict.fromkeys(also, ""), begun)]

    return complete


def either(*offered: str) -> Complete:
    """Return what completes some words."""
    return lambda _, __, begun: _offered(dict.fromkeys(offered, ""), begun)


def amounts(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the quantity of a dose, up to the sign behind it."""
    return [CompletionItem(f"{item.value}=", help=item.help) for item in _known(context, ("quantities",), begun)]


def questions(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the name of a question that claims answer: exposure/outcome."""
    return [CompletionItem(name) for name in _questions(context) if name.startswith(begun)]


def anything(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the id of any record; once a slash is typed, the name of a question."""
    from counterclaim.knowledge import naming

    return questions(context, parameter, begun) if "/" in begun else _known(context, naming.KINDS, begun)


def either_side(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete what may be decided about a conflict: open, both-hold, or one of the two claims named before it."""
    named = [context.params.get("first"), context.params.get("second"), *context.args]
    return _offered(dict.fromkeys(["open", "both-hold", *filter(None, named)], ""), begun)


def rules(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the name of a rule, with its first line behind it."""
    from counterclaim.rules import RULES, engine

    return _offered(dict(sorted((engine.slug(r), (r.__doc__ or "").partition("\n")[0]) for r in RULES)), begun)


def reasons(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the reason why a sentence states nothing."""
    from counterclaim.editing import excuses

    return _offered(excuses.reasons(), begun)


def words(*way: str, kind: str = "claim") -> Complete:
    """Return what completes the words that a field of a claim, or of a record of another kind, takes."""

    def complete(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
        from counterclaim.knowledge.schemas import fields

        return _offered(dict.fromkeys(fields.words(kind, *way), ""), begun)

    return complete


def _known(context: click.Context, kinds: Iterable[str], begun: str) -> list[CompletionItem]:
    from counterclaim.knowledge import naming

    root = _root(context)
    return [item for kind in kinds for item in _offered(naming.ids(root, kind), begun)] if root else []


def _offered(known: dict[str, str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(word, help=said or None) for word, said in known.items() if word.startswith(begun)]


def _questions(context: click.Context) -> Iterator[str]:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning import positions

    root = _root(context)
    claims = KnowledgeBase.load(root).live_claims() if root else ()
    stated = (stand for claim in claims for stand, _at in positions.stands(claim))
    yield from dict.fromkeys(f"{one.exposure}/{one.outcome}" for one in stated if one.outcome)


def _root(context: click.Context) -> Path | None:
    """Return the root of the knowledge base that the command would work on; None where there is none."""
    from counterclaim.knowledge.configuration import ConfigurationError, find

    given = context.find_root().params.get("root")
    try:
        return find(Path.cwd(), root=Path(given) if given else None).root
    except (ConfigurationError, OSError):
        return None
