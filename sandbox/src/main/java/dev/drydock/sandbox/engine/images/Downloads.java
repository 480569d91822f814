package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How a pull's layers come in: three at a time over one line, each checked when it is there, unpacked one after the other. All of it is
 * known when the pull begins, since nothing in a simulated line is left to chance.
 */
final class Downloads {
    private static final int AT_ONCE = 3;
    private static final long TICK_MICROS = 100_000;
    /** Nominal bytes unpacked in a second. */
    private static final long UNPACKED_PER_SECOND = 250_000_000;
    private static final long UNPACK_LEAST_MICROS = 8_000;
    /** A layer smaller than this is checked before anybody could see that it is. */
    private static final long SEEN_CHECKING = 1_024;

    private final List<Message> messages = new ArrayList<>();

    /** A line of progress and when it is said, in microseconds after the beginning. */
    record Message(long afterMicros, String line) {}

    private Downloads() {}

    /** @param layers those that are missing, lowest first */
    static List<Message> of(List<Layer> layers, RegistryServer.Line line) {
        Downloads downloads = new Downloads();
        List<Long> arrivals = downloads.fetch(layers, line);
        downloads.unpack(layers, arrivals);
        downloads.messages.sort(Comparator.comparingLong(Message::afterMicros));
        return downloads.messages;
    }

    private void say(long at, Layer layer, String status) {
        messages.add(new Message(at, Json.compact(Mapping.of("status", status, "progressDetail", Mapping.EMPTY, "id", id(layer)))));
    }

    static String id(Layer layer) {
        return layer.digest().substring(7, 19);
    }

    private void progress(long at, Layer layer, String status, long current, long total) {
        messages.add(new Message(at, Json.compact(Mapping.of("status", status,
                "progressDetail", Mapping.of("current", current, "total", total), "progress", bar(current, total), "id", id(layer)))));
    }

    /** The bar of fifty characters and the two amounts. */
    static String bar(long current, long total) {
        int done = total == 0 ? 50 : (int) (current * 50 / total);
        String bar = done >= 50 ? "=".repeat(50) + ">" : "=".repeat(done) + ">" + " ".repeat(50 - done);
        return String.format(Locale.ROOT, "[%s] %8s/%s", bar, amount(current), amount(total));
    }

    /** Bytes with four digits and a decimal unit ({@code units.HumanSize}). */
    static String amount(long bytes) {
        double value = bytes;
        int unit = 0;
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        String digits = new java.math.BigDecimal(value).round(new java.math.MathContext(4)).stripTrailingZeros().toPlainString();
        return digits + units[unit];
    }

    // ---- fetching ------------------------------------------------------------------------------------------------------------------

    /** One layer on its way. */
    private static final class Transfer {
        private final int index;
        private final long total;
        private final long from;
        private double left;

        private Transfer(int index, long total, long from) {
            this.index = index;
            this.total = total;
            this.from = from;
            this.left = total;
        }
    }

    private List<Long> fetch(List<Layer> layers, RegistryServer.Line line) {
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            say(0, layers.get(i), "Pulling fs layer");
            arrivals.add(0L);
        }
        for (int i = AT_ONCE; i < layers.size(); i++) {
            say(1, layers.get(i), "Waiting");
        }
        List<Transfer> active = new ArrayList<>();
        int next = 0;
        long now = 2;
        long tick = TICK_MICROS;
        while (next < layers.size() || !active.isEmpty()) {
            while (next < layers.size() && active.size() < AT_ONCE) {
                active.add(new Transfer(next, layers.get(next).compressedSize(), now + line.latencyMicros()));
                next++;
            }
            long until = Math.min(tick, nextChange(active, now, line.bytesPerSecond()));
            transfer(active, now, until, line.bytesPerSecond());
            now = until;
            for (Transfer transfer : List.copyOf(active)) {
                if (transfer.left < 0.5 && now >= transfer.from) {
                    active.remove(transfer);
                    arrive(layers.get(transfer.index), now);
                    arrivals.set(transfer.index, now);
                } else if (now == tick && now > transfer.from) {
                    progress(now, layers.get(transfer.index), "Downloading", transfer.total - (long) transfer.left, transfer.total);
                }
            }
            tick = now >= tick ? tick + TICK_MICROS : tick;
        }
        return arrivals;
    }

    private void arrive(Layer layer, long now) {
        progress(now, layer, "Downloading", layer.compressedSize(), layer.compressedSize());
        if (layer.compressedSize() >= SEEN_CHECKING) {
            say(now, layer, "Verifying Checksum");
        }
        say(now, layer, "Download complete");
    }

    /** When the next transfer begins to flow or is complete. */
    private static long nextChange(List<Transfer> active, long now, long bytesPerSecond) {
        long flowing = active.stream().filter(t -> t.from <= now).count();
        long next = Long.MAX_VALUE;
        for (Transfer transfer : active) {
            long change = transfer.from > now
                    ? transfer.from
                    : now + Math.max(1, (long) Math.ceil(transfer.left * 1e6 * flowing / bytesPerSecond));
            next = Math.min(next, change);
        }
        return next;
    }

    private static void transfer(List<Transfer> active, long now, long until, long bytesPerSecond) {
        long flowing = active.stream().filter(t -> t.from <= now).count();
        for (Transfer transfer : active) {
            if (transfer.from <= now) {
                transfer.left = Math.max(0, transfer.left - (until - now) * (double) bytesPerSecond / 1e6 / flowing);
            }
        }
    }

    // ---- unpacking -----------------------------------------------------------------------------------------------------------------

    private void unpack(List<Layer> layers, List<Long> arrivals) {
        long free = 0;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            long begin = Math.max(free, arrivals.get(i));
            long end = begin + Math.max(UNPACK_LEAST_MICROS, layer.size() * 1_000_000 / UNPACKED_PER_SECOND);
            for (long at = begin + TICK_MICROS; at < end; at += TICK_MICROS) {
                progress(at, layer, "Extracting", layer.compressedSize() * (at - begin) / (end - begin), layer.compressedSize());
            }
            progress(end - 1, layer, "Extracting", layer.compressedSize(), layer.compressedSize());
            say(end, layer, "Pull complete");
            free = end;
        }
    }
}
