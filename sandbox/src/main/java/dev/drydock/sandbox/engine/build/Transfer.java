package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Paths;
import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** How much of a context travels: only what a copy asks for, and of that only what changed since the last build of the same folder. */
final class Transfer {
    /** Digests of the files by path that came before. */
    private record Known(Map<String, String> digests) {}

    private static final Family<Known> KNOWN = Family.lasting("build-context");
    /** Bytes of the protocol around each name. */
    private static final int ENTRY_BYTES = 19;

    private Transfer() {}

    /** What the builder has now, and how many bytes it took. */
    record Sent(Directory files, long bytes) {}

    static Sent of(Kernel kernel, String machine, Order order, Operation.Local local, Directory all) {
        Map<String, Node> wanted = new TreeMap<>();
        Directory files = Directory.EMPTY.with(all.attributes());
        for (String path : local.paths()) {
            for (Map.Entry<String, Node> each : Copying.find(all, path).entrySet()) {
                collect(each.getKey(), each.getValue(), wanted);
                files = Copying.along(all, files, each.getKey());
            }
        }
        var key = KNOWN.key(machine + "/" + order.place());
        Map<String, String> before = kernel.transaction().find(key).map(Known::digests).orElse(Map.of());
        Map<String, String> after = new TreeMap<>(before);
        long sum = 2;
        int index = 0;
        for (Map.Entry<String, Node> each : wanted.entrySet()) {
            boolean folder = each.getValue() instanceof Directory;
            sum += each.getKey().length() + (folder ? 1 : 0) + ENTRY_BYTES;
            String digest = folder ? "" : Copying.digest(each.getValue());
            if (!folder && !digest.equals(before.get(each.getKey()))) {
                sum += each.getValue().size() + (index > 0 ? 10 : 6);
                after.put(each.getKey(), digest);
            }
            index++;
        }
        kernel.transaction().put(key, new Known(Map.copyOf(after)));
        return new Sent(files, sum);
    }

    private static void collect(String path, Node node, Map<String, Node> all) {
        if (!path.isEmpty()) {
            all.put(path, node);
        }
        if (node instanceof Directory directory) {
            directory.children().forEach((name, child) -> collect(path.isEmpty() ? name : path + "/" + name, child, all));
        }
    }

    /** A name such as BuildKit gives to a state of a context. */
    static String reference(String place, String what) {
        String hex = Digest.digits(Vertex.digest(place));
        String letters = new BigInteger(Digest.digits(Vertex.digest(Paths.clean(what))), 16).toString(36);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a" + hex.substring(17, 20) + "-"
                + hex.substring(20, 32) + "::" + letters.substring(0, 25);
    }
}
