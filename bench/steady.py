"""How often chosen tests fail, run again and again in one process while every core is kept twice as busy as it can be.

    python -m bench.steady TESTS… [--runs N] [--load N] [--minutes N]

TESTS are as pytest takes them: files, or single tests by their ids. Each is run N times (100), round after round, in one
process, so that what they share (a browser, a program that is loaded) is made once. Meanwhile `--load` processes a core (2)
do nothing but keep it busy. After so many `--minutes` no new round begins. Failures are printed as they come; at the end how
often each test ran and failed, and the load that the machine had.
"""

import argparse
import collections
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Generator

import pytest

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


def main() -> None:
    words = argparse.ArgumentParser(
        prog="bench.steady", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    words.add_argument("tests", nargs="+")
    words.add_argument("--runs", type=int, default=100)
    words.add_argument("--load", type=int, default=2, help="busy processes for each core")
    words.add_argument("--minutes", type=float, default=60.0)
    given = words.parse_args()
    cores = os.cpu_count() or 1
    rounds = Rounds(given.runs, time.monotonic() + given.minutes * 60)
    began = time.monotonic()
    with busy(given.load * cores):
        pytest.main(["-o", "addopts=--strict-markers", "-p", "no:terminal", *given.tests], plugins=[rounds])
    for name, runs in rounds.ran.items():
        print(f"{runs:5} runs  {rounds.failed[name]:3} failed  {name}")
    loads = sorted(rounds.loads) or [0.0]
    print(f"{rounds.ran.total()} runs, {rounds.failed.total()} failed, {time.monotonic() - began:.0f} s")
    print(f"{given.load * cores} busy processes on {cores} cores; load {loads[0]:.1f} to {loads[-1]:.1f}")
    sys.exit(1 if rounds.failed else 0)


if __name__ == "__main__":
    main()
