package dev.drydock.sandbox.docker.builder.progress;

import dev.drydock.sandbox.image.Timestamp;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All steps of a build as far as the client has heard of them.
 *
 * @param byDigest in the order in which they were heard of
 * @param order digests of those that began, the first first
 * @param updated digests of those of which something new is to be shown
 * @param began when the first step began, 0 before
 */
public record Steps(Map<String, View> byDigest, List<String> order, Set<String> updated, long began) {
    public static final Steps NONE = new Steps(Map.of(), List.of(), Set.of(), 0);

    public Steps {
        byDigest = Collections.unmodifiableMap(new LinkedHashMap<>(byDigest));
        order = List.copyOf(order);
        updated = Collections.unmodifiableSet(new LinkedHashSet<>(updated));
    }

    /** Takes one solve status. */
    public Steps update(Tree status, long now) {
        Change change = new Change(this);
        status.get("vertexes").items().forEach(json -> change.vertex(json, now));
        for (Tree json : status.get("statuses").items()) {
            change.change(json, now, true, view -> view.with(Part.of(json)));
        }
        for (Tree json : status.get("warnings").items()) {
            change.change(json, now, false, view -> view.warned(decoded(json.get("short"))));
        }
        for (Tree json : status.get("logs").items()) {
            change.change(json, now, true, view -> view.wrote(decoded(json.get("data")), Timestamp.micros(json.get("timestamp").text())));
        }
        return change.done();
    }

    private static String decoded(Tree base64) {
        return new String(Base64.getDecoder().decode(base64.text()), StandardCharsets.UTF_8);
    }

    Steps with(View view) {
        Map<String, View> changed = new LinkedHashMap<>(byDigest);
        changed.put(view.digest(), view);
        return new Steps(changed, order, updated, began);
    }

    Steps shown(String digest) {
        Set<String> left = new LinkedHashSet<>(updated);
        left.remove(digest);
        return new Steps(byDigest, order, left, began);
    }

    /** Those that began, in their order. */
    List<View> views() {
        return order.stream().map(byDigest::get).toList();
    }

    /** What is said of steps that failed. */
    public String failures(boolean wholeOutput) {
        StringBuilder text = new StringBuilder();
        for (View view : views()) {
            if (view.failed()) {
                text.append("------\n > ").append(view.name()).append(":\n");
                (wholeOutput ? view.output().pending() : view.output().last()).forEach(line -> text.append(line).append('\n'));
                text.append("------\n");
            }
        }
        return text.toString();
    }

    /** Takes one status; lives for it only. */
    private static final class Change {
        private final Map<String, View> views;
        private final List<String> order;
        private final Set<String> updated;
        private long began;

        Change(Steps before) {
            this.views = new LinkedHashMap<>(before.byDigest());
            this.order = new ArrayList<>(before.order());
            this.updated = new LinkedHashSet<>(before.updated());
            this.began = before.began();
        }

        void vertex(Tree json, long now) {
            String digest = json.get("digest").text();
            View before = views.getOrDefault(digest, View.of(digest, json.get("name").text()));
            View after = before.told(json);
            views.put(digest, after);
            if (!after.started()) {
                return;
            }
            began = began == 0 ? after.now().start().orElse(0L) : began;
            if (!before.started()) {
                order.add(digest);
            }
            if (!after.now().equals(before.now())) {
                views.put(digest, after.counted(now));
                updated.add(digest);
            }
        }

        void change(Tree json, long now, boolean shows, java.util.function.UnaryOperator<View> how) {
            String digest = json.get("vertex").text();
            if (views.containsKey(digest)) {
                views.put(digest, how.apply(views.get(digest)).counted(now));
                if (shows) {
                    updated.add(digest);
                }
            }
        }

        Steps done() {
            return new Steps(views, order, updated, began);
        }
    }
}
