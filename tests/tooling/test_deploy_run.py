"""What deploy/ would run in containers is run here without them: the images' own lines, the proxies' own files.

Root gives its capabilities up first, as compose has it: it then may write only where anybody in its place might.
"""

from __future__ import annotations

import functools
import http.client
import http.server
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.conversations.bot import newest_model
from tests.tooling.conftest import free_ports
from tools import interpreters

DEPLOY = Path("deploy")
SHUT = [
    *("/", "/webhook", "/actions", "/health", "/ready", "/metrics", "/status", "/model", "/version", "/hubspot/"),
    *("/webhooks/rest/webhook", "/webhooks/webchat", "/conversations/x/tracker", "/conversations/x/trigger_intent"),
    *("/hubspot/callback/webhook", "/hubspot/connected/x", "/hubspot/connect/../../webhook", "//webhook"),
    *(
        "/webhooks/webchat/../rest/webhook",
        "/webhooks/webchat/%2e%2e/rest/webhook",
        "/hubspot/connect/%2e%2e/%2e%2e/webhook",
    ),
]
OPEN = {
    "/webhooks/webchat/": "rasa",
    "/webhooks/webchat/events": "rasa",
    "/hubspot/connect/abc": "actions",
    "/hubspot/callback?code=x&state=y": "actions",
    "/hubspot/connected": "actions",
    "/hubspot/style.css": "actions",
}

Start = Callable[..., "subprocess.Popen[bytes]"]


def line(dockerfile: str, word: str) -> list[str]:
    """The last CMD, or HEALTHCHECK's, of a Dockerfile."""
    found = re.findall(rf"^{word} (\[.*\])$", (DEPLOY / dockerfile).read_text(), re.MULTILINE)
    words: list[str] = json.loads(found[-1])
    return words


def variables(dockerfile: str) -> dict[str, str]:
    """Its ENV lines."""
    lines = re.findall(r"^ENV (.*)$", (DEPLOY / dockerfile).read_text(), re.MULTILINE)
    return dict(word.split("=", 1) for line in lines for word in shlex.split(line))


def without_rights(words: list[str]) -> list[str]:
    """The same command, with no capability left."""
    if os.geteuid():
        return words
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", *words]


@pytest.fixture
def scratch() -> Iterator[Path]:
    """The container's /tmp; a short path, for a UNIX socket's name has room for 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="pack") as folder:
        yield Path(folder)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts programs, and stops them after the test."""
    running: list[subprocess.Popen[bytes]] = []

    def start(words: list[str], **options: Any) -> subprocess.Popen[bytes]:
        with (tmp_path / f"{len(running)}.log").open("wb") as log:
            running.append(subprocess.Popen(words, stdout=log, stderr=log, **options))
        return running[-1]

    yield start
    for process in running:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def image(folder: Path, dockerfile: str) -> Path:
    """The folder /app as the image has it: what is copied, read-only, but for .data."""
    app = folder / "app"
    for sources, to in re.findall(r"^COPY (.*) (\S+)$", (DEPLOY / dockerfile).read_text(), re.MULTILINE):
        for source in map(Path, sources.split()):
            target = app / to / (source.name if to.endswith("/") else "")
            target.parent.mkdir(parents=True, exist_ok=True)
            skipped = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, ignore=skipped) if source.is_dir() else shutil.copy(source, target)
    (app / ".data").mkdir(mode=0o700)
    return app


def shut(app: Path) -> set[Path]:
    """Take the right to write; returns what is there."""
    there = {*app.rglob("*"), app}
    for path in there:
        if path != app / ".data":
            path.chmod(0o555 if path.is_dir() else 0o444)
    return there


def opened(app: Path) -> None:
    """So that the folder can be removed."""
    for path in [app, *app.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)


