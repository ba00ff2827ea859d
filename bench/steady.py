"""How often chosen tests fail, run again and again while every core is kept twice as busy as it can be.

    python -m bench.steady TESTS… [--runs N] [--load N] [--minutes N] [--copies N]

TESTS are as pytest takes them: files, or single tests by their ids. Each is run N times (100), round after round, in one
process, so that what they share (a browser, a program that is loaded) is made once. Meanwhile `--load` processes a core (2)
do nothing but keep it busy. With `--copies` so many processes share the runs, and are the load themselves: on two cores four
copies are a double load of which nothing is for nothing. After so many `--minutes` no new round begins. Failures are printed
as they come; at the end how often each test ran and failed, and the load that the machine had.
"""

import argparse
import collections
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from bench.server import ROOT

BUSY = "while True: pass"


@contextlib.contextmanager
def busy(processes: int) -> Generator[None]:
    """So many processes that never rest."""
    started = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


class Rounds:
    """A pytest plugin: every test of a run that is collected once, as often as is asked for."""

    def __init__(self, runs: int, until: float) -> None:
        self._runs, self._until = runs, until
        self.ran: collections.Counter[str] = collections.Counter()
        self.failed: collections.Counter[str] = collections.Counter()
        self.loads: list[float] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Round by round, so that what a test leaves behind meets the others too."""
        if session.testsfailed:
            raise session.Interrupted(f"{session.testsfailed} errors before the first test")
        last = len(session.items) - 1
        for turn in range(self._runs):
            if time.monotonic() > self._until:
                break
            for at, item in enumerate(session.items):
                final = turn == self._runs - 1 and at == last
                following = None if final else session.items[(at + 1) % len(session.items)]
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.loads.append(os.getloadavg()[0])
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and not report.skipped:
            self.ran[report.nodeid] += 1
        if report.failed:
            self.failed[report.nodeid] += 1
            where = f"{report.nodeid} (run {self.ran[report.nodeid]}, {report.when})"
            print(f"\nFAILED {where}\n{report.longreprtext}", flush=True)


def run(tests: list[str], runs: int, minutes: float) -> Rounds:
    """In this process."""
    rounds = Rounds(runs, time.monotonic() + minutes * 60)
    pytest.main(["-o", "addopts=--strict-markers", "-p", "no:terminal", *tests], plugins=[rounds])
    return rounds


def run_copies(tests: list[str], runs: int, minutes: float, copies: int) -> Rounds:
    """In so many processes, each of them this program again."""
    share = [*tests, "--runs", str(-(-runs // copies)), "--load", "0", "--minutes", str(minutes)]
    together = Rounds(runs, 0.0)
    with tempfile.TemporaryDirectory() as folder:
        outs = [Path(folder, f"{n}.json") for n in range(copies)]
        started = [
            subprocess.Popen([sys.executable, "-m", "bench.steady", *share, "--out", str(out)], cwd=ROOT)
            for out in outs
        ]
        for process in started:
            process.wait()
        for out in outs:
            ran, failed, loads = json.loads(out.read_text())
            together.ran.update(ran)
            together.failed.update(failed)
            together.loads += loads
    return together


def main() -> None:
    words = argparse.ArgumentParser(
        prog="bench.steady", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    words.add_argument("tests", nargs="+")
    words.add_argument("--runs", type=int, default=100)
    words.add_argument("--load", type=int, default=2, help="busy processes for each core")
    words.add_argument("--minutes", type=float, default=60.0)
    words.add_argument("--copies", type=int, default=1)
    words.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    given = words.parse_args()
    cores = os.cpu_count() or 1
    began = time.monotonic()
    if given.copies > 1:
        rounds = run_copies(given.tests, given.runs, given.minutes, given.copies)
        beside = f"{given.copies} copies at a time"
    else:
        with busy(given.load * cores):
            rounds = run(given.tests, given.runs, given.minutes)
        beside = f"{given.load * cores} busy processes"
    if given.out:
        given.out.write_text(json.dumps([rounds.ran, rounds.failed, rounds.loads]))
        return
    for name, runs in rounds.ran.items():
        print(f"{runs:5} runs  {rounds.failed[name]:3} failed  {name}")
    loads = sorted(rounds.loads) or [0.0]
    print(f"{rounds.ran.total()} runs, {rounds.failed.total()} failed, {time.monotonic() - began:.0f} s")
    print(f"{beside} on {cores} cores; load {loads[0]:.1f} to {loads[-1]:.1f}")
    sys.exit(1 if rounds.failed else 0)


if __name__ == "__main__":
    main()
