"""Sets Yichuang up and starts it: `python3 run.py serve`, `… demo`, `… test`. Standard library only.

The first start makes `.venv` from the locks and leaves a stamp there; later starts only compare the
stamp.
"""

import fcntl
import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from glob import glob
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 (this line is here for those who have an older one)
    print("一窗需要 Python 3.11 或更新版本。/ Yichuang needs Python 3.11 or newer.", file=sys.stderr)
    sys.exit(1)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = "yichuang-stamp"
TELL_S = 10.0
"""How often a first start says that it is still at work: less often looks like a program that hangs."""
STEP = re.compile(r"(Collecting|Downloading|Building|Installing) [^\s(;]+")
"""A line of pip that says what it is at."""
RUNTIME, DEV = "requirements.lock", "requirements-dev.lock"
NPM = ("package.json", "package-lock.json")
NPM_STAMP = ROOT / "node_modules" / STAMP
BROWSER = {
    "chromium": "chromium",
    "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "zbar-tools": "zbarimg",
    "libatomic1": "/usr/lib/*/libatomic.so.1",  # of the program that drives the browser; a bare Debian lacks it
}
"""Debian package → its command or a file of it (a pattern), by which it is known to be there."""
QUICK_BROWSER = "chromium-headless-shell"
"""Debian package and command: pages open three times as fast in it. Not every system has it; the tests can do without."""
CHECKS = (
    ("ruff check .", ("ruff", "check", ".")),
    ("ruff format --check .", ("ruff", "format", "--check", ".")),
    ("pyright", ("pyright",)),
    ("lint-imports", ("lint-imports",)),
    ("tools/vendor.py --check", ("python", "tools/vendor.py", "--check")),
    ("prettier --check", ("python", "tools/node.py", "prettier", "--check", "--log-level=warn", "**/*.js")),
    ("eslint", ("python", "tools/node.py", "eslint", ".")),
    ("tsc", ("python", "tools/node.py", "tsc")),
    ("tools/api_document.py", ("python", "-m", "tools.api_document")),
    (
        "coverage run",
        ("coverage", "run"),
    ),  # the domain's own tests; which, and the floor, stands in pyproject.toml
    ("coverage report", ("coverage", "report")),
)

HELP = """一窗 Yichuang

  python3 run.py demo         演示大厅，数据用完即弃        a demonstration hall with throw-away data
  python3 run.py setup        首次设置向导，写好大厅配置      be guided to a configuration of your hall
  python3 run.py serve        启动排队服务器               start the queue server
  python3 run.py serve --help 服务器的选项                 the server's options
  python3 run.py test         全部检查和测试               every check and test
  python3 run.py test ARGS    只运行 pytest ARGS          only pytest, with ARGS
  python3 run.py bench NAME   运行一项基准测试             run one benchmark
  python3 run.py screenshots  重做文档截图                 remake the pictures in the docs
  python3 run.py lock         重做依赖锁定文件             remake the dependency locks (--upgrade: newest)

  python3 run.py agent        取号机或窗口电脑上的设备代理    the agent of a kiosk or a clerk's computer
  python3 run.py emulate KIND 模拟设备，无需硬件            pretend to be a device (bus, printer, onbon, …)
  python3 run.py devices scan|check   查找串口，试连设备     find ports, try the configured devices
  python3 run.py person|token|screens|personal   人员、令牌、屏幕链接、个人信息   people, tokens, links, personal data
  python3 run.py verify|backup|restore           核验、备份、恢复                 keep the data true

每个命令加 --help 看选项。首次运行会自动建立 .venv。
Every word takes --help. The first run makes .venv by itself.
"""


def say(zh: str, en: str) -> None:
    print(f"· {zh} / {en}", file=sys.stderr, flush=True)


def fail(zh: str, en: str) -> NoReturn:
    print(f"\n{zh}\n{en}", file=sys.stderr, flush=True)
    sys.exit(1)


# The stamp


