#!/usr/bin/env python3
"""The tutor in a pseudo-terminal of 80x24: every lesson by keys alone. Every named mistake is made once and must get its
diagnosis, the language changes in the middle, the program is killed once, and every step can be skipped.

usage: play.py [TEST...]     DRYDOCK=PROGRAM starts another program than ./drydock; LESSONS="a b" plays only these;
                             BOTH=1 plays each from its beginning in both languages; TIMES=1 prints how long each took
"""
import concurrent.futures, json, os, pathlib, re, sys, tempfile, time
from pseudo import Session, main, number_of, run

OTHER = {"zh": "en", "en": "zh"}
GO_ON = {"zh": "回车继续。", "en": "Enter goes on."}
ANSWER = {"zh": "回答>", "en": "Answer>"}
AGAIN = {"zh": "[y/N]", "en": "[y/N]"}
YES = {"zh": "是", "en": "y"}
FINISHED = {"zh": "完成：", "en": "Done: "}
# The prompt of the laptop, of another machine, of a shell in a container, of a program.
PROMPT = re.compile(r"(?:\S+@\S+:\S*[$#]|^[\w/~.@:-]*[$#]|^(?:/ )?#|^>|[\w.:]*>) $", re.M)
STILL_RUNS = {"zh": "直到你结束它：Ctrl-C", "en": "until you end it: Ctrl-C"}
# Most of a play is waiting.
AT_ONCE = 4


def norm(text):
    """A text without what the width of a terminal and the looks of Markdown add."""
    return re.sub(r"[\s`*_#|>\\-]", "", text)


