"""The figures for a reader: a table, JSON, and README's ratios."""

from __future__ import annotations

import os
import platform
from datetime import datetime, timezone
from importlib.metadata import version
from typing import Any

from rich.console import Console
from rich.table import Table

from .measure import SUBJECTS, Bench, described, summary

Json = dict[str, Any]


def gathered(bench: Bench, load_before: tuple[float, float, float] | None) -> Json:
    """All that was measured, with the conditions."""
    return {
        "when": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "system": platform.system(),
            "python": platform.python_version(),
            "rasa_sdk": version("rasa-sdk"),
            "load_before": load_before,
        },
        "plan": described(bench.plan),
        "servers": bench.servers,
        "summary": summary(bench.rows),
        "rounds": bench.rows,
    }


def show(console: Console, results: Json) -> None:
    """Tables on the terminal."""
    table = Table(title="get deal, a turn as Rasa makes it")
    for heading in ("HubSpot", "people", "subject", "turns/s", "ideal", "p50 ms", "p99 ms", "CPU ms"):
        table.add_column(heading, justify="left" if heading == "subject" else "right", no_wrap=True)
    for heading in ("calls", "conns", "server", "load"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in sorted(results["summary"], key=lambda r: (r["latency_ms"], r["people"])):
        ideal = of_ideal(row)
        table.add_row(
            f"{row['latency_ms']} ms",
            str(row["people"]),
            SUBJECTS[row["subject"]].title,
            f"{row['per_second']:.1f}",
            f"{ideal:.0%}" if ideal else "",
            f"{row['p50_ms']:.1f}",
            f"{row['p99_ms']:.1f}",
            f"{row['cpu_ms_per_turn']:.2f}",
            f"{row['hubspot_calls_per_turn']:.2f}",
            f"{row['connections']:.0f}",
            f"{row['server_busy']:.0%}",
            f"{row['generator_busy']:.0%}",
        )
    console.print(table)
    console.print(
        "ideal: part of people ÷ latency; CPU, HubSpot calls: a turn; conns: connections to HubSpot opened meanwhile; "
        "server, load: how busy the action server and the load generator kept a core",
        style="dim",
    )
    console.print(_servers(results))
    for name, text in targets(results).items():
        console.print(f"{name}: {text}")


def _servers(results: Json) -> Table:
    table = Table(title="the action server itself")
    for heading in ("subject", "up after s", "memory MB", "after the load MB", "first turn ms", "its HubSpot calls"):
        table.add_column(heading, justify="left" if heading == "subject" else "right")
    for row in results["servers"]:
        table.add_row(
            SUBJECTS[row["subject"]].title,
            f"{min(row['start_seconds']):.2f}",
            f"{row['memory'] / 1e6:.0f}",
            f"{row['memory_after'] / 1e6:.0f}",
            f"{row['first_turn_seconds'] * 1000:.0f}",
            str(row["first_turn_calls"]),
        )
    return table


def of_ideal(row: Json) -> float | None:
    """Throughput as a part of conversations ÷ latency, which no server can exceed with one HubSpot call a turn."""
    if not row["latency_ms"] or not row["hubspot_calls_per_turn"]:
        return None
    return float(row["per_second"] / (row["people"] / (row["latency_ms"] / 1000)))


def _by_load(results: Json) -> dict[tuple[str, int, int], Json]:
    return {(row["subject"], row["people"], row["latency_ms"]): row for row in results["summary"]}


def targets(results: Json) -> dict[str, str]:
    """What was aimed at, and what came out."""
    rows = _by_load(results)
    found = {}
    pack, naive = rows.get(("pack", 32, 200)), rows.get(("naive", 32, 200))
    if pack and naive:
        faster = pack["per_second"] / naive["per_second"]
        found["× the obvious action, 32 conversations, 200 ms (≥ 25)"] = _against(f"{faster:.1f}", faster >= 25)
    for subject, people in (("pack", 32), ("pack", 128), ("pack2", 128)):
        if row := rows.get((subject, people, 200)):
            name = f"{SUBJECTS[subject].title}: of the ideal, {people} conversations, 200 ms (≥ 90 %)"
            found[name] = _against(f"{of_ideal(row) or 0:.0%}", (of_ideal(row) or 0) >= 0.9)
    for latency in (0, 200):
        if (row := rows.get(("pack", 1, latency))) and row["hubspot_ms"]:
            added, floor = row["p50_ms"] - row["hubspot_ms"], rows.get(("floor", 1, latency))
            empty = f" (an empty action, called as often: {floor['p50_ms']:.1f} ms)" if floor else ""
            found[f"added to HubSpot's {latency} ms, one conversation (≤ 3 ms)"] = _against(
                f"{added:.1f} ms{empty}", added <= 3
            )
    if (row := rows.get(("pack", 256, 200))) is not None:
        found["the pack: turns whose connection was cut, 256 conversations"] = str(int(row["lost"]))
    starts = [s for r in results["servers"] if r["subject"] == "pack" for s in r["start_seconds"]]
    found["action server up (≤ 3 s)"] = _against(f"{min(starts):.2f} s", min(starts) <= 3)
    return found


def _against(text: str, met: bool) -> str:
    return text if met else f"{text}, missed"


def markdown(results: Json) -> str:
    """README's words and table: the pack as a multiple of the obvious action, in the same run."""
    rows = _by_load(results)
    lines = ["| conversations at once | HubSpot answers in | turns a second | 99th percentile |", "|---|---|---|---|"]
    for people, latency in sorted({key[1:] for key in rows}, key=lambda key: (key[1], key[0])):
        pack, naive = rows.get(("pack", people, latency)), rows.get(("naive", people, latency))
        if pack and naive:
            faster, sooner = pack["per_second"] / naive["per_second"], naive["p99_ms"] / pack["p99_ms"]
            lines.append(f"| {people} | {latency} ms | {faster:.1f} × | {_times(sooner)} |")
    return "\n".join([_conditions(results), "", *lines, "", *(f"- {n}: {t}" for n, t in targets(results).items())])


def costs(results: Json) -> str:
    """docs/performance.md's table: what a turn takes of the processor, under each load."""
    rows, subjects = _by_load(results), [SUBJECTS[key] for key in ("pack", "pack2", "naive", "floor")]
    lines = [
        f"| processor time a turn, ms | {' | '.join(subject.title for subject in subjects)} |",
        "|---" * (len(subjects) + 1) + "|",
    ]
    for people, latency in sorted({key[1:] for key in rows}, key=lambda key: (key[1], key[0])):
        found = [rows.get((subject.key, people, latency)) for subject in subjects]
        cells = [f"{row['cpu_ms_per_turn']:.2f}" if row else "" for row in found]
        lines.append(f"| {people} at once, HubSpot {latency} ms | {' | '.join(cells)} |")
    return "\n".join(lines)


def _times(sooner: float) -> str:
    return f"{sooner:.1f} × sooner" if sooner >= 1 else f"{1 / sooner:.1f} × later"


def _conditions(results: Json) -> str:
    here = results["machine"]
    load = here["load_before"]
    busy = f", load average {load[0]:.1f} before the run" if load else ""
    return (
        f"“Get deal” against the obvious action (a client a call, called directly in `async def run`), the best rounds "
        f"of one run on {here['cores']} cores (Python {here['python']}, rasa-sdk {here['rasa_sdk']}{busy}):"
    )
