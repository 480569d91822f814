package dev.drydock.sandbox.build;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code RUN --mount} asks for.
 *
 * @param type {@code bind}, {@code cache}, {@code tmpfs}, {@code secret} or {@code ssh}
 * @param from a stage or an image, empty for the context
 * @param source a path there
 * @param target empty for a secret's standard place
 * @param id of a cache or secret, perhaps empty
 * @param readOnly whether nothing may be written
 * @param required whether the build fails without it
 * @param variable the environment variable that gets a secret, or empty
 */
public record RunMount(String type, String from, String source, String target, String id, boolean readOnly, boolean required, String variable,
        Owner owner) {
    private static final List<String> TYPES = List.of("bind", "cache", "tmpfs", "secret", "ssh");
    private static final List<String> KEYS = List.of("type", "from", "source", "target", "readonly", "id", "sharing", "required", "size", "mode", "uid", "gid",
            "src", "dst", "destination", "ro", "rw", "readwrite", "env");

    /** Who owns what is mounted; the mode is -1 if it was not given. */
    public record Owner(int uid, int gid, int mode) {}

    /** Reads a mount that {@link #complaint} finds nothing wrong with. */
    public static RunMount of(String text) {
        Map<String, String> values = new TreeMap<>(Map.of("type", "bind"));
        for (String field : text.split(",")) {
            int equals = field.indexOf('=');
            String key = (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
            values.put(canonical(key), equals < 0 ? "true" : field.substring(equals + 1));
        }
        String type = values.get("type").toLowerCase(Locale.ROOT);
        boolean writes = type.equals("cache") || type.equals("tmpfs");
        boolean readOnly = values.containsKey("readwrite") ? !values.get("readwrite").matches("1|t|true|TRUE|True")
                : values.containsKey("readonly") ? values.get("readonly").matches("1|t|true|TRUE|True") : !writes;
        return new RunMount(type, values.getOrDefault("from", ""), values.getOrDefault("source", ""), values.getOrDefault("target", ""),
                values.getOrDefault("id", ""), readOnly, values.getOrDefault("required", "").equals("true"), values.getOrDefault("env", ""),
                new Owner(number(values, "uid", 10, 0), number(values, "gid", 10, 0), number(values, "mode", 8, -1)));
    }

    private static int number(Map<String, String> values, String key, int radix, int usual) {
        return Optional.ofNullable(values.get(key)).filter(text -> text.matches("\\d{1,6}")).map(text -> Integer.parseInt(text, radix)).orElse(usual);
    }

    private static String canonical(String key) {
        return switch (key) {
            case "src" -> "source";
            case "dst", "destination" -> "target";
            case "ro" -> "readonly";
            case "rw" -> "readwrite";
            default -> key;
        };
    }

    /** What is wrong, or empty. */
    static String complaint(String text) {
        String type = "bind";
        for (String field : text.split(",")) {
            int equals = field.indexOf('=');
            String key = (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : field.substring(equals + 1);
            if (equals < 0 && !List.of("readonly", "ro", "readwrite", "rw", "required").contains(key)) {
                return "invalid field '" + field + "' must be a key=value pair";
            }
            if (!KEYS.contains(key)) {
                return "unexpected key '" + key + "' in '" + field + "'" + Suggestion.of(key, KEYS);
            }
            if (key.equals("type")) {
                type = value.toLowerCase(Locale.ROOT);
                if (!TYPES.contains(type)) {
                    return "unsupported mount type \"" + value + "\"" + Suggestion.of(value, TYPES);
                }
            }
            if (key.equals("sharing") && !List.of("shared", "private", "locked").contains(value)) {
                return "unsupported sharing value \"" + value + "\"" + Suggestion.of(value, List.of("shared", "private", "locked"));
            }
            if (List.of("uid", "gid").contains(key) && !value.matches("\\d{1,9}")) {
                return "invalid value " + value + " for " + key;
            }
            if (key.equals("mode") && !value.matches("[0-7]{1,6}")) {
                return "invalid value " + value + " for mode";
            }
        }
        RunMount mount = of(text);
        return mount.type().equals("secret") && mount.source().isEmpty() && mount.target().isEmpty() && mount.id().isEmpty()
                ? "invalid secret mount. one of source, target required" : "";
    }

    /** The same with variables put in. */
    public RunMount expanded(java.util.function.UnaryOperator<String> words) {
        return new RunMount(type, from, words.apply(source), words.apply(target), words.apply(id), readOnly, required, variable, owner);
    }

    /** What a secret's or cache's name is. */
    public String name() {
        String path = source.isEmpty() ? target : source;
        return !id.isEmpty() ? id : type.equals("secret") ? path.substring(path.lastIndexOf('/') + 1) : target;
    }
}
