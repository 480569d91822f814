#!/usr/bin/env python3
"""The tutor in a pseudo-terminal: the first lesson from the menu to its end in each language, with a kill in the middle.

usage: play.py [TEST...]     DRYDOCK=PROGRAM starts another program than ./drydock
"""
import json, pathlib, re, sys, tempfile
from pseudo import ROOT, Session, main, number_of, run

LANGUAGES = {"zh": ("\x1b[A\r", "回车继续。", "回答>"), "en": ("\r", "Enter goes on.", "Answer>")}


def option(language, step, name):
    """The beginning of an option's text, as the lesson's file has it."""
    file = ROOT / f"content-{language}/src/main/resources/dev/drydock/content/{language}/lessons/container.yaml"
    text = file.read_text(encoding="utf-8")
    at = text.index(f"\n  {step}:")
    found = re.search(rf"\n      {name}:\n        text: *\"?(.*)", text[at:])
    return found.group(1).strip('"').replace("`", "").replace("\\", "")[:12]


def choose(session, language, step, name):
    """Answers a question with letters by the text of the right option."""
    wanted = option(language, step, name)
    session.expect("a) ", LANGUAGES[language][2])
    shown = session.text[session.text.rindex("a) "):]
    for letter, text in re.findall(r"([a-d])\) (.{4,40})", shown):
        if text.startswith(wanted[:6]):
            return session.line(letter)
    raise AssertionError(f"no option begins with {wanted!r}:\n{shown}")


def begin(home, language):
    (home / "settings").write_text("open = yes\n")
    session = Session(home)
    session.expect("选择语言").send(LANGUAGES[language][0])
    session.expect("Drydock 船坞", "1. ").send("\x1b[B\r")
    session.expect({"zh": "容器：从 run", "en": "Container: a life"}[language], "q").send(number_of("container") + "\r")
    return session


def play(language):
    go_on = LANGUAGES[language][1]
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        session = begin(home, language)
        session.expect("1/10", go_on).prompt().line("")
        session.expect("2/10").prompt().line("docker run hello-world")
        session.expect("Hello from Docker!", "✓", go_on).prompt().line("")
        choose(session.expect("3/10"), language, "image-or-container", "one-and-two")
        session.expect("✓", go_on).prompt().line("")
        session.expect("4/10").prompt().line("docker run -d --name web -p 8080:80 nginx")
        session.expect("✓", go_on).prompt()

        session.kill()
        session = Session(home)
        session.expect("4/10", go_on).prompt().line("docker ps --format '{{.Names}}={{.Ports}}'")
        session.expect("web=0.0.0.0:8080->80/tcp").prompt().line("")

        session.expect("5/10", LANGUAGES[language][2]).line("web")
        session.expect("✗", LANGUAGES[language][2]).line("")
        session.prompt().line("docker exec web hostname")
        name = session.expect("\n").prompt_after(r"\b[0-9a-f]{12}\n")
        session.line(":answer " + name.strip())
        session.expect("✓", go_on).prompt().line("")
        session.expect("6/10").prompt().line("docker exec -it web sh")
        session.expect("# ").line("echo Ahoy > /usr/share/nginx/html/index.html").expect("✓", go_on, "# ").line("exit")
        session.prompt().line("")
        session.expect("7/10", "-- ").send(" ").expect(go_on).prompt().line("")
        session.expect("8/10").prompt().line("docker kill web")
        session.expect("137").prompt().line("undo").prompt().line("docker stop web")
        session.expect("✓", go_on).prompt().line("")
        choose(session.expect("9/10"), language, "exit-codes", "killed")
        session.expect("✓", go_on).prompt().line("")
        session.expect("10/10").prompt().line(":skip")
        session.expect("docker rm -f web", "✓", go_on).prompt().line("")
        session.expect("docker rm web", "Drydock 船坞").send("q")
        assert session.end() == 0, session.code
        entries = (home / "lessons/container.journal").read_text(encoding="utf-8")
        assert " done lesson\n" in entries, entries[-400:]


def skip_through(lesson, language):
    """Skips every step of a lesson; whatever is asked is looked around from first."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(pathlib.Path(folder), "learn", lesson, "--lang", language)
        while not session.ended():
            while session.read(0.3):
                pass
            last = session.text[session.text.rstrip("\n").rfind("\n") + 1:]
            session.send(" " if last.startswith("-- ") else "\r" if last.startswith(LANGUAGES[language][2]) else ":skip\r")
        return session


def every_lesson_can_be_skipped_through_in_each_language():
    with tempfile.TemporaryDirectory() as home:
        lessons = json.loads(run("lessons", "--json", home=home)[1])
    for lesson in lessons:
        for language in LANGUAGES:
            session = skip_through(lesson["id"], language)
            assert session.code == 0, f"{lesson['id']} in {language} ended with {session.code}:\n{session.text[-2000:]}"


def the_lesson_can_be_played_to_its_end_in_chinese():
    play("zh")


def the_lesson_can_be_played_to_its_end_in_english():
    play("en")


if __name__ == "__main__":
    sys.exit(main([every_lesson_can_be_skipped_through_in_each_language, the_lesson_can_be_played_to_its_end_in_chinese, the_lesson_can_be_played_to_its_end_in_english]))