def stamps(root: Path, dev: bool) -> list[str]:
    """What `.venv` must have been made from: interpreter and place, the runtime lock, the test lock.

    A longer list begins with the shorter one, so an environment with the test tools also serves.
    """

    def digest(*parts: bytes) -> str:
        return sha256(b"\0".join(parts)).hexdigest()

    found = [
        digest(str(sys.implementation.cache_tag).encode(), os.fsencode(root)),
        digest((root / "pyproject.toml").read_bytes(), (root / RUNTIME).read_bytes()),
    ]
    return [*found, digest((root / DEV).read_bytes())] if dev else found


def stamped(venv: Path) -> list[str]:
    """The stamp of a finished environment; empty when there is none or its making was interrupted."""
    try:
        lines = (venv / STAMP).read_text().split()
    except OSError:
        return []
    return lines if (venv / "bin" / "python").exists() else []


def ready(venv: Path, want: list[str]) -> bool:
    return stamped(venv)[: len(want)] == want


# Set-up


def apt(*packages: str) -> bool:
    """Install Debian packages, if that is possible here. True when it worked."""

    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say(f"安装 {' '.join(packages)}", "installing with apt-get")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=env, stdout=sys.stderr, check=False)
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]
    return subprocess.run(install, env=env, stdout=sys.stderr, check=False).returncode == 0


def can_make_venv() -> bool:
    importlib.invalidate_caches()
    return find_spec("venv") is not None and find_spec("ensurepip") is not None


def make_venv() -> None:

    if not can_make_venv():
        apt("python3-venv")
    if not can_make_venv():
        fail(
            "这个 Python 缺少 venv 模块。请先安装：sudo apt install python3-venv，然后再运行一次。",
            "This Python lacks its venv module. Run: sudo apt install python3-venv, then this again.",
        )
    if VENV.exists():
        say("重建 .venv（未完成或已过时）", "remaking .venv (unfinished or outdated)")
        shutil.rmtree(VENV)
    say("建立 .venv", "making .venv")
    real = os.path.realpath(sys.executable)  # not a link inside the .venv just removed
    code, errors = watched([real, "-m", "venv", str(VENV)])
    if code:
        print(errors[-2000:], file=sys.stderr)
        fail("无法建立 .venv。", "The .venv could not be made.")


def watched(
    command: list[str], tell_s: float = TELL_S, told: Callable[[str, str], None] = say
) -> tuple[int, str]:
    """Run a command that may take minutes; every `tell_s` seconds `told` hears how long it has been at what. Its exit
    status and its errors."""
    began, doing, over = time.monotonic(), [""], threading.Event()

    def tell() -> None:
        while not over.wait(tell_s):
            seconds = round(time.monotonic() - began)
            told(f"已用 {seconds} 秒", f"{seconds} s so far: {doing[0]}".rstrip(": "))

    with tempfile.TemporaryFile("w+") as errors:
        telling = threading.Thread(target=tell, daemon=True)
        telling.start()
        try:
            with subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
            ) as process:
                for line in process.stdout or ():
                    step = STEP.match(line)
                    doing[0] = step[0] if step else doing[0]
        finally:
            over.set()
            telling.join()
        errors.seek(0)
        return process.returncode, errors.read()


def pip(*args: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *args]
    code, errors = watched(command)
    if code:
        print("\n".join(errors.splitlines()[-12:]), file=sys.stderr)
        fail(
            "依赖没有装好。请检查网络或 pip 的镜像设置，再运行一次；会自动重来。",
            "Installing dependencies failed. Check the network or pip's mirror setting and run this again.",
        )


def prepare(dev: bool) -> None:
    """Make or renew `.venv` unless its stamp says that it is right."""
    if ready(VENV, stamps(ROOT, dev)):
        return
    place = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(place, fcntl.LOCK_EX)  # of two first starts, the second waits here
    have = stamped(VENV)
    want = stamps(ROOT, dev or len(have) > 2)
    if not ready(VENV, want):
        (VENV / STAMP).unlink(missing_ok=True)
        if have[:1] != want[:1]:
            make_venv()
        locks = (RUNTIME, DEV)[: len(want) - 1]
        say("安装依赖，首次约需一到几分钟", "installing dependencies, a minute or a few the first time")
        pip("install", "--require-hashes", *(word for lock in locks for word in ("-r", lock)))
        pip("install", "--no-deps", "--no-build-isolation", "-e", ".")
        unfinished = VENV / f"{STAMP}.new"
        unfinished.write_text("\n".join(want) + "\n")
        unfinished.replace(VENV / STAMP)
        say("准备完毕", "ready")
    os.close(place)


