package dev.drydock.sandbox.tool.regex;

import java.util.List;
import java.util.Optional;

/** A compiled pattern; immutable, so a process may keep it in its continuation. */
public final class Regex {
    private final List<Instruction> code;
    private final int groups;
    private final int loops;
    private final boolean refersBack;
    private final Options options;
    private final int firstChar;

    /**
     * How a pattern is applied.
     *
     * @param ignoreCase {@code -i}, {@code I}
     * @param manyLines {@code M} of sed: {@code ^} and {@code $} also match beside a newline inside the text
     * @param span what a match must cover
     */
    public record Options(boolean ignoreCase, boolean manyLines, Span span) {
        /** Nothing special. */
        public static final Options NONE = new Options(false, false, Span.ANYTHING);
    }

    /** What a match must cover: anything, whole words ({@code grep -w}) or a whole line ({@code grep -x}). */
    public enum Span { ANYTHING, WORDS, LINE }

    private Regex(List<Instruction> code, int groups, int loops, boolean refersBack, Options options) {
        this.code = code;
        this.groups = groups;
        this.loops = loops;
        this.refersBack = refersBack;
        this.options = options;
        this.firstChar = firstChar(code);
    }

    /** Reads a pattern; {@link BadPattern} carries the C library's message. */
    public static Regex compile(String pattern, Dialect dialect, Options options) throws BadPattern {
        PatternParser parser = new PatternParser(pattern, dialect, options.ignoreCase());
        Node tree = parser.parse();
        Compiler compiler = new Compiler(parser.refersBack());
        List<Instruction> code = compiler.compile(spanning(tree, options.span()));
        return new Regex(code, parser.groups(), compiler.loops(), parser.refersBack(), options);
    }

    /** Any of these strings, each taken literally, the leftmost longest first ({@code grep -F}, {@code -f}). */
    public static Regex literally(List<String> strings, Options options) {
        List<Node> choices = strings.stream().<Node>map(s -> new Node.Seq(s.codePoints()
                .<Node>mapToObj(c -> new Node.Chars(CharSet.of(c, options.ignoreCase()))).toList())).toList();
        return ofTree(new Node.Either(choices), options);
    }

    static Regex ofTree(Node tree, Options options) {
        try {
            return new Regex(new Compiler(false).compile(spanning(tree, options.span())), 0, 0, false, options);
        } catch (BadPattern tooBig) {
            throw new IllegalArgumentException(tooBig);
        }
    }

    private static Node spanning(Node node, Span span) {
        return switch (span) {
            case ANYTHING -> node;
            case WORDS -> between(Node.Place.NO_WORD_BEFORE, node, Node.Place.NO_WORD_AFTER);
            case LINE -> between(Node.Place.LINE_START, node, Node.Place.LINE_END);
        };
    }

    private static Node between(Node.Place before, Node node, Node.Place after) {
        return new Node.Seq(List.of(new Node.Assert(before), node, new Node.Assert(after)));
    }

    private static int firstChar(List<Instruction> code) {
        int i = 0;
        while (code.get(i).kind() == Instruction.Kind.MARK) {
            i++;
        }
        int c = code.get(i).kind() == Instruction.Kind.CHARS ? code.get(i).set().single() : -1;
        return c < 0x10000 ? c : -1;
    }

    /** Number of groups in the pattern. */
    public int groups() {
        return groups;
    }

    /** The leftmost longest match that starts at {@code from} or later; {@link StepLimitReached} only with back-references. */
    public Optional<Match> find(CharSequence text, int from) {
        int[] marks = refersBack
                ? new BackReferenceSearch(code, text, options.manyLines(), options.ignoreCase(), groups, loops).find(from)
                : new StateMachine(code, text, options.manyLines(), 2 * (groups + 1)).find(from, firstChar);
        return marks == null ? Optional.empty() : Optional.of(new Match(marks));
    }

    /** The same without looking at the groups, which is quicker. */
    public Optional<Match> findWhole(CharSequence text, int from) {
        if (refersBack) {
            return find(text, from);
        }
        int[] marks = new StateMachine(code, text, options.manyLines(), 2).find(from, firstChar);
        return marks == null ? Optional.empty() : Optional.of(new Match(marks));
    }

    /** Whether the pattern is found anywhere in the text. */
    public boolean isIn(CharSequence text) {
        return findWhole(text, 0).isPresent();
    }
}
