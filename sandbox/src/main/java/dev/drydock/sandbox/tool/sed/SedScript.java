package dev.drydock.sandbox.tool.sed;

import java.util.List;

/** A parsed script; immutable. */
public final class SedScript {
    private final List<Command> commands;
    private final Options options;
    private final boolean quietMark;

    /**
     * How the editor was called.
     *
     * @param quiet {@code -n}
     * @param extended {@code -E}, {@code -r}
     * @param nulLines {@code -z}
     * @param width {@code -l}, 70 by default
     */
    public record Options(boolean quiet, boolean extended, boolean nulLines, int width) {
        /** None given. */
        public static final Options NONE = new Options(false, false, false, 70);
    }

    /**
     * A piece of script as given on the command line.
     *
     * @param place what error messages name it: {@code -e expression #1} or {@code file x line}
     */
    public record Source(String text, boolean isFile, String name) {
        /** The n-th {@code -e}, from 1. */
        public static Source expression(int number, String text) {
            return new Source(text, false, "-e expression #" + number);
        }

        /** What a file given with {@code -f} holds. */
        public static Source file(String path, String text) {
            return new Source(text, true, path);
        }
    }

    SedScript(List<Command> commands, Options options, boolean quietMark) {
        this.commands = List.copyOf(commands);
        this.options = options;
        this.quietMark = quietMark;
    }

    /** Parses the pieces as one script. */
    public static SedScript parse(List<Source> sources, Options options) throws BadScript {
        return new SedParser(new ScriptReader(sources), options).parse();
    }

    /** Parses one {@code -e} expression. */
    public static SedScript parse(String text, Options options) throws BadScript {
        return parse(List.of(Source.expression(1, text)), options);
    }

    List<Command> commands() {
        return commands;
    }

    /** How the editor was called. */
    public Options options() {
        return options;
    }

    /** Whether lines are printed only by commands: {@code -n}, or a script that starts with the line {@code #n}. */
    public boolean quiet() {
        return options.quiet() || quietMark;
    }

    /** Whether the editor has to know if a line is the last one, so must wait for the next before it works on a line. */
    public boolean looksAhead() {
        return commands.stream().anyMatch(c -> isLast(c.from().orElse(null)) || isLast(c.to().orElse(null))
                || c.action() instanceof Action.Plain plain && (plain.name() == 'n' || plain.name() == 'N'));
    }

    private static boolean isLast(Address address) {
        return address instanceof Address.Last;
    }

    /** Files that are emptied when the editor starts, in order of mention. */
    public List<String> filesWritten() {
        return commands.stream().map(Command::action).map(SedScript::fileWritten)
                .filter(path -> !path.isEmpty() && !path.startsWith("/dev/std")).distinct().toList();
    }

    private static String fileWritten(Action action) {
        if (action instanceof Action.FileAccess file && (file.name() == 'w' || file.name() == 'W')) {
            return file.path();
        }
        return action instanceof Action.Substitute substitute ? substitute.writeTo() : "";
    }
}
