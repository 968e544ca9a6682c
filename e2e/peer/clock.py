"""The moved clock of the peer's processes: compiles clock.c once and says how to load it. Linux only."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


class ClockError(Exception):
    pass


def clock_library() -> str:
    if sys.platform != "linux":
        raise ClockError("works on Linux only")
    source = os.path.join(HERE, "clock.c")
    with open(source, "rb") as f:
        mark = hashlib.sha1(f.read()).hexdigest()[:12]
    cache = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "ebb-peer")
    lib = os.path.join(cache, f"clock-{os.uname().machine}-{mark}.so")
    if not os.path.exists(lib):
        cc = next((c for c in (os.environ.get("CC"), "cc", "gcc", "clang") if c and shutil.which(c)), None)
        if cc is None:
            raise ClockError("needs a C compiler")
        os.makedirs(cache, exist_ok=True)
        tmp = f"{lib}.{os.getpid()}"
        r = subprocess.run([cc, "-O2", "-shared", "-fPIC", "-o", tmp, source], capture_output=True, text=True)
        if r.returncode:
            raise ClockError(f"does not compile: {r.stderr[-300:]}")
        os.replace(tmp, lib)
    return lib


def clock_variables(now: float, freeze: bool = False) -> dict[str, str]:
    "Variables of a process whose clock shows `now` (epoch seconds) when it starts."
    return {
        "LD_PRELOAD": clock_library(),
        "PEER_CLOCK_NOW_NS": str(int(now * 1e9)),
        "PEER_CLOCK_FREEZE": "1" if freeze else "0",
    }
