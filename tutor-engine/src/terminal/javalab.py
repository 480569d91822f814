"""Java at the prompt and in a lab, by keys alone: a session with what must not bring the tutor down, and a lab from its first step to its last.

usage: javalab.py [TEST...]     DRYDOCK=PROGRAM starts another program than ./drydock
"""
import pathlib, subprocess, sys, tempfile, time
from pseudo import Session, main

PROMPT = "java> "
CHILD = "dev.drydock.tutor.java.child.Child"


def children(session):
    """The processes of learners' Java that this program has started."""
    shown = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout
    return [line for line in shown.splitlines() if CHILD in line and line.split()[1] == str(session.child)]


def a_session_outlives_hostile_code():
    with tempfile.TemporaryDirectory() as home:
        session = Session(home, "sh", "--lang", "en", columns=120, rows=40)
        session.prompt()
        assert not children(session), "nobody has asked for Java yet"
        session.line(":java").expect("world at hand", PROMPT)
        session.line("int twice(int i) {").expect("...> ").line("return 2 * i; }").expect("twice is there now", PROMPT)
        session.line("twice(21)").expect("42", PROMPT)
        session.send("docker.im\t").expect("docker.images()").line(".size()").expect("==> ", PROMPT)
        session.line("while (true) { }").expect("more than 5 seconds", PROMPT)
        session.line("System.exit(3)").expect("ended its own process", PROMPT)
        session.line("int down(int i) { return down(i + 1); }").expect("is there now", PROMPT).line("down(0)").expect("stack has overflowed", PROMPT)
        session.line("while (true) new Thread(() -> { while (true) { } }).start();").expect("more than 50 threads", PROMPT)
        session.line("var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]);").expect("memory were full", PROMPT)
        session.line("twice(4)").expect("8", PROMPT)
        session.line("while (true) { }").send("\x03").expect("Your code was stopped. ", PROMPT)
        session.line(":undo").expect("Taken back: :java while", PROMPT)
        session.line("/list").expect("twice(4)", PROMPT)
        session.line("/exit").prompt()
        session.line("docker ps").expect("CONTAINER ID").prompt()
        session.line("exit")
        assert session.end() == 0


def a_killed_tutor_leaves_no_java_behind():
    with tempfile.TemporaryDirectory() as home:
        session = Session(home, "sh", "--lang", "zh", columns=120, rows=40)
        session.prompt()
        session.line(":java").expect("世界就在手边", PROMPT)
        session.line("while (true) { }")
        time.sleep(1)
        pids = [line.split()[0] for line in children(session)]
        assert len(pids) == 1, pids
        session.kill()
        for _ in range(50):
            if not pathlib.Path("/proc", pids[0]).exists():
                return
            time.sleep(0.1)
        raise AssertionError("the learner's Java runs on")


def a_lab_is_played_from_its_beginning_to_its_end():
    with tempfile.TemporaryDirectory() as home:
        session = Session(home, "learn", "java-docker", "--lang", "en", columns=120, rows=40)
        session.expect("1/4", "Enter goes on.").prompt().line("").expect("2/4").prompt()
        session.line(":java").expect("world at hand", PROMPT)
        session.line("docker.images().stream().count()").expect("That is how many there are in all.", PROMPT)
        session.line("docker.images().stream()").line(".filter(image -> image.size() > 50_000_000)")
        session.expect(PROMPT)
        session.line("docker.images().stream().filter(image -> image.size() > 50_000_000).count()").expect("==> 2", "Enter goes on.", PROMPT)
        session.line("").expect("3/4", PROMPT)
        session.line("docker.images().stream().sorted(Comparator.comparingLong(Image::size).reversed()).map(Image::name).toList()")
        session.expect("[nginx:latest", "Enter goes on.", PROMPT).line("").expect("4/4", PROMPT)
        session.line("docker.status(\"http://localhost:8080/\")").expect("404", PROMPT)
        session.line("boolean well(Container c) { return !c.name().equals(\"shop\") || docker.status(\"http://localhost:8080/\") == 200; }")
        session.expect("well is there now", PROMPT)
        session.line("docker.healthCheck(c -> well(c))").expect("Enter goes on.", PROMPT)
        session.line("").expect("Done:")
        assert session.end() == 0


TESTS = [a_session_outlives_hostile_code, a_killed_tutor_leaves_no_java_behind, a_lab_is_played_from_its_beginning_to_its_end]

if __name__ == "__main__":
    sys.exit(main(TESTS))