def healthy(check: list[str], log: Path, seconds: float) -> None:
    """Wait for the health check's yes."""
    end = time.monotonic() + seconds
    while subprocess.run(check, capture_output=True).returncode:
        assert time.monotonic() < end, log.read_text(errors="replace")[-3000:]
        time.sleep(0.3)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_action_server_as_its_image_runs_it(tmp_path: Path, scratch: Path, start: Start) -> None:
    """Its production requirements alone, a read-only folder, no rights, two workers."""
    python, port = production(tmp_path), free_ports(1)[0]
    app = image(tmp_path, "actions.Dockerfile")
    env = {"PATH": os.environ["PATH"], "TMPDIR": str(scratch), **variables("actions.Dockerfile")}
    env |= {"ACTION_SERVER_SANIC_WORKERS": "2", "ACTION_SERVER_TOKEN": "secret"}
    words = [str(python), *line("actions.Dockerfile", "CMD")[1:-1], str(port)]
    check = [str(python), *(w.replace(":5055", f":{port}") for w in line("actions.Dockerfile", "    CMD")[1:])]
    there = shut(app)
    try:
        assert subprocess.run(check, capture_output=True).returncode, "before it runs nobody is healthy"
        start(without_rights(words), cwd=app, env=env)
        healthy(check, tmp_path / "0.log", 120)
        url = f"http://127.0.0.1:{port}"
        assert httpx.post(f"{url}/webhook", json={}).status_code == 401
        heard = {"text": "help", "intent": {"name": "help"}, "entities": []}
        tracker = {"sender_id": "x", "slots": {}, "events": [], "latest_message": heard}
        body = {"next_action": "action_help", "sender_id": "x", "tracker": tracker}
        answer = httpx.post(f"{url}/webhook?token=secret", json={**body, "domain": {}}, timeout=30)
        assert answer.status_code == 200 and answer.json()["responses"], answer.text
        made = {path for path in app.rglob("*") if path not in there and app / ".data" not in path.parents}
        assert made == set()
    finally:
        opened(app)


@pytest.mark.rasa
@pytest.mark.timeout(300)
def test_rasa_as_its_image_runs_it(tmp_path: Path, scratch: Path, start: Start) -> None:
    """A read-only folder, no rights; the model is the one at hand."""
    port, rasa = free_ports(1)[0], Path(".venv-rasa/bin/rasa").absolute()
    app = image(tmp_path, "rasa.Dockerfile")
    shutil.copytree(newest_model().parent, app / "models")
    shutil.copy("deploy/endpoints.yml", app / "endpoints.yml")
    env = {"PATH": os.environ["PATH"], "TMPDIR": str(scratch), **variables("rasa.Dockerfile")}
    env |= {"MPLCONFIGDIR": str(scratch / "matplotlib"), "ACTION_SERVER_TOKEN": "secret", "HOME": "/nonexistent"}
    words = [str(rasa), *(str(port) if w == "5005" else w for w in line("rasa.Dockerfile", "CMD")[1:])]
    check = [sys.executable, *(w.replace(":5005", f":{port}") for w in line("rasa.Dockerfile", "    CMD")[1:])]
    there = shut(app)
    try:
        start(without_rights(words), cwd=app, env=env)
        healthy(check, tmp_path / "0.log", 180)
        page = httpx.get(f"http://127.0.0.1:{port}/webhooks/webchat/", follow_redirects=True)
        assert page.status_code == 200 and "HubSpot assistant" in page.text
        made = {path for path in app.rglob("*") if path not in there and app / ".data" not in path.parents}
        assert made == set()
    finally:
        opened(app)


