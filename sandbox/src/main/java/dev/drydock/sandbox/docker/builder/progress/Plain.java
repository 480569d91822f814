package dev.drydock.sandbox.docker.builder.progress;

import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Progress as lines, each with its step's number. Only one step is shown at a time; another that is at work gets its turn when the first
 * has ended or was shown for long.
 *
 * @param about the very first line, empty when it was shown
 * @param current digest of the step shown last, empty if that has ended
 * @param begun whether any step was shown
 * @param count of steps shown so far
 * @param last how far parts were when they were shown
 */
public record Plain(String about, String current, boolean begun, int count, Map<String, Part> last) implements Display {
    private static final double FLICKER_SECONDS = 5;
    private static final long MOST_DELAY_MICROS = 10_000_000;
    private static final long LEAST_TIME_MICROS = 5_000_000;
    private static final double LEAST_PROGRESS = 0.05;

    public Plain {
        last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    }

    public static Plain begin(String about) {
        return new Plain(about, "", false, 0, Map.of());
    }

    @Override
    public Shown told(Tree status, Steps steps, long now) {
        return look(steps, now);
    }

    @Override
    public Shown look(Steps steps, long now) {
        Printer printer = new Printer(this, steps);
        printer.print(now);
        return new Shown(printer.done(), printer.steps, printer.text.toString());
    }

    @Override
    public Shown end(Steps steps, long now) {
        Shown shown = look(steps, now);
        return new Shown(shown.next(), shown.steps(), shown.text() + shown.steps().failures(false));
    }

    @Override
    public boolean moves(Steps steps) {
        return !steps.updated().isEmpty();
    }

    /** Prints once; lives for that only. */
    private static final class Printer {
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Part> last;
        private Steps steps;
        private String about;
        private String current;
        private boolean begun;
        private int count;

        Printer(Plain before, Steps steps) {
            this.steps = steps;
            this.about = before.about();
            this.current = before.current();
            this.begun = before.begun();
            this.count = before.count();
            this.last = new LinkedHashMap<>(before.last());
        }

        Plain done() {
            return new Plain(about, current, begun, count, last);
        }

        void print(long now) {
            List<View> completed = new ArrayList<>();
            Set<String> rest = new LinkedHashSet<>();
            for (String digest : steps.updated()) {
                View view = steps.byDigest().get(digest);
                if (view.completed()) {
                    completed.add(view);
                } else {
                    rest.add(digest);
                }
            }
            String before = current;
            completed.stream().filter(view -> view.digest().equals(before)).forEach(view -> step(view.digest()));
            completed.sort(Comparator.comparingLong(view -> view.now().stop().orElse(0L)));
            completed.stream().filter(view -> !view.digest().equals(before)).forEach(view -> step(view.digest()));
            boolean ended = completed.stream().anyMatch(view -> view.digest().equals(before));
            if (rest.isEmpty()) {
                open(before);
            } else {
                active(rest, before, ended, now);
            }
        }

        /** Shows any step that is at work, unless one is shown. */
        private void open(String before) {
            View shown = steps.byDigest().get(before);
            if (shown != null && shown.started() && !shown.completed()) {
                return;
            }
            steps.byDigest().values().stream().filter(view -> view.started() && !view.completed()).findFirst().ifPresent(view -> step(view.digest()));
        }

        private void active(Set<String> rest, String before, boolean ended, long now) {
            if (rest.contains(before)) {
                step(before);
            }
            Set<String> candidates = new LinkedHashSet<>(rest);
            if (!before.isEmpty()) {
                candidates.add(before);
            }
            String most = "";
            double fastest = -1;
            double sum = 0;
            for (String digest : candidates) {
                View view = steps.byDigest().get(digest);
                double speed = speed(view, now);
                sum += speed;
                if (waited(view, now) > MOST_DELAY_MICROS && !digest.equals(before) || most.isEmpty() || fastest < speed) {
                    most = digest;
                    fastest = speed;
                }
            }
            if (ended || before.isEmpty()) {
                step(most);
                return;
            }
            for (String digest : rest) {
                if (waited(steps.byDigest().get(digest), now) > MOST_DELAY_MICROS && !digest.equals(before)) {
                    step(digest);
                    return;
                }
            }
            View shown = steps.byDigest().get(before);
            double share = sum > 0 ? speed(shown, now) / sum : 1;
            if (1 / (1 - share) * FLICKER_SECONDS < waited(shown, now) / 1e6 && !most.equals(before)) {
                step(most);
            }
        }

        private static long waited(View view, long now) {
            return now - view.weight().since();
        }

        private static double speed(View view, long now) {
            return view.weight().count() / Math.max(1e-6, waited(view, now) / 1e6);
        }

        private void line(View view, String rest) {
            text.append('#').append(view.index()).append(' ').append(rest).append('\n');
        }

        private void head(View next) {
            if (!current.isEmpty()) {
                View old = steps.byDigest().get(current);
                if (old.output().partial() && !old.output().pending().isEmpty()) {
                    text.append('\n');
                }
                steps = steps.with(old.uncounted().with(new View.Output(old.output().pending(), old.output().partial(), 0, old.output().last(), old.output().all())));
                line(old, "...");
            }
            if (begun) {
                text.append('\n');
            } else if (!about.isEmpty()) {
                text.append("#0 ").append(about).append("\n\n");
            }
            begun = true;
            View view = next.index() > 0 ? next : next.numbered(++count);
            steps = steps.with(view);
            line(view, view.name());
        }

        private void step(String digest) {
            if (!digest.equals(current)) {
                head(steps.byDigest().get(digest));
            }
            View view = steps.byDigest().get(digest);
            for (Part part : view.parts()) {
                if (view.fresh().contains(part.id()) && worthIt(part)) {
                    last.put(part.id(), part);
                    line(view, part.line());
                }
            }
            view.warnings().subList(view.warned(), view.warnings().size()).forEach(warning -> line(view, "WARN: " + warning));
            logs(view);
            current = digest;
            View shown = view.shown();
            if (view.completed()) {
                current = "";
                shown = shown.uncounted();
                completed(view);
            }
            steps = steps.with(shown).shown(digest);
        }

        private boolean worthIt(Part part) {
            Part before = last.get(part.id());
            if (before == null || part.stop().isPresent()) {
                return true;
            }
            double progress = part.total() > 0 ? (part.current() - before.current()) / (double) part.total() : 0;
            return progress >= LEAST_PROGRESS || part.time() - before.time() >= LEAST_TIME_MICROS;
        }

        private void logs(View view) {
            List<String> lines = view.output().pending();
            for (int i = 0; i < lines.size(); i++) {
                boolean goesOn = i == 0 && view.output().shown() > 0;
                text.append(goesOn ? lines.get(i).substring(Math.min(lines.get(i).length(), view.output().shown())) : "#" + view.index() + " " + lines.get(i));
                text.append(i < lines.size() - 1 || !view.output().partial() ? "\n" : "");
            }
        }

        private void completed(View view) {
            if (!view.now().error().isEmpty()) {
                if (view.output().partial() && !view.output().pending().isEmpty()) {
                    text.append('\n');
                }
                line(view, view.canceled() ? "CANCELED" : "ERROR: " + view.now().error());
            } else if (view.now().cached()) {
                line(view, "CACHED");
            } else {
                double seconds = (view.now().stop().orElse(0L) - view.now().start().orElse(0L)) / 1e6;
                line(view, "DONE" + String.format(Locale.ROOT, " %.1fs", seconds));
            }
        }
    }
}