class Play:
    """One lesson in one language."""

    def __init__(self, lesson, language, home):
        self.lesson, self.language, self.home = lesson, language, home
        self.number, self.host = 0, "laptop"
        self.session = self.start()

    def start(self):
        return Session(self.home, "learn", self.lesson["id"], "--lang", self.language)

    def begin(self):
        """Whatever is shown first. Nobody waits for a wait from here on."""
        shown = self.rest()
        self.line(":clock jump")
        self.host = (re.findall(r"student@([\w-]+):\S*\$ $", self.session.text[-200:]) or ["laptop"])[0]
        return self.line("") if shown.endswith(ANSWER[self.language] + " ") else shown

    def fail(self, what):
        raise AssertionError(f"{self.lesson['id']} in {self.language}, step {self.number}: {what}; the last was:\n{self.session.text[-2500:]}")

    def rest(self, seconds=40.0):
        """Waits until something is asked: a line, an answer, whether to go on. Long pages are turned. What was shown since the last call."""
        session, begin, limit = self.session, self.session.seen, time.time() + seconds
        while time.time() < limit:
            while session.read(0.12) and time.time() < limit:
                pass
            if session.ended():
                break
            last = session.text[max(begin, session.text.rfind("\n") + 1):]
            if "-- " in last and last.rstrip().endswith("--"):
                session.send(" ")
                session.read(0.3)
            elif STILL_RUNS[self.language] in session.text[session.seen:]:
                session.seen = len(session.text)
                session.send("\x03")
            elif PROMPT.search(last) or last.endswith(ANSWER[self.language] + " ") or last.endswith("] "):
                break
        else:
            self.fail("nothing is asked")
        shown = session.text[begin:]
        session.seen = len(session.text)
        return shown

    def line(self, text):
        self.session.send(text + "\r")
        return self.rest()

    def shows(self, shown, wanted, what):
        if norm(wanted)[:30] not in norm(shown):
            self.fail(f"{what}: {wanted[:80]!r} is not in:\n{shown[-1500:]}\n")

    # ---- the kinds of steps ------------------------------------------------------------------------------------------------------

    def task(self, step, shown):
        for mistake in step["mistakes"]:
            said = "".join(self.line(line) for line in mistake["try"])
            said += self.settled() if norm(mistake["said"][self.language])[:30] not in norm(said) else ""
            self.shows(said, mistake["said"][self.language], f"the diagnosis of {mistake['name']}")
            self.begin_again()
        if self.number % 3 == 0:
            shown = self.skip()
        else:
            shown = "".join(self.line(line) for line in step["solution"])
        if GO_ON[self.language] not in shown:
            shown += self.settled()
        self.shows(shown, GO_ON[self.language], f"the end of {step['id']}")

    def skip(self):
        shown = self.line(":skip")
        # Java that nobody typed wants a yes.
        return self.line(YES[self.language]) if shown.rstrip().endswith(AGAIN[self.language]) else shown

    def settled(self):
        """What comes by itself a little later, as the world goes on."""
        self.session.line("sleep 1")
        return self.rest()

    def leave_programs(self):
        """Ctrl-D until the prompt of the machine at which the lesson begins is back."""
        for _ in range(8):
            if re.search(rf"student@{self.host}:\S+\$ $", self.session.text[-200:]):
                return
            if self.session.ended():
                self.fail("the session ended")
            self.session.send("\x04")
            self.rest()
        self.fail(f"the prompt of {self.host} does not come back")

    def begin_again(self):
        self.leave_programs()
        shown = self.line(":again")
        if not shown.rstrip().endswith(AGAIN[self.language]):
            self.fail("nothing was asked after :again")
        self.line(YES[self.language])

    def letters(self, step, shown, names):
        """The letters under which options are shown."""
        listed = re.findall(r"^\s*([a-i])\) (.*(?:\n {4,}\S.*)*)", shown, re.M)
        texts = {option["name"]: norm(option["shown"][self.language]) for option in step["options"]}
        letters = []
        for name in names:
            fits = [letter for letter, text in listed if norm(text) == texts[name]]
            if len(fits) != 1:
                self.fail(f"the option {name!r}, {texts[name]!r}, is not once in {listed}")
            letters.append(fits[0])
        return "".join(letters)

    def quiz(self, step, shown):
        kind = step["question"]
        if kind == "single":
            for option in step["options"]:
                if option["name"] in step["answer"]:
                    continue
                said = self.line(self.letters(step, shown, [option["name"]]))
                self.shows(said, option["said"][self.language], f"the feedback for {option['name']}")
        elif kind in ("fill", "typed"):
            for wrong in step["mistakes"]:
                said = self.line(wrong["try"][0])
                self.shows(said, wrong["said"][self.language], f"the feedback for {wrong['name']}")
        if "options" in step:
            right = self.letters(step, shown, step["answer"])
            # As an input method for Chinese writes them.
            answer = "".join(chr(ord(letter) + 0xFEE0) for letter in right) if self.language == "zh" else right
        else:
            answer = (step.get("answer") or step.get("solution") or [":skip"])[0]
        said = self.line(answer)
        if answer != ":skip":
            self.shows(said, GO_ON[self.language], f"the right answer {answer}")
        return answer == ":skip"

    # ---- the lesson --------------------------------------------------------------------------------------------------------------

    def play(self):
        steps, shown = self.lesson["steps"], self.begin()
        for self.number, step in enumerate(steps, 1):
            if f"{self.number}/{len(steps)}" not in shown:
                self.fail("the step is not shown")
            if self.number == (len(steps) + 1) // 2:
                shown = self.interrupted(step, shown)
            skipped = False
            if step["kind"] == "task":
                self.task(step, shown)
            elif step["kind"] == "quiz":
                skipped = self.quiz(step, shown)
            if skipped:
                shown = self.session.text[-3000:]
                continue
            if self.number < len(steps):
                self.leave_programs()
            self.session.send("\r")
            shown = self.rest()
        if self.session.end() != 0:
            self.fail(f"ended with {self.session.code}")
        self.shows(self.session.text[-3000:], FINISHED[self.language], "the end of the lesson")
        entries = (self.home / f"lessons/{self.lesson['id']}.journal").read_text(encoding="utf-8")
        assert " done lesson\n" in entries, entries[-400:]

    def interrupted(self, step, shown):
        """The other language from here on; then the power fails, and the lesson goes on where it was."""
        self.line(":lang " + OTHER[self.language])
        self.language = OTHER[self.language]
        self.session.kill()
        self.session = self.start()
        return self.begin()


