package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The instructions that only change how containers of the image are configured. */
final class Configuring {
    private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    private final Order order;
    private final Draft draft;
    private final Instruction instruction;
    private final Map<String, String> values;

    Configuring(Order order, Draft draft, Instruction instruction) {
        this.order = order;
        this.draft = draft;
        this.instruction = instruction;
        this.values = draft.values();
    }

    /**
     * What came of it.
     *
     * @param line for the history
     * @param refusal why it failed, or empty
     */
    record Outcome(Draft draft, String line, String refusal) {}

    private String expanded(String word) {
        return Words.expanded(word, values, order.file().escape());
    }

    private Outcome changed(Mapping config, String line) {
        return new Outcome(draft.configured(config), line, "");
    }

    Outcome apply() {
        Mapping config = draft.config();
        return switch (instruction.keyword()) {
            case "ENV" -> environment();
            case "LABEL" -> labels();
            case "ARG" -> argument();
            case "CMD" -> {
                List<String> words = command(draft, instruction.rest());
                Outcome set = changed(config.with("Cmd", words), "CMD " + quoted(words));
                yield new Outcome(set.draft().commanding(), set.line(), "");
            }
            case "ENTRYPOINT" -> {
                List<String> words = command(draft, instruction.rest());
                Mapping set = config.with("Entrypoint", words);
                yield changed(draft.commanded() ? set : set.without("Cmd"), "ENTRYPOINT " + quoted(words));
            }
            case "USER" -> changed(config.with("User", expanded(instruction.rest())), "USER " + expanded(instruction.rest()));
            case "STOPSIGNAL" -> changed(config.with("StopSignal", expanded(instruction.rest())), "STOPSIGNAL " + expanded(instruction.rest()));
            case "SHELL" -> changed(config.with("Shell", instruction.words()), "SHELL [" + String.join(" ", instruction.words()) + "]");
            case "VOLUME" -> volumes();
            case "EXPOSE" -> ports();
            case "HEALTHCHECK" -> health();
            case "ONBUILD" -> {
                List<String> triggers = new ArrayList<>(config.get("OnBuild").texts());
                triggers.add(instruction.rest());
                yield changed(config.with("OnBuild", triggers), "ONBUILD " + instruction.rest());
            }
            default -> changed(config, "MAINTAINER " + instruction.rest());
        };
    }