def production(folder: Path) -> Path:
    """A Python with what the action server's image installs."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python, uv = folder / "venv/bin/python", interpreters.find_uv()
    installer = [uv, "pip", "install", "--python", str(python)] if uv else [str(python), "-m", "pip", "install"]
    found = re.search(r"pip install .*?(-r .*)$", (DEPLOY / "actions.Dockerfile").read_text(), re.MULTILINE)
    assert found
    subprocess.run([*installer, "-q", "--require-hashes", *found[1].split()], check=True)
    return python


class Named(http.server.BaseHTTPRequestHandler):
    """An upstream that says which one it is."""

    def __init__(self, name: str, *rest: Any) -> None:
        self.name = name
        super().__init__(*rest)

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.name.encode())

    do_POST = do_GET

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def upstreams() -> Iterator[dict[str, int]]:
    """Stand-ins for both servers; the port of each."""
    servers = {
        name: http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Named, name))
        for name in ("rasa", "actions")
    }
    threads = [threading.Thread(target=server.serve_forever) for server in servers.values()]
    for thread in threads:
        thread.start()
    yield {name: server.server_address[1] for name, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()
    for thread in threads:
        thread.join()


def caddy(folder: Path, port: int, upstreams: dict[str, int], start: Start) -> None:
    text = (DEPLOY / "Caddyfile").read_text()
    for name, to in upstreams.items():
        text = re.sub(rf"\b{name}:\d+", f"127.0.0.1:{to}", text)
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text)
    env = os.environ | {"BOT_ADDRESS": f"http://127.0.0.1:{port}", "HOME": str(folder)}
    start(["caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"], cwd=folder, env=env)


def nginx(folder: Path, port: int, upstreams: dict[str, int], start: Start) -> None:
    text = (DEPLOY / "nginx.conf").read_text()
    for name, to in upstreams.items():
        text = re.sub(rf"\b{name}:\d+", f"127.0.0.1:{to}", text)
    text = re.sub(r"listen 443 ssl;", f"listen 127.0.0.1:{port};", re.sub(r" *ssl_.*\n", "", text))
    paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in "client_body proxy fastcgi uwsgi scgi".split())
    head = f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
    (folder / "nginx.conf").write_text(f"{head}http {{ {paths}\n{text}}}\n")
    start(["nginx", "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"], cwd=folder)


@pytest.mark.slow
@pytest.mark.parametrize("proxy", [caddy, nginx], ids=lambda proxy: proxy.__name__)
def test_a_proxy_lets_in_the_chat_page_and_the_pages_of_linking_alone(
    proxy: Callable[..., None], tmp_path: Path, upstreams: dict[str, int], start: Start
) -> None:
    if not shutil.which(proxy.__name__, path=f"{os.environ['PATH']}:/usr/sbin"):
        pytest.skip(f"{proxy.__name__} is not installed")
    port = free_ports(1)[0]
    proxy(tmp_path, port, upstreams, start)
    client = Raw(port)
    client.wait(tmp_path / "0.log")
    assert {path: client.get(path) for path in OPEN} == {path: (200, name) for path, name in OPEN.items()}
    assert {path: client.get(path)[1] for path in SHUT if client.get(path)[0] == 200} == {}


class Raw:
    """Asks for paths exactly as they are written: no client puts `..` in order."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str) -> tuple[int, str]:
        """Status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest("GET", path)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()

    def wait(self, log: Path) -> None:
        """Until it listens."""
        end = time.monotonic() + 60
        while True:
            try:
                self.get("/")
                return
            except OSError:
                assert time.monotonic() < end, log.read_text(errors="replace")
                time.sleep(0.1)


ACTION_CHART = """
nameOverride fullnameOverride registry applicationSettings.port applicationSettings.scheme
applicationSettings.telemetry replicaCount args command extraEnv image.name image.tag image.repository
image.pullPolicy image.pullSecrets serviceAccount podAnnotations podLabels deploymentAnnotations deploymentLabels
podSecurityContext securityContext service.type service.port service.annotations service.nodePort
service.loadBalancerIP service.externalTrafficPolicy ingress.enabled ingress.annotations ingress.labels
ingress.pathType ingress.path ingress.hostname ingress.tls ingress.extraPaths resources autoscaling nodeSelector
tolerations affinity strategy livenessProbe readinessProbe initContainers volumes volumeMounts
""".split()
"""Keys of `rasa-action-server` 1.0 (RasaHQ/helm-charts, values.yaml)."""
RASA_CHART = [
    *(key for key in ACTION_CHART if not key.startswith("applicationSettings.port")),
    *(
        f"applicationSettings.{key}"
        for key in "debugMode initialModel trainInitialModel port scheme token cors".split()
    ),
    *("applicationSettings.enableAPI", "applicationSettings.credentials", "applicationSettings.endpoints"),
    *("extraArgs", "extraContainers", "networkPolicy", "global.postgresql", "global.redis", "postgresql.install"),
    *("postgresql.external", "redis.install", "redis.external", "rabbitmq.install", "nginx.enabled"),
    *("rasa-action-server.install", "rasa-action-server.external", "duckling.install", "duckling.external"),
]
"""Keys of `rasa` 1.17 (the same)."""


@pytest.mark.parametrize(("name", "known"), [("actions", ACTION_CHART), ("rasa", RASA_CHART)])
def test_the_charts_have_the_keys_that_our_values_set(name: str, known: list[str]) -> None:
    values = yaml.safe_load((DEPLOY / f"helm/{name}.yaml").read_text())
    nested = {key.partition(".")[0] for key in known if "." in key}
    said = {
        f"{key}.{inner}" if key in nested else key
        for key, value in values.items()
        for inner in (value if key in nested else [""])
    }
    assert said - {*known} == set()


def test_both_releases_find_each_other() -> None:
    actions, rasa = (yaml.safe_load((DEPLOY / f"helm/{name}.yaml").read_text()) for name in ("actions", "rasa"))
    endpoint = rasa["applicationSettings"]["endpoints"]["additionalEndpoints"]["action_endpoint"]
    assert endpoint["url"] == f"http://{actions['fullnameOverride']}:{actions['service']['port']}/webhook"
    [url] = [variable["value"] for variable in actions["extraEnv"] if variable["name"] == "RASA_URL"]
    assert url == f"http://{rasa['fullnameOverride']}:5005"
    assert actions["podSecurityContext"]["runAsUser"] == rasa["podSecurityContext"]["runAsUser"] == 10001
