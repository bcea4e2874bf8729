"""Figures in a page, between two marks that stay."""

from __future__ import annotations

from pathlib import Path


def put(page: Path, name: str, figures: str) -> None:
    """Put them between `<!-- name -->` and `<!-- /name -->`; a page without these marks stays as it is."""
    begins, ends = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, begun, rest = page.read_text(encoding="utf-8").partition(begins)
    _, ended, after = rest.partition(ends)
    if begun and ended:
        page.write_text(f"{before}{begins}\n{figures}\n{ends}{after}", encoding="utf-8")
