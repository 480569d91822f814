package dev.drydock.tutor.sitting;

import dev.drydock.sandbox.fault.Faults;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.completion.DockerCompletion;
import dev.drydock.tutor.completion.ShellCompletion;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.lookup.Lookup;
import dev.drydock.tutor.menu.Pager;
import dev.drydock.tutor.page.Markdown;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.remark.Aftermath;
import dev.drydock.tutor.remark.Remarks;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.session.Pacer;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import dev.drydock.tutor.view.Views;
import dev.drydock.tutor.view.Watched;
import dev.drydock.tutor.why.Why;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person's lines mean beyond the shell: the tutor's words, the history, what is said about an unknown command. */
public final class Desk {
    private final Session session;
    private final Seat seat;
    private final Terminal terminal;
    private final Pacer pacer;
    private final Tongue tongue;
    private final Disk disk;
    private final Companion companion;
    private final ShellCompletion completion;
    private final List<String> history = new ArrayList<>();
    private boolean leaving;
    private String wantedWorld = "";
    private long revisionBefore;
    /** Whether something was said about the last line; nothing was typed: nothing is to be said. */
    private boolean remarked = true;
    private String toldTrouble = "";
    /** Made when first asked for: nobody waits for what nobody looks at. */
    private Views views;
    /** The same of Java, which costs a process. */
    private JavaPrompt java;
    private Terminal.Meanwhile meanwhile = Terminal.Meanwhile.NOTHING;

    public Desk(Session session, Seat seat, Learner learner, Pacer pacer, Companion companion) {
        this.session = session;
        this.seat = seat;
        this.terminal = learner.terminal();
        this.pacer = pacer;
        this.tongue = learner.tongue();
        this.disk = learner.disk();
        this.companion = companion;
        List<String> words = Word.ALL.stream().map(word -> ":" + word).toList();
        this.completion = new ShellCompletion(session.world(), seat.terminal(), words, new DockerCompletion(tongue.phrases()));
        for (Entry entry : session.journal().entries()) {
            if (entry.kind() == Entry.Kind.LINE && entry.terminal() == seat.number()) remember(entry.payload());
        }
    }

    Companion companion() {
        return companion;
    }

    boolean over() {
        return leaving || companion.over();
    }

    Terminal.Question question(String prompt, String typed, Terminal.Meanwhile meanwhile) {
        this.meanwhile = meanwhile;
        if (java == null && companion.wantsJava()) {
            java = new JavaPrompt(session, seat, terminal, tongue, disk, companion);
            java.warm();
        }
        return new Terminal.Question(prompt, typed, List.copyOf(history), completion, meanwhile);
    }

    /** Whether a line was for the tutor, who has then answered it. */
    public boolean takes(String line, boolean outermost) {
        if (line.isBlank()) return companion.hearsNothing();
        remember(line);
        Optional<Word> word = Word.in(line, outermost);
        if (word.isEmpty() && line.strip().matches(":[a-z]+")) {
            say("words.no-such", line.strip().substring(1));
            return true;
        }
        if (word.isPresent()) answer(word.get());
        else revisionBefore = session.world().store().revision();
        return word.isPresent();
    }

    private void remember(String line) {
        boolean again = !history.isEmpty() && history.get(history.size() - 1).equals(line);
        if (!line.isBlank() && !again) history.add(line);
    }

    /** Says what is to be said about a line that has ended. */
    public void lineEnded(String line, String output) {
        if (java != null) java.tend();
        boolean explained = companion.lineEnded(line, output);
        if (explained) remarked = true;
        else remark(line, output);
        if (!session.journal().trouble().isEmpty()) tellTrouble();
    }

    /** The general diagnosis of a line, where the lesson has nothing better to say. */
    private void remark(String line, String output) {
        Optional<String> said = Remarks.about(aftermath(line, output));
        remarked = said.isPresent();
        said.ifPresent(sentence -> terminal.write(faint(sentence)));
    }

    private Aftermath aftermath(String line, String output) {
        return new Aftermath(line, output, revisionBefore, session.world(), seat.terminal(), completion, tongue.sentences());
    }

