package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.builder.progress.Display;
import dev.drydock.sandbox.docker.builder.progress.Steps;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows a build and shows it: at most every tenth of a second when something is told, and now and then when nothing is.
 *
 * @param steps as far as they are known
 * @param warnings that were told
 * @param failure what the engine said at the end, or nothing
 * @param result what came of it
 */
record Watch(Steps steps, Display display, Timing timing, List<Tree> warnings, Tree failure, Tree result, Place place) {
    private static final long DRAW_MICROS = 100_000;
    private static final long LOOK_MICROS = 150_000;
    private static final int CHUNK = 1 << 16;

    Watch {
        warnings = List.copyOf(warnings);
    }

    /**
     * When things happened.
     *
     * @param shown when the display was last let draw because something was told
     * @param heard when something was told or the display looked
     */
    private record Timing(long shown, long heard) {}

    /**
     * Where it is shown.
     *
     * @param target name of the image among several, or empty
     */
    private record Place(int descriptor, String target) {}

    /** What follows at the end. */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, Watch watched);
    }

    static Watch begin(Display display, int descriptor) {
        return new Watch(Steps.NONE, display, new Timing(Long.MIN_VALUE / 2, 0), List.of(), Nothing.NOTHING, Nothing.NOTHING, new Place(descriptor, ""));
    }

    /** The same screen for another build, one of several. */
    Watch turnTo(String target) {
        return new Watch(steps, display, timing, warnings, Nothing.NOTHING, Nothing.NOTHING, new Place(place.descriptor(), target));
    }

    /** Follows one build to the end of its stream. */
    Step follow(Sys sys, Sys.Call call, Then then) {
        return with(new Timing(timing.shown(), sys.now())).next(sys, call, Bytes.EMPTY, then);
    }

    private Watch with(Timing changed) {
        return new Watch(steps, display, changed, warnings, failure, result, place);
    }

    private Watch with(Display.Shown shown, Timing changed) {
        return new Watch(shown.steps(), shown.next(), changed, warnings, failure, result, place);
    }

    private Step show(Sys sys, String text, dev.drydock.sandbox.process.Code then) {
        return text.isEmpty() ? Step.next(then) : sys.write(place.descriptor(), Bytes.of(text), then);
    }

    /** Takes something that the client itself has to tell. */
    Step tell(Sys sys, Tree status, Then then) {
        Shown shown = hear(Mapping.of("aux", status), sys.now());
        return show(sys, shown.text(), s -> then.run(s, shown.after()));
    }

    /** Shows all that is left to show. */
    Step end(Sys sys, Then then) {
        Display.Shown last = display.end(steps, sys.now());
        Watch over = with(last, timing);
        return show(sys, last.text(), s -> then.run(s, over));
    }

    /** Lines of the Dockerfile, when the engine pointed at one. */
    List<String> lines() {
        return failure.get("lines").texts();
    }

    private Step next(Sys sys, Sys.Call call, Bytes rest, Then then) {
        int newline = rest.indexOf((byte) '\n', 0);
        if (newline >= 0) {
            Bytes left = rest.from(newline + 1);
            String line = rest.slice(0, newline).text().strip();
            Shown shown = line.isEmpty() ? new Shown(this, "") : hear(Json.read(line).value().orElse(Nothing.NOTHING), sys.now());
            return show(sys, shown.text(), s -> shown.after().next(s, call, left, then));
        }
        Outcome<Bytes> read = sys.read(call.downstream(), CHUNK);
        if (read.is(Errno.EAGAIN)) {
            List<Step.Condition> any = new ArrayList<>(List.of(new Step.Condition.Readable(call.downstream())));
            if (display.moves(steps)) {
                any.add(new Step.Condition.Deadline(timing.heard() + LOOK_MICROS));
            }
            return Step.await(any, s -> look(s, call, rest, then));
        }
        if (read.ok() && !read.value().isEmpty()) {
            return Step.next(s -> next(s, call, rest.plus(read.value()), then));
        }
        sys.close(call);
        return then.run(sys, this);
    }

    /** Woken: perhaps because time has passed. */
    private Step look(Sys sys, Sys.Call call, Bytes rest, Then then) {
        if (!display.moves(steps) || sys.now() < timing.heard() + LOOK_MICROS) {
            return next(sys, call, rest, then);
        }
        Display.Shown shown = display.look(steps, sys.now());
        Watch after = with(shown, new Timing(timing.shown(), sys.now()));
        return show(sys, shown.text(), s -> after.next(s, call, rest, then));
    }

    private record Shown(Watch after, String text) {}

    private Shown hear(Tree message, long now) {
        Timing heard = new Timing(timing.shown(), now);
        if (!message.get("errorDetail").isNothing()) {
            return new Shown(new Watch(steps, display, heard, warnings, message.get("errorDetail"), result, place), "");
        }
        if (message.get("id").text().equals("moby.image.id")) {
            return new Shown(new Watch(steps, display, heard, warnings, failure, message.get("aux"), place), "");
        }
        Tree status = named(message.get("aux"));
        List<Tree> more = new ArrayList<>(warnings);
        more.addAll(status.get("warnings").items());
        Watch told = new Watch(steps.update(status, now), display, heard, more, failure, result, place);
        if (!(display instanceof Display.Raw) && now - timing.shown() < DRAW_MICROS) {
            return new Shown(told, "");
        }
        Display.Shown shown = display.told(status, told.steps(), now);
        return new Shown(told.with(shown, new Timing(now, now)), shown.text());
    }

    /** Among several images each step has its image's name. */
    private Tree named(Tree status) {
        if (place.target().isEmpty() || !status.has("vertexes")) {
            return status;
        }
        return status.mapping().with("vertexes", new Sequence(status.get("vertexes").items().stream()
                .map(each -> (Tree) each.mapping().with("name", named(each.get("name").text()))).toList()));
    }

    String named(String step) {
        return place.target().isEmpty() ? step : step.startsWith("[") ? "[" + place.target() + " " + step.substring(1) : "[" + place.target() + "] " + step;
    }
}
