package dev.drydock.tutor.view.house;

import dev.drydock.sandbox.engine.record.Arriving;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Volume;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.unit.Units;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What an engine keeps: its images, whose layers have letters so that one sees which of them two images share, and its volumes. */
final class Shelves {
    private static final int LAYERS_NAMED = 12;
    private static final int LAYER_COLUMNS = 8;
    private static final int NAME_COLUMNS = 26;
    private static final int SIZE_COLUMNS = 9;

    private final Transaction transaction;
    private final String machine;
    private final Paper paper;
    // Asked by identity and never iterated. Digests would have to be computed.
    private final Map<Layer, String> letters = new IdentityHashMap<>();

    Shelves(Transaction transaction, String machine, Paper paper) {
        this.transaction = transaction;
        this.machine = machine;
        this.paper = paper;
    }

    List<Row> images() {
        Collection<StoredImage> images = transaction.view(Images.IMAGES).subMap(machine + "/", machine + "0").values();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(paper.say("view.images", images.size()), Look.TITLE));
        for (StoredImage stored : images) {
            List<String> names = stored.tags().stream().map(tag -> tag.familiar()).toList();
            String name = names.isEmpty() ? "<none>" : names.get(0);
            String size = Units.size(stored.image().size(), 3);
            Row row = Row.of("  " + Columns.pad(Row.shortened(name, NAME_COLUMNS), NAME_COLUMNS) + " ")
                    .then(" ".repeat(Math.max(0, SIZE_COLUMNS - Columns.of(size))) + size + "  ").then(layers(stored.image().layers()));
            for (String other : names.subList(Math.min(1, names.size()), names.size())) row = row.then(" =" + other, Look.FAINT);
            rows.add(row);
        }
        return rows;
    }

    /** Images on their way, with a part of the bar for each layer: {@code .} waits, {@code #} is fetched, {@code =} is unpacked. */
    List<Row> arriving(int width) {
        List<Row> rows = new ArrayList<>();
        for (Arriving image : Arriving.on(transaction, machine)) {
            StringBuilder bar = new StringBuilder("[");
            int room = Math.max(1, Math.min(LAYER_COLUMNS, (width - NAME_COLUMNS - SIZE_COLUMNS - 8) / Math.max(1, image.layers().size()) - 1));
            for (Arriving.Part part : image.layers()) bar.append(bar.length() > 1 ? "|" : "").append(bar(part, room));
            rows.add(Row.of("  " + Columns.pad(Row.shortened(image.name(), NAME_COLUMNS), NAME_COLUMNS) + " ")
                    .then(Columns.pad(paper.say("view.arriving"), SIZE_COLUMNS) + "  ", Look.WAITING).then(bar + "]", Look.WAITING));
        }
        return rows;
    }

    private static String bar(Arriving.Part part, int columns) {
        int done = part.done() * columns / 100;
        return switch (part.status()) {
            case "Pulling fs layer", "Waiting" -> ".".repeat(columns);
            case "Downloading" -> "#".repeat(done) + ".".repeat(columns - done);
            case "Extracting" -> "=".repeat(done) + "#".repeat(columns - done);
            case "Pull complete" -> "=".repeat(columns);
            default -> "#".repeat(columns);
        };
    }

    /** The layers from the lowest: {@code [a|b|c]}. */
    private Row layers(List<Layer> layers) {
        StringBuilder stack = new StringBuilder("[");
        for (Layer layer : layers.subList(0, Math.min(LAYERS_NAMED, layers.size()))) {
            stack.append(stack.length() > 1 ? "|" : "").append(letters.computeIfAbsent(layer, fresh -> letter(letters.size())));
        }
        return Row.of(stack + (layers.size() > LAYERS_NAMED ? "|+" + (layers.size() - LAYERS_NAMED) : "") + "]", Look.WAITING);
    }

    /** {@code a} to {@code z}, then {@code a1} and so on. */
    private static String letter(int number) {
        return (char) ('a' + number % 26) + (number < 26 ? "" : Integer.toString(number / 26));
    }

    List<Row> volumes() {
        List<String> names = transaction.view(Volume.VOLUMES).subMap(machine + "/", machine + "0").values().stream().map(Volume::name).toList();
        if (names.isEmpty()) return List.of();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(paper.say("view.volumes", names.size()), Look.TITLE));
        names.forEach(name -> rows.add(Row.of("  " + name)));
        return rows;
    }
}
