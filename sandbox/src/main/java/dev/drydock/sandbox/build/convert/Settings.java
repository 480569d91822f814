package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.build.Duration;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The instructions that only change how containers of the image are configured; both builders go by them. */
public final class Settings {
    /** The order in which the OCI image specification writes a configuration. */
    private static final List<String> FIELDS = List.of("User", "ExposedPorts", "Env", "Entrypoint", "Cmd", "Volumes", "WorkingDir", "Labels",
            "StopSignal", "ArgsEscaped", "Healthcheck", "OnBuild", "Shell");
    private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    private final Mapping config;
    private final boolean commanded;
    private final Map<String, String> values;
    private final char escape;
    private final Instruction instruction;

    private Settings(Mapping config, boolean commanded, Map<String, String> values, char escape, Instruction instruction) {
        this.config = config;
        this.commanded = commanded;
        this.values = values;
        this.escape = escape;
        this.instruction = instruction;
    }

    /**
     * What came of it.
     *
     * @param line for the history
     * @param complaint why it failed, or empty
     */
    public record Outcome(Mapping config, String line, String complaint) {}

    /**
     * Carries an instruction out.
     *
     * @param commanded whether this build set the command, so that an entrypoint leaves it
     * @param values of variables
     */
    public static Outcome apply(Mapping config, boolean commanded, Map<String, String> values, char escape, Instruction instruction) {
        Settings settings = new Settings(config, commanded, values, escape, instruction);
        try {
            return settings.run();
        } catch (Unreadable unreadable) {
            return new Outcome(config, "", unreadable.getMessage());
        }
    }

    /** A word whose variables cannot be put in; ends the instruction only. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private String expanded(String word) {
        Words.Expansion expansion = Words.expand(word, values, escape);
        if (!expansion.complaint().isEmpty()) {
            throw new Unreadable(expansion.complaint());
        }
        return expansion.text();
    }

    /** A configuration with its fields in the specified order. */
    public static Mapping ordered(Mapping config) {
        Mapping.Builder ordered = Mapping.builder();
        FIELDS.forEach(field -> {
            if (config.has(field) && !config.get(field).isNothing()) {
                ordered.put(field, config.get(field));
            }
        });
        return ordered.build();
    }

    private Outcome changed(Mapping changed, String line) {
        return new Outcome(ordered(changed), line, "");
    }

    private Outcome run() {
        return switch (instruction.keyword()) {
            case "ENV" -> environment();
            case "LABEL" -> labels();
            case "CMD" -> {
                List<String> words = command(config, instruction.rest());
                yield changed(config.with("Cmd", Sequence.ofTexts(words)), "CMD " + quoted(words));
            }
            case "ENTRYPOINT" -> {
                List<String> words = command(config, instruction.rest());
                Mapping set = words.isEmpty() ? config.without("Entrypoint") : config.with("Entrypoint", Sequence.ofTexts(words));
                yield changed(commanded ? set : set.without("Cmd"), "ENTRYPOINT " + quoted(words));
            }
            case "USER" -> changed(config.with("User", expanded(instruction.rest())), "USER " + expanded(instruction.rest()));
            case "STOPSIGNAL" -> signal();
            case "SHELL" -> changed(config.with("Shell", Sequence.ofTexts(instruction.words())), "SHELL [" + String.join(" ", instruction.words()) + "]");
            case "VOLUME" -> volumes();
            case "EXPOSE" -> ports();
            case "HEALTHCHECK" -> health();
            case "ONBUILD" -> {
                List<String> triggers = new ArrayList<>(config.get("OnBuild").texts());
                String trigger = instruction.original().replaceFirst("(?i)^ONBUILD\\s*", "");
                triggers.add(trigger + instruction.heredocs().stream().map(each -> "\n" + each.content() + each.name()).reduce("", String::concat));
                yield changed(config.with("OnBuild", Sequence.ofTexts(triggers)), "ONBUILD " + trigger);
            }
            default -> changed(config, "MAINTAINER " + instruction.rest());
        };
    }

