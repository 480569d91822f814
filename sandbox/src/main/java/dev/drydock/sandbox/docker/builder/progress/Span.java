package dev.drydock.sandbox.docker.builder.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A stretch of time in virtual microseconds; it may go on. */
record Span(long start, Optional<Long> stop) {
    long micros(long now) {
        return stop.orElse(now) - start;
    }

    /** Stretches that overlap as one, the first first. */
    static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingLong(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span next : sorted) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || last.stop().isPresent() && last.stop().get() < next.start()) {
                merged.add(next);
            } else if (last.stop().isPresent()) {
                Optional<Long> stop = next.stop().map(end -> Math.max(end, last.stop().get()));
                merged.set(merged.size() - 1, new Span(last.start(), stop));
            }
        }
        return List.copyOf(merged);
    }
}
