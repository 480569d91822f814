#!/usr/bin/env python3
"""The tutor in a pseudo-terminal when things go wrong: odd keys, odd terminals, odd disks, two at once.

usage: trouble.py [TEST...]     DRYDOCK=PROGRAM starts another program than ./drydock
"""
import os, pathlib, resource, sys, tempfile, time
from pseudo import Session, main, number_of, run

CTRL_C, CTRL_D = "\x03", "\x04"


def folder():
    return tempfile.TemporaryDirectory()


def in_the_lesson(home):
    """A session at the prompt of the lesson's first task."""
    pathlib.Path(home, "settings").write_text("open = yes\n")
    session = Session(home)
    session.expect("选择语言").send("\r").expect("Drydock 船坞", "1. ").send("\x1b[B\r")
    session.expect("Container: a life", "q leaves").send(number_of("container") + "\r")
    return session.expect("1/13", "Enter goes on.").prompt().line("").expect("2/13").prompt()


def a_command_typed_ahead_is_carried_out_at_the_first_prompt():
    with folder() as home:
        session = Session(home)
        session.send("echo ok$((6*7))\r").expect("ok42").kill()


def a_terminal_of_twenty_by_five_is_enough():
    with folder() as home:
        session = Session(home, columns=20, rows=5)
        session.expect("1. 中文").send("\x1b[B\x1b[A\r\r")
        session.expect("-- ").send(" ").expect("-- ").send(" ").expect("-- ").send("q").expect("student@laptop:~$")
        session.line("echo $((6*7))x").expect("42x")
        session.line(":hint").line("docker ps").expect("CONTAINER ID")
        session.resize(100, 40)
        session.line("echo $((6*7))y").expect("42y").kill()


def ctrl_c_and_ctrl_d_are_right_everywhere():
    with folder() as home:
        session = Session(home)
        session.expect("选择语言").send(CTRL_C)
        assert session.end() == 0
        session = Session(home)
        session.expect("选择语言").send("\r").expect("Drydock 船坞", "1. ").send(CTRL_D).expect("Bye")
        assert session.end() == 0
    with folder() as home:
        session = in_the_lesson(home)
        session.send("half a line" + CTRL_C).prompt().line("echo $((6*7))a").expect("42a").prompt()
        session.line("sleep 500").read(0.3)
        session.send(CTRL_C).prompt().line("echo $?b").expect("130b").prompt()
        session.line("cat").read(0.5)
        session.send("some text\r" + CTRL_D).prompt().line("echo $((6*7))c").expect("42c").prompt()
        session.line("cat").read(0.5)
        session.send(CTRL_C).prompt()
        session.line("while true; do :; done").read(0.5)
        session.send(CTRL_C).prompt().line("echo $((6*7))d").expect("42d").prompt()
        session.line("docker run -it --rm busybox sh").expect("# ").line("sleep 500").read(0.5)
        session.send(CTRL_C).expect("# ").send(CTRL_D).prompt().line("echo $((6*7))e").expect("42e").prompt()
        session.line("docker run hello-world").expect("Enter goes on.").prompt().line("").expect("3/13", "Answer>")
        session.send(CTRL_C).prompt().line("").expect("Answer>").send(CTRL_D).prompt().send(CTRL_D)
        session.expect("Drydock 船坞", "1. ").send("q")
        assert session.end() == 0


def two_programs_do_not_write_into_one_folder():
    with folder() as home:
        first = in_the_lesson(home)
        first.line("docker run -d --name web nginx").prompt()
        second = Session(home)
        second.expect("Another drydock is open", "1. ").send("\r").expect("2/13").prompt()
        second.line("docker rm -f web").expect("web").prompt().line(":quit").expect("1. ").send("q").expect("Nothing of this was saved")
        assert second.end() == 0
        first.kill()
        third = Session(home)
        third.expect("2/13").prompt().line("docker ps --format '={{.Names}}='").expect("=web=").kill()


def a_second_terminal_sees_the_same_world():
    with folder() as home:
        first = in_the_lesson(home)
        # The door for others opens a moment after the first prompt.
        for _ in range(20):
            second = Session(home, "sh", "--attach")
            if second.wait_for("student@laptop:~$ ", "Start one first."):
                break
            second.end()
        second.prompt().line("echo hello > from-the-second; tty").expect("/dev/pts").prompt()
        first.line("cat from-the-second").expect("hello").prompt()
        second.line("exit")
        assert second.end() == 0
        first.line("echo $((6*7))f").expect("42f").kill()
        again = Session(home)
        again.expect("2/13").prompt().line("cat from-the-second").expect("hello").kill()