def play(lesson, language):
    with tempfile.TemporaryDirectory() as folder:
        Play(lesson, language, pathlib.Path(folder)).play()


def skip_through(lesson, language):
    """Skips every step of a lesson; whatever is asked is looked around from first."""
    with tempfile.TemporaryDirectory() as folder:
        skipping = Play(lesson, language, pathlib.Path(folder))
        skipping.begin()
        # A question first lets its answer be seen, then goes on.
        for _ in range(2 * len(lesson["steps"]) + 1):
            if not skipping.session.ended():
                skipping.skip()
        assert skipping.session.ended(), f"{lesson['id']} in {language} has a step that cannot be skipped:\n{skipping.session.text[-2000:]}"
        assert skipping.session.code == 0, f"{lesson['id']} in {language} ended with {skipping.session.code}:\n{skipping.session.text[-2000:]}"


def lessons():
    with tempfile.TemporaryDirectory() as home:
        all_of_them = json.loads(run("lessons", "--json", "--steps", home=home)[1])
    wanted = os.environ.get("LESSONS", "").split()
    return [lesson for lesson in all_of_them if not wanted or lesson["id"] in wanted]


def of_each_lesson(action, languages):
    """Does the action for every lesson in the languages given for its place in the course."""
    def timed(lesson, language):
        begin = time.time()
        try:
            action(lesson, language)
        finally:
            if os.environ.get("TIMES"):
                print(f"      {lesson['id']} {language} {time.time() - begin:.1f} s", flush=True)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        runs = [pool.submit(timed, lesson, language) for place, lesson in enumerate(lessons()) for language in languages(place)]
        problems = [str(each.exception()) for each in concurrent.futures.as_completed(runs) if each.exception()]
    assert not problems, "\n\n".join(problems)


def every_lesson_can_be_skipped_through_in_each_language():
    of_each_lesson(skip_through, lambda place: list(OTHER))


def every_lesson_can_be_played_to_its_end_with_every_mistake_made_once():
    """The language changes in the middle, so one play per lesson meets both; which comes first takes turns."""
    of_each_lesson(play, lambda place: list(OTHER) if os.environ.get("BOTH") else [list(OTHER)[place % 2]])


def the_first_lesson_is_reached_from_the_menu():
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / "settings").write_text("open = yes\n")
        session = Session(home)
        session.expect("选择语言").send("\x1b[A\r").expect("Drydock 船坞", "1. ").send("\x1b[B\r")
        session.expect("从虚拟机到容器", "q 离开").send(number_of("container") + "\r").expect("1/", "回车继续。").prompt().line(":quit")
        session.expect("Drydock 船坞", "1. ").send("q")
        assert session.end() == 0, session.code


def the_keys_are_shown_by_f1_while_a_line_is_typed():
    with tempfile.TemporaryDirectory() as folder:
        session = Session(pathlib.Path(folder), "sh", "--lang", "zh")
        session.prompt().send("echo $((6*7)").send("\x1bOP").expect("按键：F1").send(")x\r").expect("42x").prompt().line("exit")
        assert session.end() == 0


def a_plain_terminal_gets_no_sequence_that_draws():
    with tempfile.TemporaryDirectory() as folder:
        session = Session(pathlib.Path(folder), "learn", "container", "--lang", "en", "--plain")
        session.expect("student@laptop:~$ ").line("docker run hello-world").expect("Hello from Docker!", "student@laptop:~$ ").line(":quit")
        assert session.end() == 0
        session.unexpected("✓")


TESTS = [every_lesson_can_be_skipped_through_in_each_language, every_lesson_can_be_played_to_its_end_with_every_mistake_made_once,
         the_first_lesson_is_reached_from_the_menu, the_keys_are_shown_by_f1_while_a_line_is_typed, a_plain_terminal_gets_no_sequence_that_draws]

if __name__ == "__main__":
    sys.exit(main(TESTS))
