#!/usr/bin/env python3
"""How long Drydock takes to start, as ratios to the start of an empty Java program.

usage: start.py [--runs N] [--java JAVA_HOME]...

Prints, for each Java, in one interleaved run of at least 15 rounds (medians):
  sh      `drydock sh -c true`, from fork to exit; the goal is 2.0, the limit 2.5
  prompt  `drydock` in a pseudo-terminal with `echo ok` and Enter typed ahead, from fork to its answer; the limit is 6
both divided by
  empty   `java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar` of a program that does nothing, from fork to exit.
Only the ratios are comparable between machines. The answer is told from the echo of the typed line by its value:
what is typed is `echo ok$((6*7))`, what is waited for is `ok42`.
"""
import argparse, fcntl, os, pathlib, pty, select, shutil, signal, statistics, struct, subprocess, sys, tempfile, termios, time

ROOT = pathlib.Path(__file__).resolve().parents[3]
DRYDOCK = str(ROOT / "drydock")
PLAIN = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
TYPED, ANSWER, PATIENCE_SECONDS = b"echo ok$((6*7))\r", b"ok42", 30
ARCHIVE_SECONDS = 120


def millis_to_exit(command, env):
    quiet = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, 0), (os.POSIX_SPAWN_DUP2, quiet, 1)]
    before = time.perf_counter()
    child = os.posix_spawn(command[0], command, env, file_actions=actions)
    _, status = os.waitpid(child, 0)
    after = time.perf_counter()
    os.close(quiet)
    if status != 0:
        sys.exit(f"{' '.join(command)} ended with wait status {status}")
    return (after - before) * 1000


def millis_to_answer(command, env):
    """Types ahead in a fresh 120x40 terminal, answers its cursor reports, stops when the answer is on the screen."""
    before = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.write(terminal, TYPED)
    seen = b""
    try:
        while ANSWER not in seen:
            left = before + PATIENCE_SECONDS - time.perf_counter()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                sys.exit(f"no answer in {PATIENCE_SECONDS} s; seen: {seen[-400:]!r}")
            piece = os.read(terminal, 65536)
            seen += piece
            if b"\x1b[6n" in piece:
                os.write(terminal, b"\x1b[1;1R")
        return (time.perf_counter() - before) * 1000
    except OSError:
        sys.exit(f"{command[0]} ended without the answer; seen: {seen[-400:]!r}")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def empty_program(java_home, folder):
    (folder / "Empty.java").write_text("public class Empty { public static void main(String[] a) {} }\n")
    tool = lambda name, *rest: subprocess.run([f"{java_home}/bin/{name}", *rest], cwd=folder, check=True)
    tool("javac", "--release", "17", "Empty.java")
    tool("jar", "cfe", "empty.jar", "Empty", "Empty.class")
    return folder / "empty.jar"


def prepare(env):
    """Builds, and waits for the archive, which a start with another Java than the build's makes in the background."""
    subprocess.run([DRYDOCK, "sh", "-c", "true"], env=env, check=True, stdin=subprocess.DEVNULL)
    app = ROOT / "tutor-engine/target/app"
    newest = app / (app / "newest").read_text().strip()
    end = time.time() + ARCHIVE_SECONDS
    while time.time() < end:
        settled = not (newest / "rehearsal").exists()
        if settled and any("SharedArchiveFile" in text or "AOTCache" in text for text in records(app, env["JAVA_HOME"])):
            return
        time.sleep(0.5)
    print("(no archive was made: these starts are without one)")


def records(app, java_home):
    return [text for text in (record.read_text() for record in app.glob("start.*")) if f"'{java_home}/bin/java'" in text]


def measure(java_home, runs, parts):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="drydock-bench-"))
    try:
        env = {k: v for k, v in os.environ.items() if not k.startswith("DRYDOCK_")}
        env.update(JAVA_HOME=java_home, TERM="xterm-256color", LC_ALL="C.UTF-8",
                   HOME=str(folder), DRYDOCK_HOME=str(folder / "home"))
        jar = empty_program(java_home, folder)
        contenders = {
            "empty": lambda: millis_to_exit([f"{java_home}/bin/java", *PLAIN, "-jar", str(jar)], env),
            "sh": lambda: millis_to_exit([DRYDOCK, "sh", "-c", "true"], env),
            "prompt": lambda: millis_to_answer([DRYDOCK], env),
        }
        contenders = {name: run for name, run in contenders.items() if name == "empty" or name in parts}
        taken = {name: [] for name in contenders}
        prepare(env)
        for round_number in range(runs + 2):
            for name, run in contenders.items():
                millis = run()
                if round_number >= 2:
                    taken[name].append(millis)
        return {name: statistics.median(each) for name, each in taken.items()}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=15, help="rounds that count (default 15)")
    options.add_argument("--java", action="append", help="a JAVA_HOME to measure with (default: the java on PATH)")
    options.add_argument("--only", choices=("sh", "prompt"), help="measure one of the two")
    given = options.parse_args()
    homes = given.java or [os.path.dirname(os.path.dirname(os.path.realpath(shutil.which("java"))))]
    limits = {"sh": 2.5, "prompt": 6.0}
    for home in homes:
        medians = measure(home, given.runs, [given.only] if given.only else list(limits))
        print(f"{os.path.basename(home)}: empty program {medians['empty']:.0f} ms, median of {given.runs} interleaved runs")
        for name, limit in limits.items():
            if name in medians:
                print(f"  {name:7}{medians[name]:6.0f} ms  ratio {medians[name] / medians['empty']:.2f}  (at most {limit})")


if __name__ == "__main__":
    main()