    /** The words for the tutor and the keys. */
    String help() {
        return faint(tongue.sentences().say("words.help") + "\n" + tongue.sentences().say("words.keys"));
    }

    /** What is to be said of a line that does not come back. */
    String stillRuns(String line, String output) {
        return companion.stillRuns(line, output) + faint(tongue.sentences().say("pace.still-runs"));
    }

    /** What is to be said while the person types: the lesson's, else what went wrong a moment after the last line. */
    public String notices() {
        String lessons = javaActs() + companion.notices();
        if (!lessons.isEmpty() || remarked) return lessons;
        Optional<String> said = Remarks.later(aftermath(history.isEmpty() ? "" : history.get(history.size() - 1), ""));
        remarked = said.isPresent();
        return said.map(this::faint).orElse("");
    }

    private String faint(String sentence) {
        String text = Wrapping.fit(Markdown.harmless(sentence), terminal.size().columns() - 1);
        return Style.FAINT.paint(text, terminal.colours()) + "\n";
    }

    private void tellTrouble() {
        String trouble = session.journal().trouble();
        if (trouble.equals(toldTrouble)) return;
        toldTrouble = trouble;
        say("journal.trouble", trouble);
    }

    private void answer(Word word) {
        if (companion.hears(word)) return;
        switch (word.name()) {
            case "undo" -> undo();
            case "redo" -> redo();
            case "why" -> why(word.rest());
            case "fault", "repair" -> fault(word.name(), word.rest());
            case "cluster" -> cluster(word.rest());
            case "clock" -> clock(word.rest());
            case "view" -> view(word.rest());
            case "java" -> java(word.rest());
            case "save" -> save(word.rest());
            case "lang" -> language(word.rest());
            case "glossary" -> Pager.show(terminal, tongue.sentences(), new Lookup(tongue.sentences(), terminal.size().columns()).glossary(word.rest()));
            case "search" -> Pager.show(terminal, tongue.sentences(), new Lookup(tongue.sentences(), terminal.size().columns()).search(word.rest()));
            case "help" -> terminal.write(help());
            case "quit" -> leaving = true;
            default -> say("words.not-here", word.name());
        }
    }

    private void undo() {
        if (session.world().store().marks().size() <= companion.undoFloor()) {
            say("words.nothing-to-undo");
            return;
        }
        Difference difference = Difference.from(session.world().store(), tongue.sentences());
        String undone = session.input(seat.number(), Entry.Kind.WORD, "undo").orElse("");
        seat.takeOutput();
        say("words.undone", undone, difference.told());
    }

    private void redo() {
        Difference difference = Difference.from(session.world().store(), tongue.sentences());
        Optional<String> redone = session.input(seat.number(), Entry.Kind.WORD, "redo");
        seat.takeOutput();
        if (redone.isPresent()) say("words.redone", redone.get(), difference.told());
        else say("words.nothing-to-redo");
    }

    private void why(String object) {
        List<String> lines = object.isBlank()
                ? Why.lastLine(session.world(), tongue.sentences())
                : Why.object(session.world(), object, tongue.sentences());
        String text = Wrapping.fit(Markdown.harmless(String.join("\n", lines)), terminal.size().columns() - 1);
        terminal.write(text + "\n");
    }

    private void view(String name) {
        Watched watched = new Watched(session, pacer, tongue.sentences(), seat.number(), companion.undoFloor());
        Difference difference = Difference.from(session.world().store(), tongue.sentences());
        if (views == null) views = new Views();
        Views.Shown shown = views.show(name.strip(), watched, terminal);
        if (shown == Views.Shown.NO_SUCH_VIEW) say("view.usage");
        else if (shown == Views.Shown.WENT) say("timeline.there", difference.told());
    }

    private void java(String code) {
        if (java == null) java = new JavaPrompt(session, seat, terminal, tongue, disk, companion);
        if (!code.isBlank()) java.carryOut(code);
        else java.talk(meanwhile, line -> takes(line, false), this::over);
    }

    /** Whether a learner's code waits for what happens in the world. */
    boolean javaWaits() {
        return java != null && java.busy();
    }

