package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that an engine is pulling, as far as it is there.
 *
 * @param name what is pulled
 * @param layers those that were missing, the lowest first
 */
public record Arriving(String name, List<Part> layers) {
    private static final Family<Arriving> ARRIVING = Family.passing("image-arriving");

    public Arriving {
        layers = List.copyOf(layers);
    }

    /**
     * One layer on its way.
     *
     * @param status as the API says it: {@code Waiting Downloading Extracting} and so on
     * @param done percent of what it does now
     */
    public record Part(String id, String status, int done) {}

    /** @param exchange the request that asked for the image */
    public static Key<Arriving> key(String machine, String exchange) {
        return ARRIVING.key(machine + "/" + exchange);
    }

    /** All that a machine's engine pulls now. */
    public static List<Arriving> on(Transaction transaction, String machine) {
        return List.copyOf(transaction.view(ARRIVING).subMap(machine + "/", machine + "0").values());
    }

    /** The same after a line of progress. */
    public Arriving after(Tree progress) {
        Tree detail = progress.get("progressDetail");
        String status = progress.get("status").text();
        long total = detail.get("total").whole();
        int done = total == 0 ? status.contains("complete") ? 100 : 0 : (int) (detail.get("current").whole() * 100 / total);
        Part part = new Part(progress.get("id").text(), status, done);
        List<Part> changed = new ArrayList<>();
        boolean known = false;
        for (Part each : layers) {
            boolean same = each.id().equals(part.id());
            known |= same;
            changed.add(same ? part : each);
        }
        if (!known) {
            changed.add(part);
        }
        return new Arriving(name, changed);
    }
}
