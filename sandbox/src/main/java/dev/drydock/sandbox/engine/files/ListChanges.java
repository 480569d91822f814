package dev.drydock.sandbox.engine.files;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.WritableLayer;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code GET /containers/{id}/changes} and {@code .../export}. */
final class ListChanges {
    private static final int MODIFIED = 0;
    private static final int ADDED = 1;
    private static final int DELETED = 2;

    private ListChanges() {}

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            WritableLayer layer = WritableLayer.of(call.kernel(), container);
            List<Mapping> changes = new ArrayList<>();
            compare("", layer.before(), layer.after(), changes);
            return Reply.json(changes.isEmpty() ? Tree.of(null) : new Sequence(new ArrayList<>(changes)));
        });
    }

    private static void compare(String path, Directory before, Directory after, List<Mapping> changes) {
        TreeSet<String> names = new TreeSet<>(before.children().keySet());
        names.addAll(after.children().keySet());
        for (String name : names) {
            String place = path + "/" + name;
            Node was = before.children().get(name);
            Node is = after.children().get(name);
            if (was == null) {
                added(place, is, changes);
            } else if (is == null) {
                changes.add(Mapping.of("Path", place, "Kind", DELETED));
            } else if (was instanceof Directory old && is instanceof Directory now) {
                if (!old.sharesChildrenWith(now) || !old.attributes().equals(now.attributes())) {
                    int at = changes.size();
                    compare(place, old, now, changes);
                    if (changes.size() > at || !old.attributes().equals(now.attributes())) {
                        changes.add(at, Mapping.of("Path", place, "Kind", MODIFIED));
                    }
                }
            } else if (!is.equals(was)) {
                changes.add(Mapping.of("Path", place, "Kind", MODIFIED));
            }
        }
    }

    private static void added(String place, Node node, List<Mapping> changes) {
        changes.add(Mapping.of("Path", place, "Kind", ADDED));
        if (node instanceof Directory directory) {
            directory.children().forEach((name, child) -> added(place + "/" + name, child, changes));
        }
    }

    static Reply serveExport(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            Bytes archive = Tar.write(WritableLayer.of(call.kernel(), container).after());
            call.kernel().exchanges().answer(call.exchange().id(), Call.head(200, "application/x-tar"), archive);
            new EventLog(call.kernel(), call.machine()).container("export", container);
            return Reply.later();
        });
    }
}
