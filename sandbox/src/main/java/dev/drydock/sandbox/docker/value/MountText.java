package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.command.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The value of {@code --mount}: {@code type=bind,source=/src,target=/dst,readonly}.
 *
 * @param fields the fields by their canonical key; a field without a value holds {@code true}
 */
public record MountText(Map<String, String> fields) {
    private static final List<String> SWITCHES = List.of("readonly", "volume-nocopy", "bind-nonrecursive");
    private static final List<String> KEYS = List.of("type", "source", "target", "readonly", "consistency", "bind-propagation",
            "bind-nonrecursive", "bind-recursive", "volume-subpath", "volume-nocopy", "volume-label", "volume-driver", "volume-opt",
            "image-subpath", "tmpfs-size", "tmpfs-mode");

    static Reading read(String value) {
        Optional<String> malformed = Csv.complaint(value);
        if (malformed.isPresent()) {
            return Reading.refused(malformed.get());
        }
        for (String field : Csv.fields(value)) {
            Optional<String> complaint = fieldComplaint(field);
            if (complaint.isPresent()) {
                return Reading.refused(complaint.get());
            }
        }
        return of(value).complaint().map(Reading::refused).orElseGet(() -> Reading.accepted(value));
    }

    private static Optional<String> fieldComplaint(String field) {
        int equals = field.indexOf('=');
        String said = (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
        String key = canonical(said);
        String text = equals < 0 ? "true" : field.substring(equals + 1);
        if (equals < 0 && !SWITCHES.contains(key)) {
            return Optional.of("invalid field '" + field + "' must be a key=value pair");
        }
        if (!KEYS.contains(key)) {
            return Optional.of("unexpected key '" + said + "' in '" + field + "'");
        }
        boolean good = switch (key) {
            case "readonly", "bind-nonrecursive", "volume-nocopy" -> Numbers.bool(text) instanceof Reading.Accepted;
            case "tmpfs-size" -> Sizes.bytes(text) instanceof Reading.Accepted;
            case "tmpfs-mode" -> text.matches("[0-7]{1,10}");
            case "bind-recursive" -> List.of("enabled", "disabled", "writable", "readonly").contains(text);
            default -> true;
        };
        String why = key.equals("bind-recursive") ? " (must be \"enabled\", \"disabled\", \"writable\", or \"readonly\")" : "";
        return good ? Optional.empty() : Optional.of("invalid value for " + said + ": " + text + why);
    }

    private static String canonical(String key) {
        return switch (key) {
            case "src" -> "source";
            case "dst", "destination" -> "target";
            case "ro" -> "readonly";
            default -> key;
        };
    }

    /** The fields of an accepted value; labels and driver options of one mount are joined by newlines. */
    public static MountText of(String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : Csv.fields(value)) {
            int equals = field.indexOf('=');
            String key = canonical((equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT));
            String text = equals < 0 ? "true" : field.substring(equals + 1);
            boolean adds = key.equals("volume-label") || key.equals("volume-opt");
            fields.merge(key, text, (before, after) -> adds ? before + "\n" + after : after);
        }
        return new MountText(fields);
    }

    private Optional<String> complaint() {
        String type = type();
        if (type.isEmpty()) {
            return Optional.of("type is required");
        }
        if (field("target").isEmpty()) {
            return Optional.of("target is required");
        }
        for (String family : List.of("volume", "image", "bind", "tmpfs")) {
            if (!family.equals(type) && has(family)) {
                return Optional.of("cannot mix '" + family + "-*' options with mount type '" + type + "'");
            }
        }
        String recursive = field("bind-recursive");
        if ((recursive.equals("writable") || recursive.equals("readonly")) && !on("readonly")) {
            return Optional.of("option 'bind-recursive=" + recursive + "' requires 'readonly' to be specified in conjunction");
        }
        if (recursive.equals("readonly") && !field("bind-propagation").equals("rprivate")) {
            return Optional.of("option 'bind-recursive=readonly' requires 'bind-propagation=rprivate' to be specified in conjunction");
        }
        return Optional.empty();
    }

    /** {@code bind}, {@code volume}, {@code tmpfs} or whatever was written; {@code volume} when nothing was. */
    public String type() {
        return fields.getOrDefault("type", "volume").toLowerCase(Locale.ROOT);
    }

    /** A field's text, empty when it is absent. */
    public String field(String key) {
        return fields.getOrDefault(key, "");
    }

    /** Whether a switch is on. */
    public boolean on(String key) {
        return Numbers.bool(field(key)) instanceof Reading.Accepted accepted && accepted.value().equals("true");
    }

    /** Whether any option of a family ({@code bind}, {@code volume}, {@code tmpfs}, {@code image}) was given. */
    public boolean has(String family) {
        return fields.keySet().stream()
                .anyMatch(key -> key.startsWith(family + "-") && !(key.equals("bind-recursive") && field(key).equals("enabled")));
    }
}
