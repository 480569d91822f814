package dev.drydock.sandbox.build;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which flags and arguments an instruction must have; the sentences are those of moby's and BuildKit's common parser. */
final class Grammar {
    private static final List<String> KEYWORDS = List.of("ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK",
            "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR");
    /** Flags by instruction; a switch ends in {@code ?}, one that may be repeated in {@code *}. */
    private static final Map<String, List<String>> FLAGS = Map.of(
            "ADD", List.of("chown", "chmod", "link?", "keep-git-dir?", "checksum", "unpack?", "exclude*"),
            "COPY", List.of("chown", "from", "chmod", "link?", "exclude*", "parents?"),
            "FROM", List.of("platform"),
            "HEALTHCHECK", List.of("interval", "timeout", "start-period", "start-interval", "retries"),
            "RUN", List.of("mount*", "network", "security", "device*"));

    private Grammar() {}

    static Optional<Mistake> check(Instruction read, char escape) {
        if (!KEYWORDS.contains(read.keyword())) {
            return wrong(read, "unknown instruction: " + read.written() + Suggestion.anyCase(read.written(), KEYWORDS));
        }
        if (List.of("CMD", "ENTRYPOINT", "RUN", "COPY", "ADD", "VOLUME", "SHELL").contains(read.keyword()) && Instruction.mixed(read.rest())) {
            return Optional.of(Mistake.early(read.line(), read.lastLine(), "when using JSON array syntax, arrays must be comprised of strings only"));
        }
        Optional<Mistake> before = arguments(read, escape);
        return before.isPresent() ? before : flags(read).or(() -> after(read));
    }

    private static Optional<Mistake> wrong(Instruction read, String message) {
        return Optional.of(new Mistake(read.line(), read.lastLine(), message));
    }

    private static Optional<Mistake> arguments(Instruction read, char escape) {
        int count = read.words().size();
        String keyword = read.keyword();
        return switch (keyword) {
            case "FROM" -> count == 1 || count == 3 && read.words().get(1).equalsIgnoreCase("as")
                    ? stageName(read) : wrong(read, "FROM requires either one or three arguments");
            case "COPY", "ADD" -> count >= 2 ? Optional.empty()
                    : wrong(read, keyword + " requires at least two arguments, but only one was provided. Destination could not be determined");
            case "WORKDIR", "USER", "STOPSIGNAL", "MAINTAINER" -> read.rest().isEmpty() ? wrong(read, keyword + " requires exactly one argument") : Optional.empty();
            case "ENV", "LABEL" -> assignments(read, escape);
            case "ARG" -> count == 0 ? wrong(read, "ARG requires at least one argument")
                    : read.words().stream().anyMatch(word -> word.startsWith("=")) ? wrong(read, "ARG names can not be blank") : Optional.empty();
            case "EXPOSE", "VOLUME", "HEALTHCHECK" -> count == 0 ? wrong(read, keyword + " requires at least one argument") : Optional.empty();
            case "ONBUILD" -> onBuild(read);
            default -> Optional.empty();
        };
    }