def a_damaged_record_is_kept_aside_and_its_good_part_comes_back():
    with folder() as home:
        session = in_the_lesson(home)
        session.line("echo precious > kept").prompt().line("echo lost > gone").prompt().kill()
        journal = pathlib.Path(home, "lessons/container.journal")
        whole = journal.read_bytes()
        journal.write_bytes(whole[:-9] + b"#" + whole[-8:])
        session = Session(home)
        session.expect("could not be read", "2/13").prompt().line("cat kept; cat gone").expect("precious", "No such file").kill()
        assert pathlib.Path(home, "lessons/container.journal.damaged-1").exists()


def killed_at_any_byte_the_record_goes_on():
    with folder() as home:
        session = in_the_lesson(home)
        session.line("echo precious > kept").prompt().kill()
        journal = pathlib.Path(home, "lessons/container.journal")
        whole = journal.read_bytes()
        for length in (0, 1, 100, len(whole) - 30, len(whole) - 1):
            journal.write_bytes(whole[:length])
            session = Session(home)
            session.expect("1. " if length <= 100 else "student@laptop").kill()


def an_unwritable_folder_is_said_and_the_lesson_goes_on():
    with folder() as home:
        blocked = pathlib.Path(home, "file")
        blocked.write_text("not a folder")
        session = Session(blocked)
        session.expect("选择语言").send("\r").expect("Progress cannot be saved", "1. ").send("\r")
        session.expect("1/").prompt().line("echo $((6*7))g").expect("42g").kill()


def a_full_disk_is_said_and_the_lesson_goes_on():
    with folder() as home:
        session = in_the_lesson(home)
        session.kill()
        size = pathlib.Path(home, "lessons/container.journal").stat().st_size
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        # No file may grow beyond this: what a full disk does to the record.
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 120, before[1]))
        try:
            session = Session(home, env={"JAVA_TOOL_OPTIONS": "-XX:-UsePerfData"})
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        session.expect("2/13").prompt()
        for _ in range(4):
            session.line("echo something that is rather long, to fill the disk").prompt()
        session.expect("cannot be saved") if "cannot be saved" not in session.text else None
        session.line("echo $((6*7))h").expect("42h").kill()


def ten_megabytes_pasted_do_no_harm():
    paste = ("echo a line of a paste that somebody did not mean\r" * 210_000).encode()
    with folder() as home:
        session = Session(home, "sh")
        session.prompt()
        session.send(b"\x1b[200~" + paste + b"\x1b[201~")
        session.expect("too much to paste").send(CTRL_C).prompt().line("echo $((6*7))i").expect("42i", seconds=120).prompt().line("cat > /dev/null")
        session.read(1)
        session.send(b"x" * 3_000_000 + b"\r" + CTRL_D.encode()).expect("student@laptop:~$ ", seconds=120)
        session.line("echo $((6*7))j").expect("42j", seconds=120).kill()


def a_window_that_is_closed_loses_nothing():
    with folder() as home:
        session = in_the_lesson(home)
        session.line("echo precious > kept").prompt()
        os.close(session.terminal)
        limit = time.time() + 20
        while not session.ended() and time.time() < limit:
            time.sleep(0.1)
        assert session.ended(), "still runs without a window"
        session = Session(home)
        session.expect("2/13").prompt().line("cat kept").expect("precious").kill()


def without_a_terminal_there_are_numbers_and_lines():
    with folder() as home:
        pathlib.Path(home, "settings").write_text("open = yes\n")
        code, out, err = run(home=home, text=f"2\n2\n{number_of('container')}\n\necho $((6*7))k\n:quit\n7\n")
        assert code == 0 and "42k" in out and "1/" in out and "\x1b" not in out, out[-2000:] + err


def a_dumb_terminal_is_served_too():
    with folder() as home:
        session = Session(home, env={"TERM": "dumb"})
        session.expect("2. English", "q").line("2").expect("1. ", "q").line("1").expect("1/").prompt().line("echo $((6*7))l").expect("42l")
        session.unexpected("\x1b[")
        session.kill()


TESTS = [value for name, value in list(globals().items()) if callable(value) and getattr(value, "__module__", "") == "__main__"
         and name not in ("folder", "in_the_lesson")]

if __name__ == "__main__":
    sys.exit(main(TESTS))
