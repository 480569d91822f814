#!/usr/bin/env python3
"""The full-screen views in a pseudo-terminal: what is on the screen, at which size, and that it is given back as it was.

usage: views.py [TEST...]     DRYDOCK=PROGRAM starts another program than ./drydock
"""
import re, sys, tempfile, termios, time, unicodedata
from pseudo import PATIENCE_SECONDS, Session, main

CTRL_C = "\x03"
TAB = "\t"
SMALL, LARGE = (80, 24), (200, 60)
# What must be on the screen of each view, in its place in the order of the tabulator.
SIGNS = {
    "en": ["Containers (", "[R] kube-scheduler", "├*──", "lines back", "No messages yet"],
    "zh": ["容器（", "[R] kube-scheduler", "├*──", "行之前", "还没有消息"],
}
PIECES = re.compile(r"\x1b\[(\??[0-9;]*)([@-~])|\x1b\][^\x07]*\x07|\x1b[()][0-9A-Za-z]|\x1b[=>78cDEHM]|(.)", re.S)


class Screen(Session):
    """A session of which the alternate screen is kept as a terminal would show it."""

    def __init__(self, home, *arguments, size=SMALL, env=None):
        self.alternate, self.entered, self.cells, self.x, self.y, self.bytes = False, 0, {}, 0, 0, b""
        super().__init__(home, *arguments, columns=size[0], rows=size[1], env=env)

    def take(self, data):
        self.bytes += data
        text = self.bytes.decode("utf-8", "ignore")
        # What is cut in the middle waits for its end.
        cut = re.search(r"\x1b[^@-Z\\^-~]*$|\x1b\[[0-9;?]*$", text)
        whole = text[:cut.start()] if cut else text
        try:
            self.bytes.decode("utf-8")
        except UnicodeDecodeError as torn:
            if torn.start < len(self.bytes) - 3:
                raise
            whole = self.bytes[:torn.start].decode("utf-8")
        self.bytes = self.bytes[len(whole.encode()):]
        for piece in PIECES.finditer(whole):
            self.draw(*piece.groups())

    def draw(self, parameters, command, character):
        if parameters == "?1049":
            self.alternate = command == "h"
            self.entered += self.alternate
            self.cells = {}
        elif command in ("H", "f"):
            numbers = [int(n or 1) for n in (parameters + ";").split(";")]
            self.y, self.x = numbers[0] - 1, (numbers[1] if len(numbers) > 2 else 1) - 1
        elif command == "J":
            self.cells = {}
        elif character == "\r":
            self.x = 0
        elif character == "\n":
            self.y += 1
        elif character and character >= " " and self.alternate:
            self.cells[self.y, self.x] = character
            if unicodedata.east_asian_width(character) in "WF":
                self.cells[self.y, self.x + 1] = ""
                self.x += 1
            self.x += 1

    def rows(self):
        last = max((y for y, _ in self.cells), default=-1)
        width = max((x for _, x in self.cells), default=-1) + 1
        return ["".join(self.cells.get((y, x), " ") for x in range(width)).rstrip() for y in range(last + 1)]

    def shows(self, *wanted, seconds=PATIENCE_SECONDS):
        """Waits until the screen shows all this."""
        end = time.time() + seconds
        while not all(any(text in row for row in self.rows()) for text in wanted):
            if time.time() > end:
                raise AssertionError(f"{wanted} not on the screen:\n" + "\n".join(self.rows()))
            self.read(0.2)
        return self

    def given_back(self):
        """Waits until the screen is what it was."""
        end = time.time() + PATIENCE_SECONDS
        while self.alternate:
            assert time.time() < end, "the screen was not given back"
            self.read(0.2)
        return self.prompt()

    def modes(self):
        return termios.tcgetattr(self.terminal)[:4]


def cluster(home, language, *options, size=SMALL):
    session = Screen(home, "sh", "--world", "cluster", "--lang", language, *options, size=size)
    session.prompt().line("kubectl create deployment web --image=nginx --replicas=2").prompt()
    session.line("kubectl wait --for=condition=available deployment/web").expect("condition met").prompt()
    return session.line(":clock pause").prompt()


def every_view_fits(language):
    with tempfile.TemporaryDirectory() as home:
        session = cluster(home, language)
        time.sleep(0.3)
        modes = session.modes()
        for size in SMALL, LARGE:
            session.line(":view house")
            for place, sign in enumerate(SIGNS[language]):
                if sign.startswith(("lines", "行")):
                    session.send("\x1b[D")
                session.shows(sign)
                rows = session.rows()
                assert len(rows) <= size[1], f"{len(rows)} rows"
                widest = max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row) for row in rows)
                assert widest <= size[0], f"{widest} columns of {size[0]}:\n" + "\n".join(rows)
                session.send(TAB)
            if size == SMALL:
                # A resize in the middle, then Ctrl-C instead of q.
                session.resize(*LARGE)
                session.shows(SIGNS[language][0])
                end = time.time() + PATIENCE_SECONDS
                while len(session.rows()) < LARGE[1]:
                    assert time.time() < end, "not drawn at its new size"
                    session.read(0.2)
                session.send(CTRL_C)
            else:
                session.send("q")
            session.given_back()
            session.line("echo $((6*7))x").expect("42x").prompt()
        time.sleep(0.3)
        assert session.modes() == modes, "the terminal's modes were not given back"
        session.line("exit").end()


def every_view_fits_both_sizes_in_chinese_is_resized_and_given_back():
    every_view_fits("zh")


def every_view_fits_both_sizes_in_english_is_resized_and_given_back():
    every_view_fits("en")


def the_screen_says_what_the_plain_text_says():
    with tempfile.TemporaryDirectory() as home:
        plain = cluster(home, "en", "--plain")
        begin = len(plain.text)
        plain.line(":view cluster").expect("does not run").prompt()
        text = [row.rstrip() for row in plain.text[begin:].split("\n")]
        assert plain.entered == 0, "a dumb terminal got a full screen"
        plain.line("exit").end()
        full = cluster(home, "en", "--ascii", size=(79, 40))
        full.line(":view cluster").shows("does not run")
        shown = [row for row in full.rows()[1:-1] if row]
        assert shown == [row for row in text if row in shown], "\n".join(shown + ["", "is not"] + text)
        full.send("q").given_back().line("exit").end()


def a_film_goes_on_while_one_looks_and_what_was_typed_behind_q_is_kept():
    with tempfile.TemporaryDirectory() as home:
        session = Screen(home, "sh", "--world", "cluster", "--lang", "en")
        session.prompt().line("kubectl create deployment web --image=nginx").prompt()
        session.line(":view cluster").shows("[R] web-")
        session.send("qecho $((6*7))y\r").expect("42y").prompt().line("exit").end()


if __name__ == "__main__":
    sys.exit(main([
        every_view_fits_both_sizes_in_chinese_is_resized_and_given_back,
        every_view_fits_both_sizes_in_english_is_resized_and_given_back,
        the_screen_says_what_the_plain_text_says,
        a_film_goes_on_while_one_looks_and_what_was_typed_behind_q_is_kept,
    ]))
