package dev.drydock.sandbox.build;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which arguments an instruction must have; the sentences are those of moby's and BuildKit's common parser. */
final class Grammar {
    private static final List<String> KEYWORDS = List.of("ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK",
            "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR");

    private Grammar() {}

    static Optional<Mistake> check(Instruction read, String written, char escape) {
        if (!KEYWORDS.contains(read.keyword())) {
            return wrong(read, "unknown instruction: " + written + suggestion(read.keyword()));
        }
        int count = read.words().size();
        return switch (read.keyword()) {
            case "FROM" -> count == 1 || count == 3 && read.words().get(1).equalsIgnoreCase("as")
                    ? stageName(read) : wrong(read, "FROM requires either one or three arguments");
            case "COPY", "ADD" -> count >= 2 ? Optional.empty() : wrong(read, read.keyword() + " requires at least two arguments"
                    + (count == 1 ? ", but only one was provided. Destination could not be determined" : ""));
            case "WORKDIR", "USER", "STOPSIGNAL", "MAINTAINER" -> read.rest().isEmpty()
                    ? wrong(read, read.keyword() + " requires exactly one argument") : Optional.empty();
            case "ENV", "LABEL" -> assignments(read, escape);
            case "ARG", "EXPOSE", "VOLUME" -> count == 0 ? wrong(read, read.keyword() + " requires at least one argument") : Optional.empty();
            case "SHELL" -> read.array().isEmpty() ? wrong(read, "SHELL requires the arguments to be in JSON form")
                    : count == 0 ? wrong(read, "SHELL requires at least one argument") : Optional.empty();
            case "HEALTHCHECK" -> health(read);
            case "ONBUILD" -> onBuild(read);
            default -> Optional.empty();
        };
    }

    private static Optional<Mistake> wrong(Instruction read, String message) {
        return Optional.of(new Mistake(read.line(), read.lastLine(), message));
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
            return words.size() < 2 ? Optional.of(Mistake.early(read.line(), read.lastLine(), read.keyword() + " must have two arguments")) : Optional.empty();
        }
        Optional<String> bare = words.stream().filter(word -> !word.contains("=")).findFirst();
        if (bare.isPresent()) {
            return Optional.of(Mistake.early(read.line(), read.lastLine(), "Syntax error - can't find = in \"" + bare.get() + "\". Must be of the form: name=value"));
        }
        return words.stream().anyMatch(word -> word.startsWith("=")) ? wrong(read, read.keyword() + " names can not be blank") : Optional.empty();
    }

    private static Optional<Mistake> health(Instruction read) {
        if (read.rest().isEmpty()) {
            return wrong(read, "HEALTHCHECK requires at least one argument");
        }
        String[] parts = read.rest().split("\\s+", 2);
        String type = parts[0].toUpperCase(Locale.ROOT);
        if (type.equals("NONE")) {
            return parts.length > 1 ? wrong(read, "HEALTHCHECK NONE takes no arguments") : Optional.empty();
        }
        if (!type.equals("CMD")) {
            return wrong(read, "Unknown type \"" + type + "\" in HEALTHCHECK (try CMD)");
        }
        return parts.length < 2 ? wrong(read, "Missing command after HEALTHCHECK CMD") : Optional.empty();
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

    /** The first instruction that differs least, if two changes lead to it. */
    private static String suggestion(String word) {
        String nearest = "";
        int least = 3;
        for (String known : KEYWORDS) {
            int distance = distance(word, known);
            if (distance < least) {
                least = distance;
                nearest = known;
            }
        }
        return nearest.isEmpty() ? "" : " (did you mean " + nearest + "?)";
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