def prepare_node() -> None:
    """What checks the JavaScript. The checks say themselves what is missing, so a failure here is only told."""
    if run(("python", "tools/node.py", "--install")):
        say(
            "检查 JavaScript 的工具没有装好，请检查 npm 的镜像设置",
            "npm could not install what checks the JavaScript",
        )


def prepare_browser() -> None:
    """The browser tests say themselves what to do without a browser, so a failure here is only told."""
    missing = [name for name, sign in BROWSER.items() if not (shutil.which(sign) or glob(sign))]
    if missing and not apt(*missing):
        names = " ".join(missing)
        say(f"没有浏览器测试所需的软件：{names}", f"the browser tests want: sudo apt install {names}")
    if not shutil.which(QUICK_BROWSER) and not apt(QUICK_BROWSER):
        say(
            f"没有 {QUICK_BROWSER}，浏览器测试会慢一些",
            f"without {QUICK_BROWSER} the browser tests take longer",
        )


# Commands


def run(command: tuple[str, ...]) -> int:
    """Run a tool of `.venv` in the repository, with `.venv/bin` first on the path."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    tool = [str(VENV / "bin" / command[0]), *command[1:]]
    return subprocess.run(tool, cwd=ROOT, env={**os.environ, "PATH": path}, check=False).returncode


def test(args: list[str]) -> int:
    prepare(dev=True)
    prepare_node()
    prepare_browser()
    results: dict[str, int] = {}
    for title, command in () if args else CHECKS:
        print(f"\n== {title}", flush=True)
        results[title] = run(command)
    if results:
        print("\n==", ", ".join(f"{title}: {'FAILED' if code else 'ok'}" for title, code in results.items()))
    print("\n== pytest", *args, flush=True)
    # All of them side by side, who is done takes from those who are not; chosen ones as the reader asked for them.
    workers = str(
        (os.cpu_count() or 1) + 1
    )  # browsers and servers are waited for: a core would rest half of the time
    code = run(("python", "-m", "pytest", *(args or ("-n", workers, "--dist", "worksteal"))))
    return code or int(any(results.values()))


def lock(args: list[str]) -> int:
    """Resolve pyproject.toml into both locks; `args` go to uv (`--upgrade`, `--upgrade-package NAME`)."""
    import tomllib  # unknown to an older Python, which must get as far as the message above

    if not PYTHON.exists():
        make_venv()
    pip("install", "uv")
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    options = "--quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate"
    resolve = [str(VENV / "bin" / "uv"), "pip", "compile", *options.split(), *args, "pyproject.toml"]
    for more, given in (
        (["-", "-o", RUNTIME], "\n".join(build)),
        (["--extra", "test", "-c", RUNTIME, "-o", DEV], ""),
    ):
        say("锁定依赖", f"resolving {more[-1]}")
        code = subprocess.run([*resolve, *more], cwd=ROOT, input=given, text=True, check=False).returncode
        if code:
            return code
    return 0


def become(*command: str) -> NoReturn:
    """Replace this process by `.venv`'s Python, so that signals and exit codes are the program's own."""
    os.execv(PYTHON, [str(PYTHON), *command])


def main(args: list[str]) -> int:  # no match statement: an older Python must be able to read this file
    word, rest = (args[0], args[1:]) if args else ("help", [])
    if word in ("help", "-h", "--help"):
        print(HELP, end="")
        return 0
    if word == "test":
        return test(rest)
    if word == "lock":
        return lock(rest)
    if word == "bench" and not rest:
        print("python3 run.py bench NAME:", *sorted(path.stem for path in (ROOT / "bench").glob("[!_]*.py")))
        return 2
    if word not in ("bench", "screenshots"):
        prepare(dev=False)
        become("-P", "-m", "server", *args)  # -P: the caller's folder cannot shadow ours
    prepare(dev=True)
    os.chdir(ROOT)
    become("-m", *([f"bench.{rest[0]}", *rest[1:]] if word == "bench" else ["tools.screenshots", *rest]))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
