package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.file.ModeText;
import dev.drydock.sandbox.tool.find.Expression.Check;
import dev.drydock.sandbox.tool.listing.Entry;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.regex.Glob;
import dev.drydock.sandbox.tool.regex.Regex;
import dev.drydock.sandbox.tool.shape.Names;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tests of an expression, made from their words. */
final class Tests {
    private static final Pattern SIZE = Pattern.compile("([-+]?)(\\d{1,15})([cwbkMG]?)");
    private static final Pattern COUNT = Pattern.compile("([-+]?)(\\d{1,9})(?:\\.(\\d+))?");
    private static final long MINUTE = 60_000_000L;
    private static final List<String> TIMES = List.of("-mtime", "-atime", "-ctime", "-mmin", "-amin", "-cmin");

    private final Sys sys;
    private final boolean busybox;

    Tests(Sys sys, boolean busybox) {
        this.sys = sys;
        this.busybox = busybox;
    }

    private Misuse wrong(String gnu, String other) {
        return new Misuse(busybox ? other : gnu);
    }

    /** A test without a word behind it. */
    Optional<Expression> alone(String name) {
        return Optional.ofNullable(switch (name) {
            case "-true" -> new Check((s, found) -> true);
            case "-false" -> new Check((s, found) -> false);
            case "-empty" -> new Check((s, found) -> found.node() instanceof RegularFile file && file.size() == 0
                    || found.node() instanceof Directory && s.files().list(found.path()).toOptional().filter(c -> c.isEmpty()).isPresent());
            case "-readable" -> permitted(4);
            case "-writable" -> permitted(2);
            case "-executable" -> permitted(1);
            case "-nouser" -> new Check((s, found) -> Names.of(s).findUser(found.node().attributes().uid()).isEmpty());
            case "-nogroup" -> new Check((s, found) -> Names.of(s).findGroup(found.node().attributes().gid()).isEmpty());
            default -> null;
        });
    }

    private static Expression permitted(int how) {
        return new Check((s, found) -> s.files().node(found.path()).toOptional().filter(node -> s.files().permits(node.attributes(), how)).isPresent());
    }

    /** A test with a word behind it; empty if there is none of that name. */
    Optional<Expression> withWord(String name, String word) throws Misuse {
        if (TIMES.contains(name)) {
            return Optional.of(age(name, word));
        }
        return switch (name) {
            case "-name", "-iname" -> {
                Regex glob = Glob.compile(word, name.equals("-iname"));
                yield look((s, found) -> glob.isIn(found.name()));
            }
            case "-path", "-wholename", "-ipath", "-iwholename" -> {
                Regex glob = Glob.compile(word, name.startsWith("-i"));
                yield look((s, found) -> glob.isIn(found.path()));
            }
            case "-lname" -> {
                Regex glob = Glob.compile(word, false);
                yield look((s, found) -> found.node() instanceof Symlink link && glob.isIn(link.target()));
            }
            case "-regex", "-iregex" -> regex(word, name.equals("-iregex"));
            case "-type", "-xtype" -> type(name, word);
            case "-size" -> size(word);
            case "-perm" -> permissions(word);
            case "-newer", "-newermm", "-anewer", "-cnewer" -> newer(word);
            case "-samefile" -> same(word);
            case "-links" -> count(name, word, found -> found.node() instanceof RegularFile ? 1 : Entry.of(sys, found.name(), found.path(), found.node()).links());
            case "-inum" -> count(name, word, found -> Entry.inode(found.path(), found.node()));
            case "-uid" -> count(name, word, found -> found.node().attributes().uid());
            case "-gid" -> count(name, word, found -> found.node().attributes().gid());
            case "-user", "-group" -> owner(name.equals("-user"), word);
            default -> Optional.empty();
        };
    }

    private static Optional<Expression> look(Expression.Look look) {
        return Optional.of(new Check(look));
    }

    private Optional<Expression> regex(String word, boolean ignoreCase) throws Misuse {
        try {
            Regex regex = Regex.compile(word, Dialect.GREP_BASIC, new Regex.Options(ignoreCase, false, Regex.Span.LINE));
            return look((s, found) -> regex.isIn(found.path()));
        } catch (BadPattern bad) {
            throw new Misuse("failed to compile regular expression '" + word + "': " + bad.getMessage());
        }
    }

    private Optional<Expression> type(String name, String word) throws Misuse {
        String letters = busybox ? word : word.replace(",", "");
        if (letters.isEmpty() || !letters.matches(busybox ? "[fdlbcps]" : "[fdlbcpsD]+")) {
            throw wrong("Unknown argument to " + name + ": " + word, "invalid argument '" + word + "' to '-type'");
        }
        boolean followed = name.equals("-xtype");
        return look((s, found) -> {
            Node node = followed ? s.files().node(found.path()).toOptional().orElse(found.node()) : found.node();
            char letter = Entry.type(node);
            return letters.indexOf(letter == '-' ? 'f' : letter) >= 0;
        });
    }

