"""Runs a program as a whole process and tells its time and memory: shared by the benchmarks that compare programs.

Linux only (it reads `/proc`). Python 3.11, standard library only.
"""
import ctypes
import os
import platform
import resource
import signal
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass

PATIENCE = 120


def adopt_orphans():
    """Lets orphans of a program come to this process, so that none is overlooked (prctl PR_SET_CHILD_SUBREAPER)."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def said(*command):
    """The first line that a command says, or nothing where it cannot be run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=environment())
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout.strip().splitlines() or [""])[-1] if done.returncode == 0 else ""


def environment():
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def last_line(text):
    return (text.strip().splitlines() or ["it said nothing"])[-1][:200]


def descendants():
    """All processes that came from this one, orphans included: this process adopts them."""
    parents = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                with open(f"/proc/{entry.name}/stat") as file:
                    parents.setdefault(int(file.read().rsplit(")", 1)[1].split()[1]), []).append(int(entry.name))
            except OSError:
                pass
    found, new = [], parents.get(os.getpid(), [])
    while new:
        found += new
        new = [child for pid in new for child in parents.get(pid, [])]
    return found


def memory_now():
    """Proportional set sizes of the process tree, bytes; resident size of a process that hides them."""
    total, hidden = 0, 0
    for pid in descendants():
        try:
            with open(f"/proc/{pid}/smaps_rollup") as file:
                total += next(int(row.split()[1]) for row in file if row.startswith("Pss:")) * 1024
        except PermissionError:
            hidden += 1
            try:
                with open(f"/proc/{pid}/statm") as file:
                    total += int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            except OSError:
                pass
        except (OSError, StopIteration):
            pass
    return total, hidden


class Failed(Exception):
    """Why a run gave no map."""


@dataclass
class Run:
    wall: float
    cpu: float
    memory: float
    hidden: int


def run(command, file, watch):
    """One whole process, until it and all that it started are gone; with `watch`, its memory is followed."""
    file.unlink(missing_ok=True)
    log = file.with_suffix(".log")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done, peak = threading.Event(), [0, 0]

    def follow():
        while not done.is_set():
            total, hidden = memory_now()
            peak[0], peak[1] = max(peak[0], total), max(peak[1], hidden)
            done.wait(0.002)

    with open(log, "wb") as said_there:
        begin = time.perf_counter()
        child = subprocess.Popen([str(a) for a in command], stdin=subprocess.DEVNULL, stdout=said_there,
                                 stderr=subprocess.STDOUT, env=environment(), start_new_session=True)
        alarm = threading.Timer(PATIENCE, lambda: os.killpg(child.pid, signal.SIGKILL))
        alarm.start()
        watcher = threading.Thread(target=follow)
        if watch:
            watcher.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        alarm.cancel()
        done.set()
        if watch:
            watcher.join()
    # Helpers that outlive their program are waited for, so that they neither count as the next one's nor disturb it.
    patience = time.monotonic() + 5
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                if time.monotonic() > patience:
                    for pid in descendants():
                        os.kill(pid, signal.SIGKILL)
                time.sleep(0.005)
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if child.returncode:
        raise Failed(f"exit code {child.returncode}: {last_line(log.read_text('utf-8', 'replace'))}")
    if not file.exists():
        raise Failed(f"no file: {last_line(log.read_text('utf-8', 'replace'))}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, max(peak[0], usage.ru_maxrss * 1024), peak[1])


def spread(values, digits=2):
    return f"{statistics.median(values):.{digits}f} | {min(values):.{digits}f} to {max(values):.{digits}f}"


def machine():
    model = "unknown processor"
    with open("/proc/cpuinfo") as file:
        model = next((row.split(":", 1)[1].strip() for row in file if row.startswith("model name")), model)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB; {system}, Linux {platform.release()}"