    private static Optional<Mistake> after(Instruction read) {
        return switch (read.keyword()) {
            case "SHELL" -> read.words().isEmpty() ? wrong(read, "SHELL requires at least one argument")
                    : read.array().isEmpty() ? wrong(read, "SHELL requires the arguments to be in JSON form") : Optional.empty();
            case "HEALTHCHECK" -> health(read);
            case "COPY", "ADD" -> read.heredocs().stream().anyMatch(each -> each.meant(read.words().get(read.words().size() - 1)))
                    ? wrong(read, read.keyword() + " cannot accept a heredoc as a destination") : Optional.empty();
            case "RUN" -> read.flagValues("mount").stream().map(RunMount::complaint).filter(text -> !text.isEmpty()).findFirst().flatMap(text -> wrong(read, text))
                    .or(() -> network(read));
            case "VOLUME" -> read.words().stream().anyMatch(String::isBlank) ? wrong(read, "VOLUME specified can not be an empty string") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Mistake> network(Instruction read) {
        Optional<String> network = read.flag("network");
        if (network.isPresent() && !List.of("default", "none", "host").contains(network.get())) {
            return wrong(read, "unsupported network mode \"" + network.get() + "\"" + Suggestion.of(network.get(), List.of("default", "none", "host")));
        }
        Optional<String> security = read.flag("security");
        return security.isPresent() && !List.of("sandbox", "insecure").contains(security.get())
                ? wrong(read, "security \"" + security.get() + "\" is not valid") : Optional.empty();
    }

    private static Optional<Mistake> flags(Instruction read) {
        List<String> known = FLAGS.getOrDefault(read.keyword(), List.of());
        List<String> names = known.stream().map(flag -> flag.replaceAll("[?*]", "")).toList();
        TreeSet<String> used = new TreeSet<>();
        for (String flag : read.flags()) {
            int equals = flag.indexOf('=');
            String name = equals < 0 ? flag : flag.substring(0, equals);
            String value = equals < 0 ? "" : flag.substring(equals + 1);
            if (!names.contains(name)) {
                return wrong(read, "unknown flag: --" + name + Suggestion.of(name, names));
            }
            if (!used.add(name) && !known.contains(name + "*")) {
                return wrong(read, "duplicate flag specified: --" + name);
            }
            boolean needed = !known.contains(name + "?");
            if (needed && equals < 0 || !needed && equals >= 0 && value.isEmpty()) {
                return wrong(read, "missing a value on flag: --" + name);
            }
            if (!needed && !List.of("true", "false", "").contains(value.toLowerCase(Locale.ROOT))) {
                return wrong(read, "expecting boolean value for flag --" + name + ", not: " + value);
            }
        }
        return Optional.empty();
    }

    private static Optional<Mistake> stageName(Instruction read) {
        String name = read.words().size() == 3 ? read.words().get(2).toLowerCase(Locale.ROOT) : "a";
        return name.matches("[a-z][a-z0-9-_.]*") ? Optional.empty()
                : wrong(read, "invalid name for build stage: \"" + read.words().get(2) + "\", name can't start with a number or contain symbols");
    }

    private static Optional<Mistake> assignments(Instruction read, char escape) {
        List<String> words = read.assignments(escape);
        if (words.isEmpty()) {
            return wrong(read, read.keyword() + " requires at least one argument");
        }
        if (!words.get(0).contains("=")) {
            return read.rest().split("[\\t\\f\\r ]+", 2).length < 2
                    ? Optional.of(Mistake.early(read.line(), read.lastLine(), read.keyword() + " must have two arguments")) : Optional.empty();
        }
        Optional<String> bare = words.stream().filter(word -> !word.contains("=")).findFirst();
        if (bare.isPresent()) {
            return Optional.of(Mistake.early(read.line(), read.lastLine(),
                    "Syntax error - can't find = in \"" + bare.get().replace("\"", "\\\"") + "\". Must be of the form: name=value"));
        }
        return words.stream().anyMatch(word -> word.startsWith("=")) ? wrong(read, read.keyword() + " names can not be blank") : Optional.empty();
    }

    private static Optional<Mistake> health(Instruction read) {
        String[] parts = read.rest().split("\\s+", 2);
        String type = parts[0].toUpperCase(Locale.ROOT);
        if (type.equals("NONE")) {
            return parts.length > 1 ? wrong(read, "HEALTHCHECK NONE takes no arguments") : Optional.empty();
        }
        if (!type.equals("CMD")) {
            return wrong(read, "Unknown type \"" + type + "\" in HEALTHCHECK (try CMD)");
        }
        if (parts.length < 2) {
            return wrong(read, "Missing command after HEALTHCHECK CMD");
        }
        for (String flag : List.of("interval", "timeout", "start-period", "start-interval")) {
            Optional<String> why = read.flag(flag).flatMap(value -> Duration.complaint(flag, value));
            if (why.isPresent()) {
                return wrong(read, why.get());
            }
        }
        String retries = read.flag("retries").orElse("0");
        return !retries.matches("[-+]?\\d{1,9}") ? wrong(read, "strconv.ParseInt: parsing \"" + retries + "\": invalid syntax")
                : retries.startsWith("-") ? wrong(read, "--retries cannot be negative (" + retries + ")") : Optional.empty();
    }

    private static Optional<Mistake> onBuild(Instruction read) {
        if (read.rest().isEmpty()) {
            return wrong(read, "ONBUILD requires at least one argument");
        }
        String trigger = read.words().get(0).toUpperCase(Locale.ROOT);
        return switch (trigger) {
            case "ONBUILD" -> wrong(read, "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
            case "MAINTAINER", "FROM" -> wrong(read, trigger + " isn't allowed as an ONBUILD trigger");
            default -> Optional.empty();
        };
    }
}
