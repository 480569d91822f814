package dev.drydock.sandbox.tool.regex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Perl's expressions, for {@code grep -P}: Java's are near enough; they read the text through a counter that stops them. */
public final class PerlRegex {
    private static final int MOST_READS = 3_000_000;
    private final Pattern pattern;

    private PerlRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a pattern. */
    public static PerlRegex compile(String pattern, boolean ignoreCase) throws BadPattern {
        try {
            String javas = pattern.replace("\\K", "");
            int kept = pattern.indexOf("\\K");
            String whole = kept < 0 ? javas : "(?:" + pattern.substring(0, kept) + ")(?<kept>" + pattern.substring(kept + 2) + ")";
            return new PerlRegex(Pattern.compile(whole, (ignoreCase ? Pattern.CASE_INSENSITIVE : 0) | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException bad) {
            throw new BadPattern(bad.getDescription().toLowerCase(java.util.Locale.ROOT));
        } catch (StackOverflowError deep) {
            throw new BadPattern("regular expression is too large");
        }
    }

    /** The first match from {@code from} on; {@link StepLimitReached} when it takes too long. */
    public Optional<Match> find(String text, int from) {
        try {
            Matcher matcher = pattern.matcher(new Counted(text, new int[1]));
            if (!matcher.find(from)) {
                return Optional.empty();
            }
            boolean kept = pattern.pattern().contains("(?<kept>");
            return Optional.of(new Match(new int[] {kept ? matcher.start("kept") : matcher.start(), matcher.end()}));
        } catch (StackOverflowError deep) {
            throw new StepLimitReached();
        }
    }

    private record Counted(CharSequence text, int[] reads) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads[0] > MOST_READS) {
                throw new StepLimitReached();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
