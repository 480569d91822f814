package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a container's log is kept.
 *
 * @param keeps whether it is kept at all; the driver {@code none} does not
 * @param fileBytes size at which a file of the log is full; 0: never
 * @param files how many of them are kept
 */
public record LogPolicy(boolean keeps, long fileBytes, int files) {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kKmMgGtTpP])?[iI]?[bB]?");
    private static final List<String> DRIVERS = List.of("", "awslogs", "fluentd", "gcplogs", "gelf", "journald", "json-file", "local", "none",
            "splunk", "syslog");
    private static final List<String> COMMON = List.of("mode", "max-buffer-size", "cache-disabled", "cache-max-file", "cache-max-size", "cache-compress");
    private static final List<String> FILES = List.of("max-file", "max-size", "compress", "labels", "labels-regex", "env", "env-regex", "tag");

    /** One endless file. */
    static final LogPolicy PLAIN = new LogPolicy(true, 0, 1);

    /** That of a container. */
    public static LogPolicy of(Container container) {
        Mapping log = container.hostConfig().get("LogConfig").mapping();
        Mapping options = log.get("Config").mapping();
        boolean local = log.get("Type").text().equals("local");
        long most = size(options.get("max-size").text()).orElse(local ? 20L << 20 : 0L);
        String files = options.get("max-file").text();
        return new LogPolicy(!log.get("Type").text().equals("none"), most, files.matches("\\d{1,9}") ? Integer.parseInt(files) : local ? 5 : 1);
    }

    private static Optional<Long> size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = matcher.group(2) == null ? 0 : "kmgtp".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        return Optional.of((long) (Double.parseDouble(matcher.group(1)) * (1L << 10 * power)));
    }

    /** What the engine says of a log's settings that it refuses. */
    public static Optional<String> complaint(Mapping log) {
        String driver = log.get("Type").text();
        if (!DRIVERS.contains(driver)) {
            return Optional.of("error looking up logging plugin " + driver + ": plugin \"" + driver + "\" not found");
        }
        Mapping options = log.get("Config").mapping();
        String mode = options.get("mode").text();
        if (!List.of("", "blocking", "non-blocking").contains(mode)) {
            return Optional.of("logger: logging mode not supported: " + mode);
        }
        boolean plain = driver.isEmpty() || driver.equals("json-file");
        for (String option : options.keys()) {
            if ((plain || driver.equals("local")) && !COMMON.contains(option) && !(plain ? FILES : FILES.subList(0, 3)).contains(option)) {
                return Optional.of(plain ? "unknown log opt '" + option + "' for json-file log driver" : "unknown log opt '" + option + "' for log driver local");
            }
        }
        return Optional.empty();
    }

    /** What is said at the start of a container whose log cannot be begun. */
    public static Optional<String> trouble(Container container) {
        Mapping options = container.hostConfig().at("LogConfig", "Config").mapping();
        String most = options.get("max-size").text();
        String files = options.get("max-file").text();
        if (options.has("max-size") && size(most).isEmpty()) {
            return Optional.of("failed to initialize logging driver: invalid size: '" + most + "'");
        }
        boolean number = Numbers.signed(32).read(files) instanceof dev.drydock.sandbox.command.Reading.Accepted;
        if (options.has("max-file") && !number) {
            return Optional.of("failed to initialize logging driver: strconv.Atoi: parsing \"" + files + "\": invalid syntax");
        }
        return options.has("max-file") && files.matches("-?0*|-\\d+") ? Optional.of("failed to initialize logging driver: max-file cannot be less than 1") : Optional.empty();
    }

    /** What goes before each line of {@code docker logs --details}: labels and variables that were asked for. */
    public static String details(Container container) {
        Mapping options = container.hostConfig().at("LogConfig", "Config").mapping();
        TreeMap<String, String> extra = new TreeMap<>();
        Mapping labels = container.config().get("Labels").mapping();
        chosen(options, "labels").forEach(name -> {
            if (labels.has(name)) {
                extra.put(name, labels.get(name).text());
            }
        });
        for (String assignment : container.config().get("Env").texts()) {
            int equals = assignment.indexOf('=');
            if (equals > 0 && chosen(options, "env").contains(assignment.substring(0, equals))) {
                extra.put(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
        if (options.has("tag")) {
            extra.put("tag", options.get("tag").text().replace("{{.Name}}", container.name()).replace("{{.ID}}", container.briefId())
                    .replace("{{.ImageName}}", container.config().get("Image").text()).replace("{{.FullID}}", container.id()));
        }
        StringBuilder text = new StringBuilder();
        extra.forEach((name, value) -> text.append(text.length() == 0 ? "" : ",").append(name).append('=').append(value));
        return text.toString();
    }

    private static List<String> chosen(Mapping options, String field) {
        return List.of(options.get(field).text().split(","));
    }
}
