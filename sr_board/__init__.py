"""SR Board: self-government for sex workers' collectives. Tells the one version number."""

from functools import lru_cache
from pathlib import Path

__all__ = ["version"]


@lru_cache(maxsize=1)
def version() -> str:
    """The program's version as written in pyproject.toml (in a checkout), else as installed."""
    settings = Path(__file__).parent.parent / "pyproject.toml"
    if settings.is_file():
        import tomllib

        return str(tomllib.loads(settings.read_text("utf-8"))["project"]["version"])
    from importlib import metadata

    return metadata.version("sr-board")
