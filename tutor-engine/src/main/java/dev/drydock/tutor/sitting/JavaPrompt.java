package dev.drydock.tutor.sitting;

import dev.drydock.lessons.stage.SandboxView;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.java.Door;
import dev.drydock.tutor.java.JavaRoom;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.page.Markdown;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.session.JavaLine;
import dev.drydock.tutor.session.Seat;
import dev.drydock.tutor.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Where a person writes Java: a prompt of its own, or a line behind {@code :java}. */
final class JavaPrompt implements AutoCloseable {
    private static final String PROMPT = "java> ";
    private static final String GOES_ON = "  ...> ";
    private static final String BREAKS = " \t\n|&;<>()";
    private static final int ROUNDS = 5;
    private static final long ROUND_MICROS = 1_000_000;

    private final Session session;
    private final Seat seat;
    private final Terminal terminal;
    private final Tongue tongue;
    private final Disk disk;
    private final Companion companion;
    private final JavaRoom room;
    private final List<String> history = new ArrayList<>();
    private final StringBuilder held = new StringBuilder();
    /** What is printed while a person types, for above their line. */
    private StringBuilder above;
    private String ahead = "";
    private int marksBefore;
    private boolean leaving;
    private volatile boolean running;

    JavaPrompt(Session session, Seat seat, Terminal terminal, Tongue tongue, Disk disk, Companion companion) {
        this.session = session;
        this.seat = seat;
        this.terminal = terminal;
        this.tongue = tongue;
        this.disk = disk;
        this.companion = companion;
        this.marksBefore = marks();
        Worlds.Named named = Worlds.named(session.journal().header().start().world()).or(() -> Worlds.named("default")).orElseThrow();
        SandboxView view = new SandboxView(session.world(), named, List::of);
        this.room = new JavaRoom(new Door(() -> view, deed -> session.input(seat.number(), Entry.Kind.JAVA, deed)), this::print, this::stopped);
        for (Entry entry : session.journal().entries()) {
            boolean line = entry.kind() == Entry.Kind.JAVA && entry.payload().startsWith(Session.JAVA_LINE);
            if (line) history.add(entry.payload().substring(Session.JAVA_LINE.length()));
        }
    }

    private int marks() {
        return (int) session.world().store().marks().stream().filter(mark -> mark.startsWith(Session.JAVA_MARK)).count();
    }

    /** Lets those lines stand that were not taken back. */
    private void follow() {
        int marks = marks();
        marksBefore = Math.min(marksBefore, marks);
        if (room.lines() != marks - marksBefore) room.stand(marks - marksBefore);
    }

    private void print(String text) {
        String harmless = Markdown.harmless(text);
        if (above != null) above.append(harmless);
        else terminal.write(harmless);
    }

    private boolean stopped() {
        // Nobody's keys are taken while a prompt stands there.
        if (!running) return false;
        String keys = terminal.keys(0);
        held.append(keys.replace("\u0003", ""));
        return keys.indexOf('\u0003') >= 0;
    }

    /** Makes Java ready while the person reads. */
    void warm() {
        Thread thread = new Thread(room::warm, "Java gets ready");
        thread.setDaemon(true);
        thread.start();
    }

    boolean busy() {
        return room.busy();
    }

    // ---- lines -------------------------------------------------------------------------------------------------------------------

    /** Asks for Java until the person has enough of it. */
    void talk(Terminal.Meanwhile meanwhile, Predicate<String> tutor, BooleanSupplier over) {
        room.warm();
        say("java.prompt-help");
        leaving = false;
        while (!leaving && !over.getAsBoolean()) {
            Terminal.Said said = ask(PROMPT, "", meanwhile);
            if (said instanceof Terminal.Said.Interrupted) continue;
            if (!(said instanceof Terminal.Said.Line line)) return;
            String text = line.text().strip();
            if (text.isEmpty()) companion.hearsNothing();
            else if (text.startsWith(":") || text.startsWith("：")) leaving = tutor.test(text) && text.matches("[:：]skip");
            else if (text.matches("/[a-z]+( .*)?")) word(text);
            else wholeLine(line.text(), meanwhile);
        }
    }

    private Terminal.Said ask(String prompt, String before, Terminal.Meanwhile meanwhile) {
        Terminal.Completion completion = (line, cursor) -> candidates(before, line, cursor);
        Terminal.Said said = terminal.ask(new Terminal.Question(prompt, ahead, List.copyOf(history), completion, meanwhile));
        ahead = "";
        return said;
    }

