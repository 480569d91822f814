package dev.drydock.sandbox.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a command's words into flags and arguments, by pflag's rules: {@code --name value}, {@code --name=value}, {@code -n value}, {@code
 * -nvalue}, {@code -n=value}, switches together as {@code -it}, {@code --} ends the flags. The first mistake ends the reading.
 */
public final class FlagParser {
    private final List<Flag> flags;
    private final boolean interspersed;
    private final boolean helpByLetter;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean help;

    private FlagParser(List<Flag> flags, boolean interspersed) {
        this.flags = flags;
        this.interspersed = interspersed;
        this.helpByLetter = flags.stream().noneMatch(flag -> flag.shorthand().equals("h"));
    }

    /** What came of reading a line. */
    public sealed interface Outcome {
        /** Flags and arguments could be read. */
        record Read(GivenFlags flags, List<String> arguments, List<String> warnings, boolean help) implements Outcome {}

        /** The first mistake, in the original's words. */
        record Refused(String message) implements Outcome {}
    }

    /** A mistake on the way out of the reading; never leaves this class. */
    private static final class Mistake extends RuntimeException {
        Mistake(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads the words.
     *
     * @param interspersed whether flags may follow arguments; if not, the first argument ends the flags
     */
    public static Outcome parse(List<Flag> flags, boolean interspersed, List<String> words) {
        FlagParser parser = new FlagParser(flags, interspersed);
        try {
            parser.read(words);
        } catch (Mistake mistake) {
            return new Outcome.Refused(mistake.getMessage());
        }
        return new Outcome.Read(new GivenFlags(flags, Map.copyOf(parser.values)), List.copyOf(parser.arguments),
                List.copyOf(parser.warnings), parser.help);
    }

    private void read(List<String> words) {
        int next = 0;
        while (next < words.size()) {
            String word = words.get(next++);
            if (word.length() < 2 || word.charAt(0) != '-') {
                arguments.add(word);
                if (!interspersed) {
                    arguments.addAll(words.subList(next, words.size()));
                    return;
                }
            } else if (word.equals("--")) {
                arguments.addAll(words.subList(next, words.size()));
                return;
            } else if (word.startsWith("--")) {
                next += readLong(word, words.subList(next, words.size()));
            } else {
                next += readShort(word.substring(1), words.subList(next, words.size()));
            }
        }
    }

    /** Reads {@code --name...}; returns how many of the following words it took. */
    private int readLong(String word, List<String> following) {
        String body = word.substring(2);
        if (body.startsWith("-") || body.startsWith("=")) {
            throw new Mistake("bad flag syntax: " + word);
        }
        int equals = body.indexOf('=');
        String name = equals < 0 ? body : body.substring(0, equals);
        Optional<Flag> known = flags.stream().filter(flag -> flag.name().equals(name)).findFirst();
        if (known.isEmpty() && name.equals("help")) {
            setHelp(equals < 0 ? "true" : body.substring(equals + 1), helpByLetter ? "-h, --help" : "--help");
            return 0;
        }
        Flag flag = known.orElseThrow(() -> new Mistake("unknown flag: --" + name));
        if (equals >= 0) {
            set(flag, body.substring(equals + 1));
            return 0;
        }
        if (!flag.kind().unsaid().isEmpty()) {
            set(flag, flag.kind().unsaid());
            return 0;
        }
        if (following.isEmpty()) {
            throw new Mistake("flag needs an argument: " + word);
        }
        set(flag, following.get(0));
        return 1;
    }

    /** Reads {@code -abc}, without the dash; returns how many of the following words it took. */
    private int readShort(String letters, List<String> following) {
        String rest = letters;
        while (!rest.isEmpty()) {
            String letter = rest.substring(0, 1);
            String letterAndRest = rest;
            Optional<Flag> known = flags.stream().filter(flag -> flag.shorthand().equals(letter)).findFirst();
            boolean withValue = rest.length() > 2 && rest.charAt(1) == '=';
            if (known.isEmpty() && letter.equals("h")) {
                warnings.add("Flag shorthand -h has been deprecated, use --help");
                setHelp(withValue ? rest.substring(2) : "true", "--help");
                rest = withValue ? "" : rest.substring(1);
                continue;
            }
            Flag flag = known.orElseThrow(() -> new Mistake("unknown shorthand flag: " + Quote.letter(firstByte(letterAndRest)) + " in -" + letterAndRest));
            if (withValue) {
                set(flag, rest.substring(2));
                return 0;
            }
            if (!flag.kind().unsaid().isEmpty()) {
                set(flag, flag.kind().unsaid());
                rest = rest.substring(1);
            } else if (rest.length() > 1) {
                set(flag, rest.substring(1));
                return 0;
            } else if (!following.isEmpty()) {
                set(flag, following.get(0));
                return 1;
            } else {
                throw new Mistake("flag needs an argument: " + Quote.letter(letter) + " in -" + letterAndRest);
            }
        }
        return 0;
    }

    /** The original looks at bytes: a letter beyond ASCII is named by the first byte of its UTF-8 form. */
    private static String firstByte(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return String.valueOf((char) (bytes[0] & 0xff));
    }

    private void setHelp(String value, String title) {
        Reading reading = Numbers.bool(value);
        if (reading instanceof Reading.Refused refused) {
            throw new Mistake("invalid argument " + Quote.go(value) + " for " + Quote.go(title) + " flag: " + refused.why());
        }
        help = reading instanceof Reading.Accepted accepted && accepted.value().equals("true");
    }

    private void set(Flag flag, String value) {
        Reading reading = flag.kind().rule().read(value);
        if (reading instanceof Reading.Refused refused) {
            throw new Mistake("invalid argument " + Quote.go(value) + " for " + Quote.go(flag.title()) + " flag: " + refused.why());
        }
        String canonical = ((Reading.Accepted) reading).value();
        List<String> before = flag.kind().many() ? values.getOrDefault(flag.name(), List.of()) : List.of();
        List<String> after = new ArrayList<>(before);
        after.add(canonical);
        values.put(flag.name(), List.copyOf(after));
        if (flag.name().equals("help")) {
            help = canonical.equals("true");
        }
        if (flag.standing() == Flag.Standing.DEPRECATED) {
            warnings.add("Flag --" + flag.name() + " has been deprecated, " + flag.advice());
        }
    }
}