    /** Lets such code act while something else runs; what it printed. */
    String javaActs() {
        return java == null ? "" : java.tended();
    }

    /** The person goes: nothing of theirs runs on. */
    void leave() {
        if (java != null) java.close();
        java = null;
    }

    /** Brings a fault in or takes it out; without a name tells which are in force. What is refused leaves no trace. */
    private void fault(String word, String name) {
        Faults.Answer tried = session.world().twin((stream, bytes) -> { }).ask("fault", kernel -> name.isBlank() ? Faults.inForce(kernel)
                : word.equals("fault") ? Faults.bring(kernel, name) : Faults.repair(kernel, name));
        List<Fact> facts = tried.facts();
        if (tried.done() && !name.isBlank()) {
            session.input(seat.number(), Entry.Kind.WORD, word + " " + name.strip());
            facts = session.said();
        }
        facts.forEach(fact -> say(fact.key(), fact.words().toArray()));
    }

    /** Asks for a new world whose cluster boots visibly; a lesson has the world that it has. */
    private void cluster(String rest) {
        String[] words = rest.strip().split("[ \t]+");
        String shape = words.length < 2 ? "" : "nodes=" + words[1] + (words.length < 3 ? "" : "," + words[2]) + ",";
        String name = "cluster:" + shape + "boot";
        if (!(companion instanceof Alone)) {
            say("words.not-here", "cluster");
        } else if (!words[0].equals("new") || words.length > 3 || Worlds.named(name).isEmpty()) {
            say("words.cluster-usage");
        } else {
            say("words.cluster-new");
            wantedWorld = name;
            leaving = true;
        }
    }

    /** The world to which the person wants to go on; empty for none. */
    public String wantedWorld() {
        return wantedWorld;
    }

    private void clock(String rest) {
        if (rest.equals("pause") || rest.equals("run")) pacer.pause(rest.equals("pause"));
        else if (rest.matches("\\+[0-9]{1,7}s?")) {
            long seconds = Long.parseLong(rest.replaceAll("[+s]", ""));
            session.input(seat.number(), Entry.Kind.WORD, "clock +" + seconds * 1_000_000);
        } else if (Pace.named(rest).isPresent() && !rest.matches("[0-9.]+")) {
            pacer.become(Pace.named(rest).get().kind());
            say("words.clock-" + rest);
            return;
        } else if (!rest.isEmpty()) {
            say("words.clock-usage");
            return;
        }
        String time = Duration.clock(session.world().now());
        say(pacer.paused() ? "words.clock-paused" : "words.clock", time, Duration.text(session.elapsedMicros()));
    }

    private void language(String rest) {
        if (!tongue.speak(rest)) {
            say("words.lang-usage");
            return;
        }
        session.input(seat.number(), Entry.Kind.LANGUAGE, rest);
        say("words.lang");
    }

    /** Writes a file of the sandbox out; the one way, besides the copy of a folder, across the border. */
    private void save(String rest) {
        String[] paths = rest.strip().split("[ \t]+");
        if (paths.length != 2) {
            say("save.usage");
            return;
        }
        Optional<byte[]> content = session.file(seat, paths[0]);
        Path target = Path.of(paths[1].startsWith("~/") ? System.getProperty("user.home") + paths[1].substring(1) : paths[1]).toAbsolutePath();
        if (content.isEmpty()) {
            say("save.no-file", paths[0]);
        } else if (disk.isFile(target) || disk.isFolder(target)) {
            say("save.exists", target);
        } else {
            try {
                disk.write(target, content.get());
                say("save.done", target, content.get().length);
            } catch (IOException e) {
                say("save.refused", Journal.reason(e));
            }
        }
    }

    String skipped(long micros) {
        return tongue.sentences().say("pace.skipped", Duration.text(micros));
    }

    private void say(String key, Object... facts) {
        String text = Wrapping.fit(tongue.sentences().say(key, facts), terminal.size().columns() - 1);
        terminal.write(Style.FAINT.paint(text, terminal.colours()) + "\n");
    }
}
