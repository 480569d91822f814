package dev.drydock.sandbox.trace;

import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.store.Entry;
import dev.drydock.sandbox.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads causes and consequences out of the log. */
public final class Trace {
    private final List<Entry> log;
    private final Map<Long, List<Entry>> consequences = new LinkedHashMap<>();

    private Trace(List<Entry> log) {
        this.log = log;
        for (Entry entry : log) {
            // An entry with several causes hangs below the latest: the one that tipped the scales.
            entry.causes().stream().max(Long::compare)
                    .ifPresent(cause -> consequences.computeIfAbsent(cause, any -> new ArrayList<>()).add(entry));
        }
    }

    /** The log as it is now. */
    public static Trace of(Store store) {
        return new Trace(List.copyOf(store.log()));
    }

    /**
     * Something that happened and what it led to.
     *
     * @param because what this deed followed from, besides the deed it hangs below
     */
    public record Deed(Entry entry, List<Long> because, List<Deed> consequences) {
        public Deed {
            because = List.copyOf(because);
            consequences = List.copyOf(consequences);
        }
    }

    /** The deed of a revision and all that followed from it. */
    public Optional<Deed> from(long revision) {
        return log.stream().filter(entry -> entry.revision() == revision).findFirst().map(this::deed);
    }

    private Deed deed(Entry entry) {
        List<Deed> followed = consequences.getOrDefault(entry.revision(), List.of()).stream().map(this::deed).toList();
        long latest = entry.causes().stream().max(Long::compare).orElse(0L);
        return new Deed(entry, entry.causes().stream().filter(cause -> cause != latest).toList(), followed);
    }

    /** The last line entered before now, with what followed; empty if none was. */
    public Optional<Deed> lastInput() {
        return last(change -> change.key().family() == Input.INPUTS).map(this::deed);
    }

    private Optional<Entry> last(Predicate<Change> wanted) {
        for (int i = log.size() - 1; i >= 0; i--) {
            if (log.get(i).changes().stream().anyMatch(wanted)) {
                return Optional.of(log.get(i));
            }
        }
        return Optional.empty();
    }

    /** The way from the first cause to the last deed that changed what is asked about, oldest first. */
    public List<Entry> wayTo(Predicate<Change> wanted) {
        Map<Long, Entry> byRevision = new LinkedHashMap<>();
        log.forEach(entry -> byRevision.put(entry.revision(), entry));
        Set<Entry> way = new LinkedHashSet<>();
        Optional<Entry> at = last(wanted);
        while (at.isPresent() && way.add(at.get())) {
            at = at.get().causes().stream().max(Long::compare).map(byRevision::get);
        }
        List<Entry> oldestFirst = new ArrayList<>(way);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** All deeds that changed what is asked about, oldest first. */
    public List<Entry> about(Predicate<Change> wanted) {
        return log.stream().filter(entry -> entry.changes().stream().anyMatch(wanted)).toList();
    }
}
