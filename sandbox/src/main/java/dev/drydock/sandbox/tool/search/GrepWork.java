package dev.drydock.sandbox.tool.search;

import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.StepLimitReached;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Intake.Appetite;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The search, line by line.
 *
 * @param found in the file at hand
 * @param foundAny in any file
 * @param held lines that become context if a match follows
 * @param afterLeft lines of context still to print
 * @param lastPrinted number of the last line printed of this file, 0 for none
 */
record GrepWork(GrepLook look, Patterns patterns, String file, long number, long offset, long found, boolean foundAny,
        List<String> held, int afterLeft, long lastPrinted, boolean printedAny) implements LineWork {

    static GrepWork start(GrepLook look, Patterns patterns) {
        return new GrepWork(look, patterns, "", 0, 0, 0, false, List.of(), 0, 0, false);
    }

    @Override
    public Turn begin(String name) {
        GrepWork next = new GrepWork(look, patterns, name.equals("-") ? look.inputName() : name, 0, 0, 0, foundAny, List.of(), 0, 0, printedAny);
        return new Turn(next, "", look.most() == 0 ? Appetite.NOTHING : Appetite.MORE);
    }

    @Override
    public Turn line(String line, boolean terminated) {
        if (look.most() >= 0 && found >= look.most()) {
            return afterTheLast(line);
        }
        Optional<Match> match;
        try {
            match = patterns.find(line, 0);
        } catch (StepLimitReached tooLong) {
            match = Optional.empty();
        }
        long size = Text.encode(line).length + 1L;
        if (match.isPresent() == look.invert()) {
            return unmatched(line, size);
        }
        if (line.indexOf('\0') >= 0 && !look.text() && (look.wholeLines() || look.say().equals("o")) && look.lineEnd().equals("\n")) {
            GrepWork next = new GrepWork(look, patterns, file, number + 1, offset + size, found + 1, true, List.of(), 0, lastPrinted, printedAny);
            return new Turn(next, look.name() + ": " + file + ": binary file matches\n", Appetite.NEXT_FILE);
        }
        return matched(line, size);
    }

    /** The context behind the last match that {@code -m} allows. */
    private Turn afterTheLast(String line) {
        Turn turn = unmatched(line, Text.encode(line).length + 1L);
        return new Turn(turn.next(), turn.output(), afterLeft > 1 ? Appetite.MORE : Appetite.NEXT_FILE);
    }

    private Turn unmatched(String line, long size) {
        boolean context = afterLeft > 0 && look.wholeLines();
        List<String> kept = held;
        if (!context && look.before() > 0) {
            List<String> more = new ArrayList<>(held);
            more.add(line);
            kept = List.copyOf(more.size() > look.before() ? more.subList(1, more.size()) : more);
        }
        GrepWork next = new GrepWork(look, patterns, file, number + 1, offset + size, found, foundAny, context ? List.of() : kept,
                Math.max(0, afterLeft - 1), context ? number + 1 : lastPrinted, printedAny);
        return Turn.of(next, context ? look.prefix(file, number + 1, offset, '-') + line + look.lineEnd() : "");
    }

    private Turn matched(String line, long size) {
        String printed = "";
        switch (look.say()) {
            case "q" -> {
                return new Turn(after(size, 0), "", Appetite.NOTHING);
            }
            case "l" -> {
                return new Turn(after(size, 0), look.painted("35", file) + "\n", Appetite.NEXT_FILE);
            }
            case "L" -> {
                return new Turn(after(size, 0), "", Appetite.NEXT_FILE);
            }
            case "c" -> { }
            case "o" -> printed = parts(line);
            default -> printed = context() + look.prefix(file, number + 1, offset, ':') + painted(line) + look.lineEnd();
        }
        boolean enough = look.most() >= 0 && found + 1 >= look.most() && (look.after() == 0 || !look.wholeLines());
        GrepWork next = after(size, look.after());
        return new Turn(next, printed, enough ? Appetite.NEXT_FILE : Appetite.MORE);
    }

    private GrepWork after(long size, int context) {
        return new GrepWork(look, patterns, file, number + 1, offset + size, found + 1, true, List.of(), context, number + 1,
                printedAny || look.wholeLines());
    }

    /** The lines held back, after the mark between groups. */
    private String context() {
        StringBuilder out = new StringBuilder();
        long first = number + 1 - held.size();
        if (look.hasContext() && printedAny && (lastPrinted == 0 || first > lastPrinted + 1)) {
            out.append(look.painted("36", "--")).append('\n');
        }
        long at = offset - held.stream().mapToLong(line -> Text.encode(line).length + 1L).sum();
        for (String line : held) {
            out.append(look.prefix(file, first++, at, '-')).append(line).append(look.lineEnd());
            at += Text.encode(line).length + 1L;
        }
        return out.toString();
    }

    private String parts(String line) {
        StringBuilder out = new StringBuilder();
        if (look.invert()) {
            return "";
        }
        forEach(line, match -> {
            long at = offset + Text.encode(line.substring(0, match.start())).length;
            out.append(look.prefix(file, number + 1, at, ':')).append(look.painted("01;31", line.substring(match.start(), match.end()))).append(look.lineEnd());
        });
        return out.toString();
    }

    private String painted(String line) {
        if (!look.colour() || look.invert()) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        int[] at = new int[1];
        forEach(line, match -> {
            out.append(line, at[0], match.start()).append(look.painted("01;31", line.substring(match.start(), match.end())));
            at[0] = match.end();
        });
        return out.append(line.substring(at[0])).toString();
    }

    private void forEach(String line, java.util.function.Consumer<Match> use) {
        int at = 0;
        while (at < line.length()) {
            Optional<Match> match = patterns.find(line, at);
            if (match.isEmpty()) {
                return;
            }
            if (match.get().end() > match.get().start()) {
                use.accept(match.get());
                at = match.get().end();
            } else {
                at = match.get().end() + 1;
            }
        }
    }

    @Override
    public Turn finish() {
        String said = switch (look.say()) {
            case "c" -> (look.names() ? look.painted("35", file) + look.painted("36", ":") : "") + found + "\n";
            case "L" -> found == 0 ? file + "\n" : "";
            default -> "";
        };
        boolean lists = look.say().equals("L") && found == 0;
        return Turn.of(new GrepWork(look, patterns, file, 0, 0, 0, foundAny || lists, List.of(), 0, 0, printedAny), said);
    }

    @Override
    public Intake.Ending end(boolean failed) {
        boolean quietSuccess = look.say().equals("q") && foundAny;
        return Intake.Ending.of(new Output(), failed && !quietSuccess ? 2 : foundAny ? 0 : 1);
    }
}
