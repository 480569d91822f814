package dev.drydock.sandbox.docker.builder.progress;

import dev.drydock.sandbox.image.Timestamp;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of one step.
 *
 * @param index its number in the plain form, 0 while it was not shown
 * @param now the last that was told of its times
 * @param spans when it was at work
 * @param fresh parts that were told of since they were shown
 * @param output what its command wrote
 * @param weight what happened since it was last out of sight, and since when
 */
record View(String digest, String name, int index, Times now, List<Span> spans, List<Part> parts, List<String> fresh, Output output, List<String> warnings,
        int warned, Weight weight) {
    private static final int KEPT = 10;

    View {
        spans = List.copyOf(spans);
        parts = List.copyOf(parts);
        fresh = List.copyOf(fresh);
        warnings = List.copyOf(warnings);
    }

    /** @param start nothing if it has not begun */
    record Times(Optional<Long> start, Optional<Long> stop, boolean cached, String error) {
        static final Times NONE = new Times(Optional.empty(), Optional.empty(), false, "");
    }

    /**
     * What a command wrote.
     *
     * @param pending lines with their times that the plain form has not shown
     * @param partial whether the last line has not ended
     * @param shown how much of the first pending line was shown already
     * @param last the last lines, for when it fails
     * @param all all of it
     */
    record Output(List<String> pending, boolean partial, int shown, List<String> last, String all) {
        static final Output NONE = new Output(List.of(), false, 0, List.of(), "");

        Output {
            pending = List.copyOf(pending);
            last = List.copyOf(last);
        }
    }

    /** @param since when the counting began */
    record Weight(int count, long since) {}

    static View of(String digest, String name) {
        return new View(digest, name, 0, Times.NONE, List.of(), List.of(), List.of(), Output.NONE, List.of(), 0, new Weight(0, 0));
    }

    boolean started() {
        return now.start().isPresent();
    }

    boolean completed() {
        return now.stop().isPresent();
    }

    /** Whether the last stretch of work has ended. */
    boolean resting() {
        List<Span> merged = Span.merged(spans);
        return !merged.isEmpty() && merged.get(merged.size() - 1).stop().isPresent();
    }

    boolean canceled() {
        return now.error().endsWith("context canceled");
    }

    boolean failed() {
        return !now.error().isEmpty() && !canceled();
    }

    View numbered(int number) {
        return new View(digest, name, number, now, spans, parts, fresh, output, warnings, warned, weight);
    }

    View counted(long time) {
        Weight more = new Weight(weight.count() + 1, weight.count() == 0 ? time : weight.since());
        return new View(digest, name, index, now, spans, parts, fresh, output, warnings, warned, more);
    }

    View uncounted() {
        return new View(digest, name, index, now, spans, parts, fresh, output, warnings, warned, new Weight(0, weight.since()));
    }

    View with(Output changed) {
        return new View(digest, name, index, now, spans, parts, fresh, changed, warnings, warned, weight);
    }

    /** All that was told has been shown. */
    View shown() {
        Output left = output.partial() && !output.pending().isEmpty()
                ? new Output(List.of(output.pending().get(output.pending().size() - 1)), true, output.pending().get(output.pending().size() - 1).length(), output.last(), output.all())
                : new Output(List.of(), output.partial(), 0, output.last(), output.all());
        return new View(digest, name, index, now, spans, parts, List.of(), left, warnings, warnings.size(), weight);
    }

    private static Optional<Long> time(Tree json) {
        return json.text().isEmpty() ? Optional.empty() : Optional.of(Timestamp.micros(json.text()));
    }

    /** Takes what was told of its times. */
    View told(Tree json) {
        Times times = new Times(time(json.get("started")), time(json.get("completed")), json.get("cached").truth(), json.get("error").text());
        if (times.start().isEmpty()) {
            return this;
        }
        List<Span> more = new ArrayList<>(spans);
        Span span = new Span(times.start().get(), times.stop());
        more.removeIf(each -> each.start() == span.start());
        more.add(span);
        return new View(digest, json.get("name").text(name), index, times, more, parts, fresh, output, warnings, warned, weight);
    }

    View with(Part part) {
        List<Part> changed = new ArrayList<>(parts);
        int at = -1;
        for (int i = 0; i < changed.size(); i++) {
            at = changed.get(i).id().equals(part.id()) ? i : at;
        }
        if (at < 0) {
            changed.add(part);
        } else {
            changed.set(at, part);
        }
        List<String> more = new ArrayList<>(fresh);
        if (!more.contains(part.id())) {
            more.add(part.id());
        }
        return new View(digest, name, index, now, spans, changed, more, output, warnings, warned, weight);
    }

    View warned(String text) {
        List<String> more = new ArrayList<>(warnings);
        more.add(text);
        return new View(digest, name, index, now, spans, parts, fresh, output, more, warned, weight);
    }

    /** Takes what the command wrote at a time. */
    View wrote(String text, long time) {
        List<String> pending = new ArrayList<>(output.pending());
        List<String> last = new ArrayList<>(output.last());
        List<Span> merged = Span.merged(spans);
        double seconds = merged.isEmpty() ? 0 : (time - merged.get(merged.size() - 1).start()) / 1e6;
        String stamp = String.format(Locale.ROOT, seconds < 10 ? "%.3f " : seconds < 100 ? "%.2f " : "%.1f ", seconds);
        boolean first = true;
        for (String line : text.split("(?<=\n)")) {
            String plain = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
            if (first && output.partial() && !pending.isEmpty()) {
                pending.set(pending.size() - 1, pending.get(pending.size() - 1) + plain);
                last.set(last.size() - 1, last.get(last.size() - 1) + plain);
            } else {
                pending.add(stamp + plain);
                last.add(stamp + plain);
            }
            first = false;
        }
        List<String> kept = last.subList(Math.max(0, last.size() - KEPT), last.size());
        return with(new Output(pending, !text.endsWith("\n"), output.shown(), kept, output.all() + text));
    }
}