    static String quoted(List<String> words) {
        return words.stream().map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"").collect(Collectors.joining(" ", "[", "]"));
    }

    /** The words that a shell form or exec form runs. */
    static List<String> command(Draft draft, String rest) {
        return Instruction.array(rest).orElseGet(() -> {
            List<String> words = new ArrayList<>(shell(draft));
            words.add(rest);
            return words;
        });
    }

    static List<String> shell(Draft draft) {
        List<String> set = draft.config().get("Shell").texts();
        return set.isEmpty() ? DEFAULT_SHELL : set;
    }

    private Outcome environment() {
        List<String> all = new ArrayList<>(draft.config().get("Env").texts());
        List<String> said = new ArrayList<>();
        for (String[] pair : pairs()) {
            int known = -1;
            for (int i = 0; i < all.size(); i++) {
                known = all.get(i).startsWith(pair[0] + "=") ? i : known;
            }
            String assignment = pair[0] + "=" + pair[1];
            said.add(assignment);
            if (known < 0) {
                all.add(assignment);
            } else {
                all.set(known, assignment);
            }
        }
        return changed(draft.config().with("Env", Sequence.ofTexts(all)), "ENV " + String.join(" ", said));
    }

    private Outcome labels() {
        Mapping all = draft.config().get("Labels").mapping();
        List<String> said = new ArrayList<>();
        for (String[] pair : pairs()) {
            all = all.with(pair[0], pair[1]);
            said.add(pair[0] + "=" + pair[1]);
        }
        return changed(draft.config().with("Labels", all.sorted()), "LABEL " + String.join(" ", said));
    }

    private List<String[]> pairs() {
        List<String> words = instruction.assignments(order.file().escape());
        if (!words.get(0).contains("=")) {
            String value = instruction.rest().substring(words.get(0).length()).strip();
            return List.<String[]>of(new String[] {expanded(words.get(0)), expanded(value)});
        }
        List<String[]> pairs = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            pairs.add(new String[] {expanded(word.substring(0, equals)), expanded(word.substring(equals + 1))});
        }
        return pairs;
    }

    private Outcome argument() {
        Draft declared = draft;
        List<String> said = new ArrayList<>();
        for (String word : instruction.assignments(order.file().escape())) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Optional<String> usual = equals >= 0 ? Optional.of(expanded(word.substring(equals + 1))) : global(name);
            Optional<String> value = order.arguments().has(name) ? Optional.of(order.arguments().get(name).text()) : usual;
            String full = name + value.map(text -> "=" + text).orElse("");
            declared = declared.with(full);
            said.add(full);
        }
        return new Outcome(declared, "ARG " + String.join(" ", said), "");
    }

    /** What an argument before the first stage is by default. */
    private Optional<String> global(String name) {
        return Optional.ofNullable(globals(order).get(name));
    }

    static Map<String, String> globals(Order order) {
        Map<String, String> globals = new java.util.LinkedHashMap<>();
        for (Instruction each : order.file().arguments()) {
            for (String word : each.assignments(order.file().escape())) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                if (order.arguments().has(name)) {
                    globals.put(name, order.arguments().get(name).text());
                } else if (equals >= 0) {
                    globals.put(name, Words.expanded(word.substring(equals + 1), globals, order.file().escape()));
                }
            }
        }
        return globals;
    }

    private Outcome volumes() {
        Mapping all = draft.config().get("Volumes").mapping();
        List<String> names = instruction.words().stream().map(this::expanded).toList();
        for (String name : names) {
            all = all.with(name, Mapping.EMPTY);
        }
        return changed(draft.config().with("Volumes", all.sorted()), "VOLUME [" + String.join(" ", names) + "]");
    }

    private Outcome ports() {
        Mapping all = draft.config().get("ExposedPorts").mapping();
        List<String> said = new ArrayList<>();
        for (String word : instruction.words()) {
            for (String each : expanded(word).split("\\s+")) {
                String[] parts = each.split("/", 2);
                String protocol = parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "tcp";
                if (!parts[0].matches("\\d{1,5}(-\\d{1,5})?")) {
                    return new Outcome(draft, "", parts[0]);
                }
                int dash = parts[0].indexOf('-');
                int first = Integer.parseInt(dash < 0 ? parts[0] : parts[0].substring(0, dash));
                int last = Integer.parseInt(dash < 0 ? parts[0] : parts[0].substring(dash + 1));
                for (int port = first; port <= Math.min(last, first + 65535); port++) {
                    all = all.with(port + "/" + protocol, Mapping.EMPTY);
                    said.add(port + "/" + protocol);
                }
            }
        }
        return changed(draft.config().with("ExposedPorts", all.sorted()), "EXPOSE " + said.stream().sorted().toList().toString().replace(",", ""));
    }

    private Outcome health() {
        String rest = instruction.rest();
        if (rest.strip().equalsIgnoreCase("NONE")) {
            return changed(draft.config().with("Healthcheck", Mapping.of("Test", List.of("NONE"))), "HEALTHCHECK &{[\"NONE\"] \"0s\" \"0s\" \"0s\" \"0s\" '\\x00'}");
        }
        String command = rest.split("\\s+", 2)[1].strip();
        List<String> test = new ArrayList<>();
        Instruction.array(command).ifPresentOrElse(words -> {
            test.add("CMD");
            test.addAll(words);
        }, () -> test.addAll(List.of("CMD-SHELL", command)));
        Mapping.Builder check = Mapping.builder().put("Test", test);
        StringBuilder said = new StringBuilder("HEALTHCHECK &{" + quoted(test));
        for (String flag : List.of("interval", "timeout", "start-period", "start-interval")) {
            String text = instruction.flag(flag).orElse("0s");
            long nanos = nanos(text);
            String field = flag.equals("start-period") ? "StartPeriod" : flag.equals("start-interval") ? "StartInterval"
                    : Character.toUpperCase(flag.charAt(0)) + flag.substring(1);
            check.putUnlessEmpty(field, nanos);
            said.append(" \"").append(text).append('"');
        }
        long retries = Long.parseLong(instruction.flag("retries").filter(text -> text.matches("\\d{1,6}")).orElse("0"));
        check.putUnlessEmpty("Retries", retries);
        return changed(draft.config().with("Healthcheck", check.build()),
                said + " '\\x" + String.format(Locale.ROOT, "%02x", retries) + "'}");
    }

    private static long nanos(String text) {
        java.util.regex.Matcher part = java.util.regex.Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(h|ms|m|s)").matcher(text);
        double sum = 0;
        while (part.find()) {
            double unit = switch (part.group(2)) {
                case "h" -> 3600e9;
                case "m" -> 60e9;
                case "ms" -> 1e6;
                default -> 1e9;
            };
            sum += Double.parseDouble(part.group(1)) * unit;
        }
        return (long) sum;
    }
}
