package dev.drydock.sandbox.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What BuildKit's checks say of a Dockerfile that works. */
public final class Lint {
    private static final String SECRET = "(?i).*(?:^|_)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_.*|$)";
    private static final String PUBLIC = "(?i).*(?:^|_)public(?:_.*|$)";

    private Lint() {}

    /**
     * One finding.
     *
     * @param about the rule's own sentence, as {@code --check} shows it
     * @param text the sentence about this place
     */
    public record Warning(String rule, String about, String text, int line, int lastLine) {}

    public static List<Warning> of(Dockerfile file) {
        List<Warning> found = new ArrayList<>();
        for (Instruction each : file.all()) {
            switch (each.keyword()) {
                case "ARG", "ENV" -> variables(file, each, found);
                case "LABEL" -> legacy(file, each, found);
                case "CMD", "ENTRYPOINT" -> {
                    if (each.array().isEmpty()) {
                        add(found, each, "JSONArgsRecommended", "JSON arguments recommended for " + each.keyword()
                                + " to prevent unintended behavior related to OS signals");
                    }
                }
                case "MAINTAINER" -> add(found, each, "MaintainerDeprecated", "Maintainer instruction is deprecated in favor of using label");
                case "FROM" -> stage(each, found);
                default -> { }
            }
        }
        found.sort(Comparator.comparingInt(Warning::line));
        return found;
    }

    private static void add(List<Warning> found, Instruction at, String rule, String text) {
        found.add(new Warning(rule, text, text, at.line(), at.lastLine()));
    }

    private static void variables(Dockerfile file, Instruction each, List<Warning> found) {
        boolean legacy = legacy(file, each, found);
        List<String> words = each.assignments(file.escape());
        for (String word : legacy ? words.subList(0, 1) : words) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (name.matches(SECRET) && !name.matches(PUBLIC)) {
                found.add(new Warning("SecretsUsedInArgOrEnv", "Sensitive data should not be used in the ARG or ENV commands",
                        "Do not use ARG or ENV instructions for sensitive data (" + each.keyword() + " \"" + name + "\")", each.line(), each.lastLine()));
            }
        }
    }

    private static boolean legacy(Dockerfile file, Instruction each, List<Warning> found) {
        boolean legacy = !each.keyword().equals("ARG") && !each.assignments(file.escape()).get(0).contains("=");
        if (legacy) {
            add(found, each, "LegacyKeyValueFormat", "\"" + each.keyword() + " key=value\" should be used instead of legacy \""
                    + each.keyword() + " key value\" format");
        }
        return legacy;
    }

    private static void stage(Instruction each, List<Warning> found) {
        List<String> words = each.words();
        if (words.size() != 3) {
            return;
        }
        String from = each.original().substring(0, 4);
        boolean upper = from.equals(from.toUpperCase(Locale.ROOT));
        if (upper != words.get(1).equals("AS")) {
            found.add(new Warning("FromAsCasing", "The 'as' keyword should match the case of the 'from' keyword",
                    "'" + words.get(1) + "' and '" + from + "' keywords' casing do not match", each.line(), each.lastLine()));
        }
        if (!words.get(2).equals(words.get(2).toLowerCase(Locale.ROOT))) {
            found.add(new Warning("StageNameCasing", "Stage names should be lowercase",
                    "Stage name '" + words.get(2) + "' should be lowercase", each.line(), each.lastLine()));
        }
    }
}
