package dev.drydock.sandbox.tool.sed;

import dev.drydock.sandbox.tool.regex.Regex;
import dev.drydock.sandbox.tool.regex.StepLimitReached;
import dev.drydock.sandbox.tool.sed.SedState.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The editor at work between two states; lives for one call. */
final class SedRun {
    private static final int MOST_COMMANDS = 20_000;

    private final SedScript script;
    private final List<Command> commands;
    private final List<Long> ranges;
    private final List<Effect> appended;
    private final List<Effect> effects = new ArrayList<>();
    private final String fileName;
    private Phase phase;
    private String pattern;
    private String hold;
    private long lineNumber;
    private boolean last;
    private boolean terminated;
    private boolean holdTerminated;
    private boolean owesLineEnd;
    private boolean substituted;
    private int at;
    private Optional<Regex> lastRegex;
    private int exitCode;

    SedRun(SedState state) {
        script = state.script();
        commands = script.commands();
        ranges = new ArrayList<>(state.ranges());
        appended = new ArrayList<>(state.appended());
        fileName = state.fileName();
        phase = state.phase();
        pattern = state.pattern();
        hold = state.hold();
        lineNumber = state.lineNumber();
        last = state.last();
        terminated = state.terminated();
        holdTerminated = state.holdTerminated();
        owesLineEnd = state.owesLineEnd();
        substituted = state.substituted();
        at = state.at();
        lastRegex = state.lastRegex();
        exitCode = state.exitCode();
    }

    SedState.Turn feed(SedState.Line line, boolean isLast) {
        boolean joining = phase == Phase.NEEDS_NEXT_LINE && at > 0
                && commands.get(at - 1).action() instanceof Action.Plain plain && plain.name() == 'N';
        flushAppended();
        pattern = joining ? pattern + lineEnd() + line.text() : line.text();
        if (phase == Phase.NEEDS_LINE) {
            at = 0;
            substituted = false;
        }
        lineNumber++;
        last = isLast;
        terminated = line.terminated();
        return goOn();
    }

    SedState.Turn goOn() {
        phase = Phase.BUSY;
        try {
            runCommands();
        } catch (NoPreviousPattern | StepLimitReached givenUp) {
            effects.add(new Effect.Complain(givenUp.getMessage()));
            exitCode = 1;
            phase = Phase.DONE;
        }
        SedState state = new SedState(script, phase, pattern, hold, lineNumber, fileName, last, terminated, holdTerminated,
                owesLineEnd, substituted, at, List.copyOf(ranges), List.copyOf(appended), lastRegex, exitCode);
        return new SedState.Turn(state, List.copyOf(effects));
    }

    private void runCommands() {
        for (int done = 0; phase == Phase.BUSY && done < MOST_COMMANDS; done++) {
            if (at >= commands.size()) {
                endCycle(!script.quiet());
            } else {
                run(commands.get(at));
            }
        }
    }

    private String lineEnd() {
        return script.options().nulLines() ? "\0" : "\n";
    }

    private void endCycle(boolean print) {
        if (print) {
            printPattern();
        }
        flushAppended();
        phase = phase == Phase.DONE ? Phase.DONE : Phase.NEEDS_LINE;
    }

    private void flushAppended() {
        for (Effect effect : appended) {
            if (effect instanceof Effect.Print print) {
                print(print.text(), true);
            } else {
                payLineEnd();
                effects.add(effect);
            }
        }
        appended.clear();
    }

    private void printPattern() {
        print(terminated ? pattern + lineEnd() : pattern, terminated);
    }

    private void print(String text, boolean ended) {
        payLineEnd();
        effects.add(new Effect.Print(text));
        owesLineEnd = !ended;
    }

    private void payLineEnd() {
        if (owesLineEnd) {
            effects.add(new Effect.Print(lineEnd()));
            owesLineEnd = false;
        }
    }

    private void run(Command command) {
        boolean selected = Selection.isSelected(this, command, at) != command.negated();
        int index = at++;
        Action action = command.action();
        if (!selected) {
            at = action instanceof Action.Block block ? block.end() : at;
        } else if (action instanceof Action.Plain plain) {
            plain(plain.name());
        } else if (action instanceof Action.Text text) {
            text(text, command.isRange() && !command.negated() && ranges.get(index) != SedState.CLOSED);
        } else if (action instanceof Action.Jump jump) {
            jump(jump);
        } else if (action instanceof Action.Quit quit) {
            exitCode = quit.exitCode();
            phase = Phase.DONE;
            endCycle(!quit.silent() && !script.quiet());
        } else if (action instanceof Action.Show show) {
            print(Listing.of(pattern, show.width() == 0 ? script.options().width() : show.width()), true);
        } else if (action instanceof Action.FileAccess access) {
            file(access);
        } else if (action instanceof Action.Transliterate transliterate) {
            StringBuilder changed = new StringBuilder();
            pattern.codePoints().forEach(c -> changed.appendCodePoint(transliterate.letters().getOrDefault(c, c)));
            pattern = changed.toString();
        } else if (action instanceof Action.Substitute substitute) {
            substitute(substitute);
        }
    }