    /** Words as Go's {@code %q} writes them. */
    public static String quoted(List<String> words) {
        return words.stream().map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"")
                .collect(Collectors.joining(" ", "[", "]"));
    }

    /** The words that a shell form or exec form runs. */
    public static List<String> command(Mapping config, String rest) {
        return Instruction.array(rest).orElseGet(() -> {
            List<String> words = new ArrayList<>(shell(config));
            words.add(rest);
            return words;
        });
    }

    /** What runs the shell form. */
    public static List<String> shell(Mapping config) {
        List<String> set = config.get("Shell").texts();
        return set.isEmpty() ? DEFAULT_SHELL : set;
    }

    /** Variables with one more, or another value for it. */
    public static List<String> with(List<String> environment, String name, String value) {
        List<String> all = new ArrayList<>(environment);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).startsWith(name + "=")) {
                all.set(i, name + "=" + value);
                return all;
            }
        }
        all.add(name + "=" + value);
        return all;
    }

    private Outcome environment() {
        List<String> all = config.get("Env").texts();
        List<String> said = new ArrayList<>();
        for (String[] pair : pairs()) {
            all = with(all, pair[0], pair[1]);
            said.add(pair[0] + "=" + pair[1]);
        }
        return changed(config.with("Env", Sequence.ofTexts(all)), "ENV " + String.join(" ", said));
    }

    private Outcome labels() {
        Mapping all = config.get("Labels").mapping();
        List<String> said = new ArrayList<>();
        for (String[] pair : pairs()) {
            all = all.with(pair[0], pair[1]);
            said.add(pair[0] + "=" + pair[1]);
        }
        return changed(config.with("Labels", all.sorted()), "LABEL " + String.join(" ", said));
    }

    private List<String[]> pairs() {
        List<String> words = instruction.assignments(escape);
        if (!words.get(0).contains("=")) {
            String[] old = instruction.rest().split("[\\t\\f\\r ]+", 2);
            return List.<String[]>of(new String[] {expanded(old[0]), expanded(old[1])});
        }
        List<String[]> pairs = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            pairs.add(new String[] {expanded(word.substring(0, equals)), expanded(word.substring(equals + 1))});
        }
        return pairs;
    }

    private Outcome signal() {
        String signal = expanded(instruction.rest());
        boolean known = signal.matches("\\d{1,2}") || dev.drydock.sandbox.process.Signal.named(signal).isPresent();
        return known ? changed(config.with("StopSignal", signal), "STOPSIGNAL " + signal) : new Outcome(config, "", "invalid signal: " + signal);
    }

    private Outcome volumes() {
        Mapping all = config.get("Volumes").mapping();
        List<String> names = instruction.words().stream().map(word -> expanded(word)).toList();
        for (String name : names) {
            if (name.isEmpty()) {
                return new Outcome(config, "", "VOLUME specified can not be an empty string");
            }
            all = all.with(name, Mapping.EMPTY);
        }
        return changed(config.with("Volumes", all.sorted()), "VOLUME [" + String.join(" ", names) + "]");
    }

    private Outcome ports() {
        Mapping all = config.get("ExposedPorts").mapping();
        List<String> said = new ArrayList<>();
        for (String word : instruction.words().stream().sorted().toList()) {
            Words.Expansion expansion = Words.expand(word, values, escape);
            if (!expansion.complaint().isEmpty()) {
                return new Outcome(config, "", expansion.complaint());
            }
            for (String each : expansion.words()) {
                PortRange range = PortRange.read(each);
                if (!range.complaint().isEmpty()) {
                    return new Outcome(config, "", range.complaint());
                }
                for (int port = range.first(); port <= range.last(); port++) {
                    all = all.with(port + "/" + range.protocol(), Mapping.EMPTY);
                    said.add(port + "/" + range.protocol());
                }
            }
        }
        return changed(config.with("ExposedPorts", all.sorted()), "EXPOSE [" + String.join(" ", said) + "]");
    }

    private Outcome health() {
        String rest = instruction.rest();
        if (rest.strip().equalsIgnoreCase("NONE")) {
            return changed(config.with("Healthcheck", Mapping.of("Test", List.of("NONE"))), "HEALTHCHECK &{[\"NONE\"] \"0s\" \"0s\" \"0s\" \"0s\" '\\x00'}");
        }
        String command = rest.split("\\s+", 2)[1].strip();
        List<String> test = new ArrayList<>();
        Instruction.array(command).ifPresentOrElse(words -> {
            test.add("CMD");
            test.addAll(words);
        }, () -> test.addAll(List.of("CMD-SHELL", command)));
        Mapping.Builder check = Mapping.builder().put("Test", Sequence.ofTexts(test));
        StringBuilder said = new StringBuilder("HEALTHCHECK &{" + quoted(test));
        for (String flag : List.of("interval", "timeout", "start-period", "start-interval")) {
            long nanos = Duration.nanos(instruction.flag(flag).orElse("0s"));
            String field = flag.equals("start-period") ? "StartPeriod" : flag.equals("start-interval") ? "StartInterval"
                    : Character.toUpperCase(flag.charAt(0)) + flag.substring(1);
            check.putUnlessEmpty(field, nanos);
            said.append(" \"").append(Duration.text(nanos)).append('"');
        }
        int retries = Integer.parseInt(instruction.flag("retries").filter(text -> text.matches("\\d{1,6}")).orElse("0"));
        check.putUnlessEmpty("Retries", (long) retries);
        return changed(config.with("Healthcheck", check.build()), said + " " + character(retries) + "}");
    }

    /** A number as Go's {@code %q} writes it: the character of that number. */
    private static String character(int number) {
        return switch (number) {
            case 7 -> "'\\a'";
            case 8 -> "'\\b'";
            case 9 -> "'\\t'";
            case 10 -> "'\\n'";
            case 11 -> "'\\v'";
            case 12 -> "'\\f'";
            case 13 -> "'\\r'";
            case 39 -> "'\\''";
            case 92 -> "'\\\\'";
            default -> number < 32 ? String.format(Locale.ROOT, "'\\x%02x'", number) : "'" + (char) number + "'";
        };
    }
}
