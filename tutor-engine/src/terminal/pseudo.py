"""A pseudo-terminal with Drydock in it: keys in, text out. Imported by the tests beside it; does nothing by itself."""
import fcntl, os, pathlib, pty, re, select, signal, struct, subprocess, sys, termios, time

ROOT = pathlib.Path(__file__).resolve().parents[3]
# DRYDOCK names another way to start the program, as a quick build of a developer.
PROGRAM = os.environ.get("DRYDOCK", str(ROOT / "drydock"))
PATIENCE_SECONDS = float(os.environ.get("PATIENCE", "40"))
CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[()][0-9A-Za-z]|\x1b[=>78cDEHM]|\x0f|\r")


def number_of(lesson):
    """The place of a lesson in the menu of all lessons, from 1."""
    names = (ROOT / "lessons/src/main/resources/dev/drydock/course/lessons.txt").read_text(encoding="utf-8").splitlines()
    return str([name for name in names if name and not name.startswith(("#", "chapter "))].index(lesson) + 1)


class Session:
    """One run of the program at a terminal."""

    def __init__(self, home, *arguments, columns=80, rows=24, env=None):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("DRYDOCK_", "LC_", "LANG"))}
        environment.update({"DRYDOCK_HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(env or {})})
        self.text, self.seen, self.raw, self.code = "", 0, b"", None
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.execve(PROGRAM, [PROGRAM, *arguments], environment)
        self.resize(columns, rows)

    def resize(self, columns, rows):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """Takes in what the program wrote; False when it has ended or been silent for so long."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            return False
        if not piece:
            return False
        self.take(piece)
        self.raw += piece
        if b"\x1b[6n" in piece:
            os.write(self.terminal, b"\x1b[1;1R")
        # A sequence or a character of which only the beginning has come waits for the rest.
        rest = re.search(rb"(\x1b[^@-Z\\^-~]*|\x1b\[[0-9;?]*|[\xc0-\xff][\x80-\xbf]{0,2})$", self.raw)
        cut = rest.start() if rest and len(self.raw) - rest.start() < 20 else len(self.raw)
        self.text += CONTROL.sub("", self.raw[:cut].decode("utf-8", "replace"))
        self.raw = self.raw[cut:]
        return True

    def take(self, piece):
        """Sees every piece that comes, with all that is in it."""

    def expect(self, *wanted, seconds=PATIENCE_SECONDS):
        """Waits until these texts have come, one after the other."""
        for text in wanted:
            end = time.time() + seconds
            while True:
                at = self.text.find(text, self.seen)
                if at >= 0:
                    self.seen = at + len(text)
                    break
                left = end - time.time()
                if left <= 0 or (not self.read(min(left, 1)) and self.ended()):
                    raise AssertionError(f"{text!r} did not come; the last was:\n{self.text[max(0, self.seen - 200):][-3000:]}")
        return self

    def wait_for(self, wanted, other):
        """Waits until one of two texts has come; whether it is the first. Neither counts as seen."""
        limit = time.time() + PATIENCE_SECONDS
        while time.time() < limit:
            for text in (wanted, other):
                if text in self.text[self.seen:]:
                    return text == wanted
            self.read(0.2)
        raise AssertionError(f"neither {wanted!r} nor {other!r} came; the last was:\n{self.text[-2000:]}")

    def unexpected(self, text):
        if text in self.text:
            raise AssertionError(f"{text!r} came:\n{self.text[-2000:]}")

    def send(self, keys):
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            # The program may write while it is written to: whoever only writes would wait for ever.
            readable, writable, _ = select.select([self.terminal], [self.terminal], [], PATIENCE_SECONDS)
            if readable:
                self.read(0)
            if writable:
                data = data[os.write(self.terminal, data[:1024]):]
        return self

    def line(self, text):
        return self.send(text + "\r")

    def prompt(self):
        return self.expect("student@laptop:~$ ")

    def prompt_after(self, pattern):
        """Waits for the next prompt; the first text before it that the regular expression describes."""
        begin = self.seen
        self.prompt()
        found = re.search(pattern, self.text[begin:self.seen])
        assert found, f"nothing like {pattern} in:\n{self.text[begin:self.seen]}"
        return found.group(0)

    def ended(self):
        if self.code is None:
            pid, status = os.waitpid(self.child, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def end(self, seconds=PATIENCE_SECONDS):
        """Waits for the program's end; its exit code."""
        limit = time.time() + seconds
        while not self.ended():
            self.read(0.1)
            if time.time() > limit:
                raise AssertionError(f"still runs; the last was:\n{self.text[-2000:]}")
        os.close(self.terminal)
        return self.code

    def kill(self):
        """As a power cut would end it."""
        if not self.ended():
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.code = -9
        os.close(self.terminal)


def run(*arguments, home, text="", env=None):
    """One run without a terminal: exit code and both outputs."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DRYDOCK_")}
    environment.update(DRYDOCK_HOME=str(home), LC_ALL="C.UTF-8", **(env or {}))
    data = text if isinstance(text, bytes) else text.encode()
    done = subprocess.run([PROGRAM, *arguments], input=data, capture_output=True, env=environment, timeout=PATIENCE_SECONDS * 2)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def main(tests):
    """Runs the tests whose names the command line names, or all; 1 when one fails."""
    chosen = [test for test in tests if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]]
    failed = 0
    for test in chosen:
        begin = time.time()
        try:
            test()
            print(f"ok    {test.__name__.replace('_', ' ')} ({time.time() - begin:.1f} s)", flush=True)
        except (AssertionError, OSError, subprocess.TimeoutExpired) as problem:
            failed += 1
            print(f"FAIL  {test.__name__.replace('_', ' ')}\n{problem}", flush=True)
    return 1 if failed else 0