    private void plain(char name) {
        switch (name) {
            case '=' -> print(lineNumber + "\n", true);
            case 'F' -> print(fileName + "\n", true);
            case 'd' -> endCycle(false);
            case 'D' -> deleteFirstLine();
            case 'p' -> printPattern();
            case 'P' -> {
                boolean whole = !pattern.contains(lineEnd());
                print(whole && !terminated ? pattern : firstLine() + lineEnd(), !whole || terminated);
            }
            case 'g', 'G', 'h', 'H', 'x' -> exchange(name);
            case 'z' -> pattern = "";
            case 'n' -> next(!script.quiet());
            case 'N' -> next(false);
            default -> { }
        }
    }

    /** Between pattern and hold space; the missing line end of a last line goes along. */
    private void exchange(char name) {
        String patternBefore = pattern;
        boolean terminatedBefore = terminated;
        boolean toPattern = name == 'g' || name == 'G' || name == 'x';
        if (toPattern) {
            pattern = name == 'G' ? pattern + lineEnd() + hold : hold;
            terminated = holdTerminated;
        }
        if (!toPattern || name == 'x') {
            hold = name == 'H' ? hold + lineEnd() + patternBefore : patternBefore;
            holdTerminated = terminatedBefore;
        }
    }

    private void next(boolean print) {
        if (last) {
            phase = Phase.DONE;
            endCycle(!script.quiet());
            return;
        }
        if (print) {
            printPattern();
        }
        phase = Phase.NEEDS_NEXT_LINE;
    }

    private String firstLine() {
        int end = pattern.indexOf(lineEnd());
        return end < 0 ? pattern : pattern.substring(0, end);
    }

    private void deleteFirstLine() {
        int end = pattern.indexOf(lineEnd());
        if (end < 0) {
            endCycle(false);
            return;
        }
        flushAppended();
        pattern = pattern.substring(end + 1);
        at = 0;
    }

    private void text(Action.Text text, boolean insideRange) {
        switch (text.name()) {
            case 'a' -> appended.add(new Effect.Print(text.text()));
            case 'i' -> print(text.text(), true);
            default -> {
                if (!insideRange) {
                    print(text.text(), true);
                }
                endCycle(false);
            }
        }
    }

    private void jump(Action.Jump jump) {
        boolean jumps = jump.name() == 'b' || (jump.name() == 't') == substituted;
        if (jump.name() != 'b') {
            substituted = false;
        }
        if (jumps) {
            at = jump.target() < 0 ? commands.size() : jump.target();
        }
    }

    private void file(Action.FileAccess access) {
        switch (access.name()) {
            case 'r' -> appended.add(new Effect.CopyFile(access.path()));
            case 'R' -> appended.add(new Effect.CopyLine(access.path()));
            case 'w' -> write(access.path(), terminated ? pattern + lineEnd() : pattern);
            default -> write(access.path(), firstLine() + lineEnd());
        }
    }

    private void write(String path, String text) {
        if (path.equals("/dev/stdout")) {
            print(text, text.endsWith(lineEnd()));
        } else {
            effects.add(new Effect.Write(path, text));
        }
    }

    private void substitute(Action.Substitute substitute) {
        Regex regex = remembered(substitute.regex());
        Optional<String> changed = Substitution.apply(regex, substitute, pattern);
        if (changed.isEmpty()) {
            return;
        }
        pattern = changed.get();
        substituted = true;
        if (substitute.print()) {
            printPattern();
        }
        if (!substitute.writeTo().isEmpty()) {
            write(substitute.writeTo(), terminated ? pattern + lineEnd() : pattern);
        }
    }

    /** An empty pattern means the last one used. */
    private Regex remembered(Optional<Regex> regex) {
        lastRegex = regex.isPresent() ? regex : lastRegex;
        return lastRegex.orElseThrow(NoPreviousPattern::new);
    }

    boolean matches(Optional<Regex> regex) {
        return remembered(regex).isIn(pattern);
    }

    long lineNumber() {
        return lineNumber;
    }

    boolean isLast() {
        return last;
    }

    long rangeEnd(int index) {
        return ranges.get(index);
    }

    void setRangeEnd(int index, long end) {
        ranges.set(index, end);
    }
}
