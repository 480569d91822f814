package dev.drydock.sandbox.docker.builder.progress;

import dev.drydock.sandbox.image.Timestamp;
import dev.drydock.sandbox.tree.Tree;
import java.util.Locale;
import java.util.Optional;

/** How far a part of a step is, such as the transfer of a layer. */
record Part(String id, long current, long total, long time, long start, Optional<Long> stop) {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    static Part of(Tree json) {
        return new Part(json.get("id").text(), json.get("current").whole(), json.get("total").whole(), micros(json.get("timestamp")), micros(json.get("started")),
                json.has("completed") ? Optional.of(micros(json.get("completed"))) : Optional.empty());
    }

    private static long micros(Tree time) {
        return Timestamp.micros(time.text());
    }

    /** Bytes as the original writes them. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + "B" : String.format(Locale.ROOT, "%.2f", value) + UNITS[unit];
    }

    /** Bytes of how many, or empty. */
    String amount() {
        return total != 0 ? size(current) + " / " + size(total) : current != 0 ? size(current) : "";
    }

    /** The line of the plain form, without its number. */
    String line() {
        double seconds = (stop.orElse(time) - start) / 1e6;
        String amount = amount();
        return id + (amount.isEmpty() ? "" : " " + amount) + (seconds > 0.01 ? String.format(Locale.ROOT, " %.1fs", seconds) : "") + (stop.isPresent() ? " done" : "");
    }
}
