"""Java at the prompt: a session from its first line to its last, with what must not bring the tutor down. Usage: javalab.py"""
import tempfile
from pseudo import Session

PROMPT = "java> "


def main():
    with tempfile.TemporaryDirectory() as home:
        session = Session(home, "sh", "--lang", "en", columns=120, rows=40)
        session.prompt()
        session.line(":java").expect("world at hand", PROMPT)
        session.line("int twice(int i) {").expect("...> ").line("return 2 * i; }").expect("twice is there now", PROMPT)
        session.line("twice(21)").expect("42", PROMPT)
        session.send("docker.im\t").expect("docker.images()").line(".size()").expect("==> ", PROMPT)
        session.line("while (true) { }").expect("more than 5 seconds", PROMPT)
        session.line("System.exit(3)").expect("ended its own process", PROMPT)
        session.line("twice(4)").expect("8", PROMPT)
        session.line("while (true) { }").send("\x03").expect("Your code was stopped. ", PROMPT)
        session.line(":undo").expect("Taken back: :java while", PROMPT)
        session.line("/list").expect("twice(4)", PROMPT)
        session.line("/exit").prompt()
        session.line("docker ps").expect("CONTAINER ID").prompt()
        session.line("exit")
        assert session.end() == 0
    print("javalab: the session has gone from its first line to its last")


main()
