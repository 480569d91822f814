package dev.drydock.sandbox.app.fluentd;

import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Growing;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The input {@code tail}.
 *
 * @param read how far each file has been read, by its path
 * @param scanMicros when the paths are looked through next
 */
record Tail(Section source, SortedMap<String, Long> read, long scanMicros) {
    private static final long REFRESH_SECONDS = 60;

    Tail {
        read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
    }

    /** A line that was read. @param record its fields */
    record Event(long micros, String tag, Mapping record) {}

    /** What one look gives. */
    record Look(Tail after, List<Event> events, String said) {}

    Look look(Sys sys) {
        TreeMap<String, Long> at = new TreeMap<>(read);
        StringBuilder said = new StringBuilder();
        long next = scanMicros;
        if (sys.now() >= scanMicros) {
            next = sys.now() + seconds(source.get("refresh_interval", REFRESH_SECONDS + "s")) * 1_000_000;
            scan(sys, at, said);
        }
        List<Event> events = new ArrayList<>();
        for (Map.Entry<String, Long> file : at.entrySet()) {
            file.setValue(lines(sys, file.getKey(), file.getValue(), events, said));
        }
        return new Look(new Tail(source, at, next), events, said.toString());
    }

    /** A duration as configurations have it. */
    static long seconds(String text) {
        String number = text.replaceAll("[^0-9]", "");
        long value = number.isEmpty() || number.length() > 6 ? REFRESH_SECONDS : Long.parseLong(number);
        return Math.max(1, text.endsWith("m") ? value * 60 : text.endsWith("h") ? value * 3_600 : value);
    }

    private void scan(Sys sys, TreeMap<String, Long> at, StringBuilder said) {
        Map<String, Long> known = positions(sys);
        List<String> found = new ArrayList<>();
        for (String path : source.get("path", "").split(",")) {
            found.addAll(glob(sys, path.strip()));
        }
        for (String path : source.get("exclude_path", "").replaceAll("[\\[\\]\" ]", "").split(",")) {
            found.removeIf(each -> Globs.fits(path, each));
        }
        at.keySet().retainAll(found);
        boolean head = source.get("read_from_head", "false").equals("true") || !read.isEmpty();
        for (String path : found) {
            if (!at.containsKey(path)) {
                said.append(Fluentd.info(sys, "#0 following tail of " + path));
                at.put(path, known.getOrDefault(path, head ? 0L : size(sys, path)));
            }
        }
    }

    private static List<String> glob(Sys sys, String path) {
        int slash = path.lastIndexOf('/');
        if (path.indexOf('*') < 0 || slash < 0) {
            return sys.files().exists(path) ? List.of(path) : List.of();
        }
        String folder = path.substring(0, slash);
        return sys.files().list(folder).toOptional().map(all -> all.keySet().stream().map(name -> folder + "/" + name)
                .filter(each -> Globs.fits(path, each) && sys.files().exists(each)).toList()).orElse(List.of());
    }

    private static Optional<RegularFile> file(Sys sys, String path) {
        return sys.files().node(path).toOptional().filter(RegularFile.class::isInstance).map(RegularFile.class::cast);
    }

    private static long size(Sys sys, String path) {
        return file(sys, path).map(RegularFile::size).orElse(0L);
    }

    private long lines(Sys sys, String path, long from, List<Event> events, StringBuilder said) {
        Optional<RegularFile> file = file(sys, path);
        if (file.isEmpty()) {
            return from;
        }
        long begin = file.get().size() < from ? 0 : from;
        Bytes more = file.get().content() instanceof Growing growing ? growing.from(begin) : file.get().content().bytes().from((int) begin);
        String tag = source.get("tag", "").replace("*", path.substring(1).replace('/', '.'));
        int at = 0;
        for (int end = more.indexOf((byte) '\n', 0); end >= 0; end = more.indexOf((byte) '\n', at)) {
            String line = more.slice(at, end).text();
            Optional<Event> event = parsed(sys, tag, line);
            event.ifPresent(events::add);
            if (event.isEmpty()) {
                said.append(Fluentd.line(sys, "warn", "#0 pattern not matched: " + Json.quote(line, false)));
            }
            at = end + 1;
        }
        return begin + at;
    }

    private Optional<Event> parsed(Sys sys, String tag, String line) {
        Section parse = source.one("parse").orElse(new Section("parse", "", Map.of("@type", source.get("format", "none")), List.of()));
        switch (parse.type()) {
            case "json" -> {
                Optional<Mapping> record = Json.read(line).value().filter(Mapping.class::isInstance).map(Tree::mapping);
                String key = parse.get("time_key", "time");
                return record.map(found -> new Event(micros(sys, found.get(key).text()), tag, parse.get("keep_time_key", "false").equals("true") ? found : found.without(key)));
            }
            case "cri" -> {
                String[] words = line.split(" ", 4);
                return words.length < 3 ? Optional.empty() : Optional.of(new Event(micros(sys, words[0]), tag,
                        Mapping.of("stream", words[1], "logtag", words[2], "message", words.length > 3 ? words[3] : "")));
            }
            default -> {
                return Optional.of(new Event(sys.now(), tag, Mapping.of("message", line)));
            }
        }
    }

    private static long micros(Sys sys, String time) {
        return GoTime.parameter(time).orElse(sys.now());
    }

    // ---- the file of positions -----------------------------------------------------------------------------------------------------

    private Map<String, Long> positions(Sys sys) {
        Map<String, Long> all = new TreeMap<>();
        sys.files().read(source.get("pos_file", "/dev/null")).toOptional().ifPresent(text -> text.text().lines().forEach(line -> {
            String[] words = line.split("\t");
            if (words.length == 3 && words[1].matches("0[0-9a-f]{15}")) {
                all.put(words[0], Long.parseLong(words[1], 16));
            }
        }));
        return all;
    }

    /** Writes down how far each file has been read. */
    void keep(Sys sys) {
        if (source.settings().containsKey("pos_file")) {
            StringBuilder text = new StringBuilder();
            read.forEach((path, at) -> text.append(path).append('\t').append(hex(at)).append('\t').append(hex(0x40000 + Math.floorMod(path.hashCode(), 0x3ffff))).append('\n'));
            sys.files().write(source.get("pos_file", ""), Bytes.of(text.toString()));
        }
    }

    private static String hex(long number) {
        String digits = Long.toHexString(number);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
