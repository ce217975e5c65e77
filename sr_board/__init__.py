"""SR Board: self-government for sex workers' collectives. Tells the one version number."""

from functools import lru_cache
from importlib import metadata

__all__ = ["version"]


@lru_cache(maxsize=1)
def version() -> str:
    """The program's version as written in pyproject.toml (read from the file in a checkout)."""
    try:
        return metadata.version("sr-board")
    except metadata.PackageNotFoundError:
        import tomllib
        from pathlib import Path

        text = (Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8")
        return str(tomllib.loads(text)["project"]["version"])