    private Optional<Expression> size(String word) throws Misuse {
        Matcher given = SIZE.matcher(word);
        if (!given.matches()) {
            String letter = word.isEmpty() ? "" : word.substring(word.length() - 1);
            throw wrong(letter.matches("[cwbkMG0-9]") ? "invalid argument `" + word + "' to `-size'" : "invalid -size type `" + letter + "'",
                    "invalid number '" + word + "'");
        }
        long unit = switch (given.group(3)) {
            case "c" -> 1;
            case "w" -> 2;
            case "k" -> 1 << 10;
            case "M" -> 1 << 20;
            case "G" -> 1 << 30;
            default -> 512;
        };
        long wanted = Long.parseLong(given.group(2));
        String sign = given.group(1);
        return look((s, found) -> compared(sign, (found.node().size() + unit - 1) / unit, wanted));
    }

    private static boolean compared(String sign, long value, long wanted) {
        return sign.equals("+") ? value > wanted : sign.equals("-") ? value < wanted : value == wanted;
    }

    /** What a file's number is compared with. */
    private interface Measure {
        long of(Found found);
    }

    private Optional<Expression> count(String name, String word, Measure measure) throws Misuse {
        Matcher given = COUNT.matcher(word);
        if (!given.matches()) {
            throw wrong("invalid argument `" + word + "' to `" + name + "'", "invalid number '" + word + "'");
        }
        String sign = given.group(1);
        long wanted = Long.parseLong(given.group(2));
        return look((s, found) -> compared(sign, measure.of(found), wanted));
    }

    /** Age in whole days or in minutes, rounded as the original does. */
    private Expression age(String name, String word) throws Misuse {
        Matcher given = COUNT.matcher(word);
        if (!given.matches()) {
            throw wrong("invalid argument `" + word + "' to `" + name + "'", "invalid number '" + word + "'");
        }
        boolean days = name.endsWith("time");
        long unit = days ? 24 * 60 * MINUTE : MINUTE;
        String sign = given.group(1);
        long wanted = Long.parseLong(given.group(2));
        return new Check((s, found) -> {
            long age = s.now() - found.node().attributes().modifiedMicros();
            long units = days ? Math.floorDiv(age, unit) : Math.floorDiv(age + unit - 1, unit);
            boolean older = days ? units > wanted : age > wanted * unit;
            boolean younger = days ? units < wanted : age < wanted * unit;
            return sign.equals("+") ? older : sign.equals("-") ? younger : units == wanted;
        });
    }

    private Optional<Expression> permissions(String word) throws Misuse {
        String plain = word.startsWith("-") || word.startsWith("/") ? word.substring(1) : word;
        Optional<ModeText> mode = ModeText.parse(plain);
        if (mode.isEmpty()) {
            throw new Misuse("invalid mode '" + word + "'");
        }
        int wanted = mode.get().apply(0, false, 0);
        char how = word.isEmpty() ? ' ' : word.charAt(0);
        return look((s, found) -> {
            int has = found.node().attributes().mode() & 07777;
            return how == '-' ? (has & wanted) == wanted : how == '/' ? wanted == 0 || (has & wanted) != 0 : has == wanted;
        });
    }

    private Optional<Expression> newer(String word) throws Misuse {
        Outcome<Node> other = sys.files().node(word);
        if (!other.ok()) {
            throw wrong("'" + word + "': " + other.errno().text(), "can't stat '" + word + "': " + other.errno().text());
        }
        long then = other.value().attributes().modifiedMicros();
        return look((s, found) -> found.node().attributes().modifiedMicros() > then);
    }

    private Optional<Expression> same(String word) throws Misuse {
        Outcome<String> other = sys.files().realPath(word);
        if (!other.ok()) {
            throw wrong("'" + word + "': " + other.errno().text(), "can't stat '" + word + "': " + other.errno().text());
        }
        String path = other.value();
        long link = sys.files().node(word).toOptional().filter(RegularFile.class::isInstance).map(node -> ((RegularFile) node).hardLink()).orElse(0L);
        return look((s, found) -> s.files().realPath(found.path()).toOptional().filter(path::equals).isPresent() && !(found.node() instanceof Symlink)
                || link != 0 && found.node() instanceof RegularFile file && file.hardLink() == link);
    }

    private Optional<Expression> owner(boolean user, String word) throws Misuse {
        Names names = Names.of(sys);
        Optional<Integer> known = user ? names.uid(word) : names.gid(word);
        if (known.isEmpty() && !word.matches("\\d{1,9}")) {
            String kind = user ? "user" : "group";
            throw wrong("'" + word + "' is not the name of " + (user ? "a known user" : "an existing group"), "unknown " + kind + " " + word);
        }
        int wanted = known.orElseGet(() -> Integer.parseInt(word));
        return look((s, found) -> (user ? found.node().attributes().uid() : found.node().attributes().gid()) == wanted);
    }
}
