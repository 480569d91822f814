package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Words that many tables share. */
final class Cells {
    static final String NONE = "<none>";

    private Cells() {}

    static String name(Mapping object) {
        return Objects.name(object);
    }

    static String age(Mapping object, long now) {
        return since(Objects.metadata(object).get("creationTimestamp"), now);
    }

    /** How long ago a time was: {@code translateTimestampSince}. */
    static String since(Tree time, long now) {
        if (time.text().isEmpty()) {
            return "<unknown>";
        }
        return span(Math.floorDiv(now, 1_000_000L) - seconds(time));
    }

    static long seconds(Tree time) {
        return micros(time) / 1_000_000L;
    }

    static long micros(Tree time) {
        Instant instant = GoTime.read(time.text());
        return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000L;
    }

    /** {@code duration.HumanDuration} of apimachinery. */
    static String span(long seconds) {
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return minutes + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return hours + "h" + (minutes % 60 == 0 ? "" : minutes % 60 + "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        long days = hours / 24;
        if (hours < 192) {
            return days + "d" + (hours % 24 == 0 ? "" : hours % 24 + "h");
        }
        if (days < 730) {
            return days + "d";
        }
        return days / 365 + "y" + (days < 2920 && days % 365 != 0 ? days % 365 + "d" : "");
    }

    static String orNone(Tree text) {
        return text.text(NONE);
    }

    /** {@code labels.FormatLabels}. */
    static String labels(Tree labels) {
        List<String> words = new ArrayList<>();
        labels.mapping().sorted().forEach((key, value) -> words.add(key + "=" + value.text()));
        return words.isEmpty() ? NONE : String.join(",", words);
    }

    /** {@code metav1.FormatLabelSelector}. */
    static String selector(Tree selector) {
        String words = dev.drydock.sandbox.cluster.api.SelectorWords.of(selector);
        return words.isEmpty() ? NONE : words;
    }

    static String containers(Tree podSpec) {
        return each(podSpec, "name");
    }

    static String images(Tree podSpec) {
        return each(podSpec, "image");
    }

    private static String each(Tree podSpec, String field) {
        return String.join(",", podSpec.get("containers").items().stream().map(container -> container.get(field).text()).toList());
    }

    /** Names, images, and the template's selector: what wide tables of workloads end with. */
    static List<Object> workload(List<Object> cells, Tree podSpec, Object selector) {
        List<Object> all = new ArrayList<>(cells);
        all.add(containers(podSpec));
        all.add(images(podSpec));
        all.add(selector);
        return all;
    }

    /** A number or a percentage, as {@code intstr} prints it. */
    static String intOrString(Tree value, String absent) {
        return value.isNothing() ? absent : value.text(Long.toString(value.whole()));
    }

    /** The first three, and how many more there are. */
    static String few(List<String> words, String absent) {
        if (words.isEmpty()) {
            return absent;
        }
        return words.size() <= 3 ? String.join(",", words) : String.join(",", words.subList(0, 3)) + " + " + (words.size() - 3) + " more...";
    }

    static String truth(Tree value) {
        return value.isNothing() ? "<unset>" : value.truth() ? "True" : "False";
    }

    /** {@code RWO,ROX,RWX,RWOP}. */
    static String accessModes(Tree modes) {
        List<String> words = new ArrayList<>();
        List<String> given = modes.texts();
        String[][] known = {{"ReadWriteOnce", "RWO"}, {"ReadOnlyMany", "ROX"}, {"ReadWriteMany", "RWX"}, {"ReadWriteOncePod", "RWOP"}};
        for (String[] mode : known) {
            if (given.contains(mode[0])) {
                words.add(mode[1]);
            }
        }
        return String.join(",", words);
    }
}