    private List<Terminal.Candidate> candidates(String before, String line, int cursor) {
        follow();
        int from = cursor;
        while (from > 0 && BREAKS.indexOf(line.charAt(from - 1)) < 0) from--;
        String whole = before + line;
        List<Terminal.Candidate> candidates = new ArrayList<>();
        for (String each : room.completions(whole, before.length() + cursor)) {
            if (each.length() >= before.length() + from) candidates.add(new Terminal.Candidate(each.substring(before.length() + from), "", false));
        }
        return candidates;
    }

    private void wholeLine(String first, Terminal.Meanwhile meanwhile) {
        String code = first;
        while (!room.whole(code)) {
            if (!(ask(GOES_ON, code + "\n", meanwhile) instanceof Terminal.Said.Line more)) return;
            // An empty line ends what would go on for ever.
            if (more.text().isBlank()) break;
            code += "\n" + more.text();
        }
        carryOut(code);
    }

    /** Carries out a line of Java, and lets what follows from it happen. */
    void carryOut(String code) {
        follow();
        history.add(code);
        held.setLength(0);
        session.input(seat.number(), Entry.Kind.JAVA, Session.JAVA_LINE + code);
        running = true;
        JavaRoom.Said said = room.type(code);
        running = false;
        if (!said.key().isEmpty()) say(said.key(), said.fact());
        int status = said.good() ? 0 : 1;
        session.input(seat.number(), Entry.Kind.JAVA, JavaLine.said(code, status, said.output()));
        if (held.length() > 0) terminal.unread(held.toString());
        held.setLength(0);
        tend();
        companion.javaEnded(code, status, said.output());
    }

    /** Lets code that has taken on a duty do it, and some time go by for what follows. */
    void tend() {
        follow();
        for (int i = 0; i < ROUNDS && room.busy(); i++) {
            tell(room.tend());
            session.settle(session.world().now() + ROUND_MICROS);
        }
        tell(room.tend());
    }

    /** The same while the person types; what was printed. */
    String tended() {
        if (!room.busy()) return "";
        above = new StringBuilder();
        try {
            follow();
            String trouble = room.tend();
            return above + (trouble.isEmpty() ? "" : faint(tongue.sentences().say(trouble)) + "\n");
        } finally {
            above = null;
        }
    }

    private void tell(String key) {
        if (!key.isEmpty()) say(key);
    }

    // ---- words -------------------------------------------------------------------------------------------------------------------

    private void word(String text) {
        follow();
        String[] parts = text.split(" +", 2);
        String rest = parts.length > 1 ? parts[1].strip() : "";
        switch (parts[0]) {
            case "/exit" -> leaving = true;
            case "/list" -> show(room.list());
            case "/vars" -> show(room.variables());
            case "/doc" -> {
                List<String> known = room.documentation(rest);
                if (known.isEmpty()) say("java.no-doc", rest);
                else show(known);
            }
            case "/save" -> save(rest);
            case "/open" -> open(rest);
            case "/help" -> say("java.prompt-help");
            default -> say("java.usage");
        }
    }

    private void show(List<String> lines) {
        if (lines.isEmpty()) say("java.no-lines");
        else terminal.write(Markdown.harmless(String.join("\n", lines)) + "\n");
    }

    private static Path path(String name) {
        return Path.of(name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name).toAbsolutePath();
    }

    private void save(String name) {
        if (name.isEmpty()) {
            say("java.usage");
            return;
        }
        Path target = path(name);
        if (disk.isFile(target) || disk.isFolder(target)) {
            say("java.exists", target);
            return;
        }
        try {
            disk.write(target, (String.join("\n", room.list()) + "\n").getBytes(StandardCharsets.UTF_8));
            say("java.saved", target);
        } catch (IOException refused) {
            say("save.refused", refused.getMessage());
        }
    }

    private void open(String name) {
        try {
            if (name.isEmpty() || !disk.isFile(path(name))) say("java.no-file", name);
            else carryOut(new String(disk.read(path(name)), StandardCharsets.UTF_8).strip());
        } catch (IOException unreadable) {
            say("java.no-file", name);
        }
    }

    private void say(String key, Object... facts) {
        terminal.write(faint(tongue.sentences().say(key, facts)) + "\n");
    }

    private String faint(String sentence) {
        return Style.FAINT.paint(Wrapping.fit(Markdown.harmless(sentence), terminal.size().columns() - 1), terminal.colours());
    }

    @Override
    public void close() {
        room.close();
    }
}
