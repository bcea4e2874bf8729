"""The page's own files, read once and served from memory."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping
from pathlib import Path

from sanic.exceptions import NotFound
from sanic.response import HTTPResponse

_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}


class StaticFiles:
    """The files of one folder; a name that is not in it does not exist."""

    def __init__(self, folder: Path, words: Mapping[str, str]) -> None:
        """Read every file, and put the words, escaped, into the HTML's ``{{name}}`` places."""
        self._files: dict[str, tuple[bytes, str, str]] = {}
        for path in sorted(folder.iterdir()):
            if path.suffix not in _TYPES:
                continue
            content = path.read_text(encoding="utf-8")
            if path.suffix == ".html":
                for name, word in words.items():
                    content = content.replace("{{" + name + "}}", html.escape(word))
            body = content.encode()
            etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            self._files[path.name] = (body, _TYPES[path.suffix], etag)

    def answer(self, name: str, request_headers: Mapping[str, str]) -> HTTPResponse:
        """Return a file, or 304 where the browser has this very version.

        Raises:
            NotFound: There is no such file.
        """
        if name not in self._files:
            raise NotFound("no such file")
        body, content_type, etag = self._files[name]
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if request_headers.get("if-none-match") == etag:
            return HTTPResponse(status=304, headers=headers)
        return HTTPResponse(body, headers=headers, content_type=f"{content_type}; charset=utf-8")
