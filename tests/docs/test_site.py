"""The site builds without a warning, and none of its links, nor of the files read outside it, leads nowhere."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt

from tools import docs, say

READ_IN_PLACE = [Path(name) for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "sandbox/README.md")]


class Page(HTMLParser):
    """The anchors of a page, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.leads: set[str] = set()
        self.heading: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.anchors |= {value for name in ("id", "name") if (value := found.get(name))}
        self.leads |= {value for name in ("href", "src") if (value := found.get(name))}
        if re.fullmatch("h[1-6]", tag):
            self.heading = []

    def handle_data(self, data: str) -> None:
        if self.heading is not None:
            self.heading.append(data)

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag) and self.heading is not None:
            words = re.sub(r"[^\w\- ]", "", "".join(self.heading).strip().lower())
            self.anchors.add(words.replace(" ", "-"))  # as code hosts name them
            self.heading = None


def broken(pages: dict[Path, Page]) -> list[str]:
    """Links to files that are not there, or to anchors that their page does not have."""
    found = []
    for path, page in pages.items():
        for lead in page.leads:
            parts = urlsplit(lead)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir() and target / "index.html" in pages:
                target /= "index.html"
            known = pages.get(target)
            if not target.exists() or (parts.fragment and known and unquote(parts.fragment) not in known.anchors):
                found.append(f"{path.name}: {lead}")
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree("docs", project / "docs")
    shutil.copy("zensical.toml", project)
    docs.build(project)
    return project / "site"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_link_of_the_site_is_broken(site: Path) -> None:
    pages = {path: Page(path.read_text("utf-8")) for path in site.rglob("*.html") if path.name != "404.html"}
    assert len(pages) == len(list(Path("docs").glob("*.md")))
    assert broken(pages) == []


@pytest.mark.slow
def test_the_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    loaded = re.compile(
        r"<(?:script|img|iframe)[^>]* src=\"?https?:|<link[^>]*stylesheet[^>]*https?:|@import|url\(\"?https?:"
    )
    assert [path.name for path in site.rglob("*.html") if loaded.search(path.read_text("utf-8"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["[x](gone.md)", "[x](security.md#gone)"])
def test_a_broken_link_stops_the_build(tmp_path: Path, fault: str) -> None:
    shutil.copytree("docs", tmp_path / "docs")
    shutil.copy("zensical.toml", tmp_path)
    with (tmp_path / "docs" / "index.md").open("a") as page:
        page.write(f"\n{fault}\n")
    with pytest.raises(say.Failure, match=r"index\.md.*\n.*does not exist|does not exist(.|\n)*index\.md"):
        docs.build(tmp_path)


def test_every_page_stands_in_the_contents_and_the_other_way_round() -> None:
    listed = re.findall(r'"([\w-]+\.md)"', Path("zensical.toml").read_text("utf-8"))
    there = {path.name for path in Path("docs").glob("*.md")}
    assert sorted(listed) == sorted(there), "see `nav` in zensical.toml"


def test_no_link_of_what_is_read_in_place_is_broken() -> None:
    html = MarkdownIt("gfm-like", {"linkify": False})
    files = [path.resolve() for path in [*READ_IN_PLACE, *Path("docs").glob("*.md")]]
    assert broken({path: Page(html.render(path.read_text("utf-8"))) for path in files}) == []


def test_readme_opens_three_doors_within_a_screenful_of_each() -> None:
    """Two commands first; each door short, with the page that goes on."""
    sections = re.split(r"^## ", Path("README.md").read_text("utf-8"), flags=re.MULTILINE)
    titles = [section.partition("\n")[0] for section in sections[1:5]]
    assert titles == [
        "Two commands",
        "Chat with it, on your own HubSpot",
        "Plug it into your Rasa bot",
        "Let people use their own HubSpot",
    ]
    assert len(sections[0].splitlines()) <= 24


def test_readme_says_plainly_what_was_not_run() -> None:
    said = Path("README.md").read_text("utf-8")
    assert "never run here" in said and "docs/calm.md" in said
