package dev.drydock.sandbox.tool.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an expression from its words; used once. */
final class Words {
    private static final Set<String> WITH_WORD = Set.of("-name", "-iname", "-path", "-wholename", "-ipath", "-iwholename", "-lname", "-regex",
            "-iregex", "-type", "-xtype", "-size", "-perm", "-newer", "-newermm", "-anewer", "-cnewer", "-samefile", "-links", "-inum", "-uid", "-gid",
            "-user", "-group", "-mtime", "-atime", "-ctime", "-mmin", "-amin", "-cmin");
    private static final Set<String> PATTERNS = Set.of("-name", "-iname", "-path", "-wholename", "-ipath", "-iwholename", "-lname");
    private static final Set<String> LACKING = Set.of("-ls", "-printf", "-ok", "-okdir", "-execdir");

    private final List<String> words;
    private final Tests tests;
    private final boolean busybox;
    private int at;
    private int commands;
    private Settings settings;

    Words(List<String> words, Settings settings, Tests tests, boolean busybox) {
        this.words = words;
        this.settings = settings;
        this.tests = tests;
        this.busybox = busybox;
    }

    Settings settings() {
        return settings;
    }

    /** The whole expression; empty if there is none. */
    Optional<Expression> read() throws Misuse {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Expression all = comma();
        if (at < words.size()) {
            throw is(")") ? wrong("you have too many ')'", "unrecognized: )") : wrong("invalid expression", "unrecognized: " + words.get(at));
        }
        return Optional.of(all);
    }

    private Misuse wrong(String gnu, String other) {
        return new Misuse(busybox ? other : gnu, busybox && other.startsWith("unrecognized"));
    }

    private boolean is(String... any) {
        return at < words.size() && List.of(any).contains(words.get(at));
    }

    private Expression comma() throws Misuse {
        Expression left = or();
        while (is(",")) {
            operator();
            left = new Expression.Comma(left, or());
        }
        return left;
    }

    private Expression or() throws Misuse {
        Expression left = and();
        while (is("-o", "-or")) {
            operator();
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() throws Misuse {
        Expression left = not();
        while (at < words.size() && !is("-o", "-or", ",", ")")) {
            if (is("-a", "-and")) {
                operator();
            }
            left = new Expression.And(left, not());
        }
        return left;
    }

    private void operator() throws Misuse {
        String operator = words.get(at++);
        if (!busybox && at >= words.size()) {
            throw new Misuse("expected an expression after '" + operator + "'");
        }
    }

    private Expression not() throws Misuse {
        if (is("!", "-not")) {
            String operator = words.get(at++);
            if (at >= words.size()) {
                return missing("expected an expression after '" + operator + "'");
            }
            return new Expression.Not(not());
        }
        return primary();
    }

    /** Busybox takes nothing for true. */
    private Expression missing(String gnu) throws Misuse {
        if (!busybox) {
            throw new Misuse(gnu);
        }
        return new Expression.Check((sys, found) -> true);
    }

    private Expression primary() throws Misuse {
        if (at >= words.size()) {
            return missing("invalid expression");
        }
        if (is("-a", "-and", "-o", "-or", ",")) {
            return missing("invalid expression; you have used a binary operator '" + words.get(at) + "' with nothing before it.");
        }
        String word = words.get(at++);
        if (word.equals("(")) {
            if (is(")")) {
                throw wrong("invalid expression; empty parentheses are not allowed.", "unpaired '('");
            }
            Expression inner = comma();
            if (!is(")")) {
                throw wrong("invalid expression; I was expecting to find a ')' somewhere but did not see one.", "unpaired '('");
            }
            at++;
            return inner;
        }
        if (word.equals(")")) {
            throw wrong("invalid expression; expected to find an expression before ')'", "unrecognized: )");
        }
        if (!word.startsWith("-")) {
            boolean pattern = at > 2 && PATTERNS.contains(words.get(at - 3));
            throw wrong("paths must precede expression: `" + word + "'"
                    + (pattern ? "\nfind: possible unquoted pattern after predicate `" + words.get(at - 3) + "'?" : ""), "unrecognized: " + word);
        }
        if (busybox && LACKING.contains(word)) {
            throw wrong("", "unrecognized: " + word);
        }
        return named(word);
    }

    private Expression named(String word) throws Misuse {
        Optional<Expression> test = tests.alone(word);
        if (test.isPresent()) {
            return test.get();
        }
        if (WITH_WORD.contains(word)) {
            return tests.withWord(word, argument(word)).orElseThrow();
        }
        return switch (word) {
            case "-print" -> new Expression.Print("\n");
            case "-print0" -> new Expression.Print("\0");
            case "-printf" -> new Expression.PrintFormat(argument(word));
            case "-ls" -> new Expression.Ls();
            case "-delete" -> {
                settings = settings.below();
                yield new Expression.Delete();
            }
            case "-prune" -> new Expression.Prune();
            case "-quit" -> new Expression.Quit();
            case "-exec", "-execdir", "-ok", "-okdir" -> command(word);
            default -> option(word);
        };
    }

    private String argument(String word) throws Misuse {
        if (at >= words.size()) {
            throw wrong("missing argument to `" + word + "'", word + " requires an argument");
        }
        return words.get(at++);
    }

    private Expression option(String word) throws Misuse {
        switch (word) {
            case "-maxdepth", "-mindepth" -> {
                String number = argument(word);
                if (!number.matches("\\d{1,9}")) {
                    throw wrong("Expected a positive decimal integer argument to " + word + ", but got '" + number + "'", "invalid number '" + number + "'");
                }
                int depth = Integer.parseInt(number);
                settings = word.equals("-maxdepth") ? settings.most(depth) : settings.least(depth);
            }
            case "-depth", "-d" -> settings = settings.below();
            case "-xdev", "-mount" -> settings = settings.onSameSystem();
            case "-follow" -> settings = settings.following();
            case "-daystart", "-noleaf", "-warn", "-nowarn", "-ignore_readdir_race" -> { }
            default -> throw wrong("unknown predicate `" + word + "'", "unrecognized: " + word);
        }
        return new Expression.Check((sys, found) -> true);
    }

    private Expression command(String word) throws Misuse {
        List<String> command = new ArrayList<>();
        boolean batched = false;
        while (true) {
            if (at >= words.size()) {
                throw wrong("missing argument to `" + word + "'", word + " requires an argument");
            }
            String next = words.get(at++);
            if (next.equals(";")) {
                break;
            }
            if (next.equals("+") && !command.isEmpty() && command.get(command.size() - 1).equals("{}")) {
                batched = true;
                break;
            }
            command.add(next);
        }
        if (command.isEmpty()) {
            throw wrong("invalid argument `;' to `" + word + "'", word + " requires an argument");
        }
        return new Expression.Execute(commands++, List.copyOf(command), batched, word.endsWith("dir"), word.startsWith("-ok"));
    }
}
