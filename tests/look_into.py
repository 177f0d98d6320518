"""Look into what is published, and say what is missing or too much; .ci/run gives the folder with both archives."""

import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

SOURCE = {
    "src", "tui_styles", "man", "tests", "benchmarks", "docs", "screenshots", "constraints.txt", "pyproject.toml",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO", ".gitignore",
}  # fmt: skip
"""What stands at the top of the source archive: all that its tests need, and nothing else."""


def files(folder: str) -> set[str]:
    """Name the files beneath a folder of the checkout, from that folder on, but those of Python and its tools."""
    there = ROOT / folder
    found = (path.relative_to(there) for path in there.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not any(part.startswith((".", "__pycache__")) for part in path.parts)}


def wrong_in_wheel(names: set[str]) -> Iterator[str]:
    """Compare a wheel with the checkout: the package, its types, templates and styles, the manual page, no tests."""
    package = {f"escalate_tui/{name}" for name in files("src/escalate_tui")}
    styles = {f"escalate_tui/tui_styles/{name}" for name in files("tui_styles")}
    page = {name for name in names if name.endswith(".data/data/share/man/man1/escalate-tui.1")}
    yield from (f"lacks {name}" for name in sorted((package | styles | {"escalate_tui/py.typed"}) - names))
    yield from [] if page else ["lacks the manual page"]
    more = names - package - styles - page
    yield from (f"has {name}" for name in sorted(more) if ".dist-info/" not in name)


def wrong_in_source(names: set[str]) -> Iterator[str]:
    """Compare a source archive with the checkout."""
    inner = {name.partition("/")[2] for name in names}
    top = {name.partition("/")[0] for name in inner}
    yield from (f"lacks {name}" for name in sorted(SOURCE - top))
    yield from (f"has {name}" for name in sorted(top - SOURCE))
    needed = {f"{folder}/{name}" for folder in ("src", "tests", "docs", "man") for name in files(folder)}
    yield from (f"lacks {name}" for name in sorted(needed - inner) if ".egg-info/" not in name)
    yield from (f"has {name}" for name in sorted(inner) if name.endswith(".svg") and name.startswith("screenshots/"))


def main(folder: Path) -> int:
    """Say what is wrong with the two archives; 1 when anything is."""
    [wheel], [source] = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive, tarfile.open(source) as tar:
        found = {wheel: set(archive.namelist()), source: {one.name for one in tar if one.isfile()}}
    said = [f"{wheel.name} {one}" for one in wrong_in_wheel(found[wheel])]
    said += [f"{source.name} {one}" for one in wrong_in_source(found[source])]
    sizes = ", ".join(f"{path.name} has {path.stat().st_size / 1e6:.1f} MB" for path in found)
    sys.stdout.write("\n".join(said) or f"Both archives hold what they must: {sizes}.")
    sys.stdout.write("\n")
    return int(bool(said))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
