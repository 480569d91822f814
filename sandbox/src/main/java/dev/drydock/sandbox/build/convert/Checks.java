package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** BuildKit's checks of a Dockerfile that works; gathers what they find. */
final class Checks {
    private static final Pattern SECRET =
            Pattern.compile("(?i)(?:_|^)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)");
    private static final Pattern HARMLESS = Pattern.compile("(?i)(?:_|^)public(?:_|$)");

    private final Dockerfile.Directives directives;
    private final List<Warning> found = new ArrayList<>();

    Checks(Dockerfile.Directives directives) {
        this.directives = directives;
    }

    List<Warning> found() {
        return List.copyOf(found);
    }

    void add(String rule, String about, String text, Instruction at) {
        if (!directives.skips(rule)) {
            found.add(Warning.of(rule, about, text, at));
        }
    }

    // ---- what needs no more than the file ------------------------------------------------------------------------------------------

    void file(Dockerfile file) {
        for (int line : directives.emptyContinuations()) {
            add("NoEmptyContinuation", "Empty continuation lines will become errors in a future release", "Empty continuation line",
                    new Instruction("", List.of(), "", line, line, List.of()));
        }
        for (Instruction each : file.all()) {
            if (each.keyword().equals("MAINTAINER")) {
                add("MaintainerDeprecated", "The MAINTAINER instruction is deprecated, use a label instead to define an image author",
                        "Maintainer instruction is deprecated in favor of using label", each);
            } else if (each.keyword().equals("FROM") && each.words().size() == 3) {
                from(each);
            }
        }
        names(file);
        casing(file);
    }

    private void from(Instruction each) {
        String name = each.words().get(2);
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            add("StageNameCasing", "Stage names should be lowercase", "Stage name '" + name + "' should be lowercase", each);
        }
        String from = each.written();
        String as = each.words().get(1);
        boolean lower = from.equals("from") && !as.equals("as");
        boolean upper = from.equals("FROM") && !as.equals("AS");
        if (lower || upper) {
            add("FromAsCasing", "The 'as' keyword should match the case of the 'from' keyword",
                    "'" + as + "' and '" + from + "' keywords' casing do not match", each);
        }
    }

    private void names(Dockerfile file) {
        Set<String> seen = new TreeSet<>();
        for (Dockerfile.Stage stage : file.stages()) {
            if (stage.name().equals("context") || stage.name().equals("scratch")) {
                add("ReservedStageName", "Reserved words should not be used as stage names",
                        "Stage name should not use the same name as reserved stage \"" + stage.name() + "\"", stage.from());
            }
            if (!stage.name().isEmpty() && !seen.add(stage.name())) {
                add("DuplicateStageName", "Stage names should be unique",
                        "Duplicate stage name \"" + stage.name() + "\", stage names should be unique", stage.from());
            }
        }
    }

    private void casing(Dockerfile file) {
        List<Instruction> all = new ArrayList<>();
        file.stages().forEach(stage -> {
            all.add(stage.from());
            all.addAll(stage.instructions());
        });
        long lower = all.stream().filter(each -> each.written().equals(each.written().toLowerCase(Locale.ROOT))).count();
        long upper = all.stream().filter(each -> each.written().equals(each.keyword())).count();
        boolean lowerWins = lower > upper;
        for (Instruction each : all) {
            String right = lowerWins ? each.written().toLowerCase(Locale.ROOT) : each.keyword();
            if (!each.written().equals(right)) {
                add("ConsistentInstructionCasing", "All commands within the Dockerfile should use the same casing (either upper or lower)",
                        "Command '" + each.written() + "' should match the case of the command majority (" + (lowerWins ? "lowercase" : "uppercase") + ")", each);
            }
        }
    }

    // ---- what is seen on the way ---------------------------------------------------------------------------------------------------

    void fromArguments(Set<String> unmatched, Collection<String> known, Instruction at) {
        for (String name : unmatched) {
            if (!known.contains(name)) {
                add("UndefinedArgInFrom", "FROM command must use declared ARGs",
                        "FROM argument '" + name + "' is not declared" + Suggestion.of(name, known), at);
            }
        }
    }

    void variables(Set<String> unmatched, StageState stage, Instruction at) {
        for (String name : unmatched) {
            if (!stage.arguments.containsKey(name)) {
                String near = Suggestion.nearest(name, stage.environment.keySet());
                add("UndefinedVar", "Variables should be defined before their use", "Usage of undefined variable '$" + name + "'"
                        + (near.isEmpty() ? "" : " (did you mean $" + near + "?)"), at);
            }
        }
    }

    void secret(String name, Instruction at) {
        if (SECRET.matcher(name).find() && !HARMLESS.matcher(name).find()) {
            add("SecretsUsedInArgOrEnv", "Sensitive data should not be used in the ARG or ENV commands",
                    "Do not use ARG or ENV instructions for sensitive data (" + at.keyword() + " \"" + name + "\")", at);
        }
    }

    void pairs(Instruction at, char escape) {
        List<String> words = at.assignments(escape);
        boolean legacy = !words.get(0).contains("=");
        if (legacy) {
            add("LegacyKeyValueFormat", "Legacy key/value format with whitespace separator should not be used",
                    "\"" + at.keyword() + " key=value\" should be used instead of legacy \"" + at.keyword() + " key value\" format", at);
        }
        if (at.keyword().equals("ENV")) {
            for (String word : legacy ? words.subList(0, 1) : words) {
                secret(word.contains("=") ? word.substring(0, word.indexOf('=')) : word, at);
            }
        }
    }

    void once(Instruction at, java.util.Optional<Instruction> before) {
        before.ifPresent(first -> add("MultipleInstructionsDisallowed", "Multiple instructions of the same type should not be used in the same stage",
                "Multiple " + at.keyword() + " instructions should not be used in the same stage because only the last one will be used", first));
    }

    void shellForm(Instruction at, StageState stage) {
        if (at.array().isEmpty() && stage.config.get("Shell").isEmpty()) {
            add("JSONArgsRecommended", "JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals",
                    "JSON arguments recommended for " + at.keyword() + " to prevent unintended behavior related to OS signals", at);
        }
    }

    void ports(Instruction at) {
        for (String word : at.words()) {
            int slash = word.indexOf('/');
            if (slash > 0 && !word.substring(slash).equals(word.substring(slash).toLowerCase(Locale.ROOT))) {
                add("ExposeProtoCasing", "Protocol in EXPOSE instruction should be lowercase",
                        "Defined protocol '" + word + "' in EXPOSE instruction should be lowercase", at);
            }
            if (PortRange.read(word).mapped()) {
                add("ExposeInvalidFormat",
                        "IP address and host-port mapping should not be used in EXPOSE instruction. This will become an error in a future release",
                        "EXPOSE instruction should not define an IP address or host-port mapping, found '" + word + "'", at);
            }
        }
    }
}
