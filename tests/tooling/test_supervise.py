"""The supervisor over real processes: started, watched, and never left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import say, supervise
from tools.supervise import Service, Supervisor, require_free

pytestmark = pytest.mark.slow

SERVER = """
import http.server, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("child", child.pid, flush=True)
{first}
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), http.server.SimpleHTTPRequestHandler).serve_forever()
"""
SUPERVISED = """
import signal, sys
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which `nohup` has its children ignore
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's "&" has its children ignore
from tests.tooling.test_supervise import service
from tools.supervise import Stopped, Supervisor
one = service("first", int(sys.argv[1]))
two = service("second", int(sys.argv[2]))
try:
    with Supervisor() as supervisor:
        for each in (one, two):
            supervisor.start(each)
        for each in (one, two):
            supervisor.wait_ready(each)
        print("ready", flush=True)
        supervisor.watch()
except Stopped:
    print("stopped", flush=True)
"""


def service(name: str, port: int, first: str = "") -> Service:
    """A small server that has started a process of its own."""
    command = [sys.executable, "-c", SERVER.format(first=first), str(port)]
    return Service(name, "SOME_PORT", port, command, dict(os.environ), f"http://127.0.0.1:{port}/", 120)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs go to a folder of the test; started processes still find the project."""
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)


def processes_of(name: str) -> list[int]:
    """The server's child, as its log names it."""
    log = Path(f".data/log/{name}.log").read_text()
    return [int(line.split()[1]) for line in log.splitlines() if line.startswith("child")]


def running(process: int) -> bool:
    """Whether the process is there and not only waiting to be reaped."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
    return bool(done.stdout.strip()) and not done.stdout.startswith("Z")


def gone(processes: list[int], within: float = 60) -> bool:
    """Whether all of them end, in seconds."""
    deadline = time.monotonic() + within
    while any(running(process) for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def supervised(ports: list[int]) -> subprocess.Popen[str]:
    """A supervisor of two servers in a process of its own, once both serve."""
    command = [sys.executable, "-c", SUPERVISED, *map(str, ports)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_nothing(number: signal.Signals, ports: list[int]) -> None:
    with supervised(ports) as process:
        children = processes_of("first") + processes_of("second")
        assert len(children) == 2
        assert all(running(child) for child in children)
        process.send_signal(number)
        assert process.stdout is not None
        assert process.stdout.read() == "stopped\n"
    assert process.returncode == 0
    assert gone(children)
    require_free([service("first", ports[0]), service("second", ports[1])])


def test_even_a_killed_supervisor_leaves_nothing(ports: list[int]) -> None:
    with supervised(ports) as process:
        children = processes_of("first") + processes_of("second")
        process.kill()
    assert gone(children)


def test_a_server_that_ends_is_named_with_its_last_words_and_the_others_stop(ports: list[int]) -> None:
    last = "lambda: (print('out of luck', flush=True), os._exit(7))"
    ending = f"import threading, os; threading.Timer(0.7, {last}).start()"
    steady, brief = service("first", ports[0]), service("second", ports[1], ending)
    with pytest.raises(say.Failure) as failure, Supervisor() as supervisor:
        for each in (steady, brief):
            supervisor.start(each)
        for each in (steady, brief):
            supervisor.wait_ready(each)
        supervisor.watch()
    said = str(failure.value)
    assert "The second stopped by itself (exit code 7)" in said
    assert "out of luck" in said
    assert "second.log" in said
    assert gone(processes_of("first") + processes_of("second"))


def test_a_server_that_cannot_start_ends_the_wait_at_once(ports: list[int]) -> None:
    started = time.monotonic()
    with pytest.raises(say.Failure, match=r"The first stopped by itself \(exit code 1\)(.|\n)*no such key"):
        with Supervisor() as supervisor:
            broken = service("first", ports[0], "sys.exit('no such key')")
            supervisor.start(broken)
            supervisor.wait_ready(broken)
    assert time.monotonic() - started < 60  # of the two minutes


def test_a_server_that_never_answers_is_given_up(ports: list[int]) -> None:
    silent = service("first", ports[0], "time.sleep(600)")._replace(patience=1.0)
    with pytest.raises(say.Failure, match=r"The first did not answer within 1 s"), Supervisor() as supervisor:
        supervisor.start(silent)
        supervisor.wait_ready(silent)
    assert gone(processes_of("first"))


def test_a_server_deaf_to_the_signal_is_killed(ports: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.supervise.GRACE_SECONDS", 0.5)
    deaf = service("first", ports[0], "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    with Supervisor() as supervisor:
        supervisor.start(deaf)
        supervisor.wait_ready(deaf)
    assert gone(processes_of("first"))


def test_a_busy_port_is_one_sentence_with_the_way_out(ports: list[int]) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", ports[0]))
        holder.listen()
        with pytest.raises(say.Failure) as failure:
            require_free([service("first", ports[1]), service("second", ports[0])])
    said = str(failure.value)
    assert f"Port {ports[0]} (second) is busy" in said
    assert f"SOME_PORT={ports[0] + 1}" in said
    assert "\n" not in said


def test_one_port_for_two_servers_is_one_sentence_with_both_settings(ports: list[int]) -> None:
    one, two = service("first", ports[0]), service("second", ports[0])._replace(setting="OTHER_PORT")
    with pytest.raises(say.Failure, match=f"SOME_PORT and OTHER_PORT are both {ports[0]}: the first and the second"):
        require_free([one, two])


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux")
def test_what_only_waits_to_be_reaped_does_not_count_as_running() -> None:
    """Where process 1 is no init, such are left for good."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True) as process:
        assert supervise._runs(process.pid)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and is a zombie until the `with` ends
        assert supervise.signal_group(process.pid, 0)
        assert not supervise._runs(process.pid)
    assert not supervise._runs(process.pid)
