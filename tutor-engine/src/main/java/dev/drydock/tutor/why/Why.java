package dev.drydock.tutor.why;

import dev.drydock.sandbox.cluster.inquiry.ClusterDeeds;
import dev.drydock.sandbox.cluster.inquiry.Inquiry;
import dev.drydock.sandbox.engine.Deeds;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Health;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.engine.record.Volume;
import dev.drydock.sandbox.fault.FaultDeeds;
import dev.drydock.sandbox.fault.Faults;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.store.Entry;
import dev.drydock.sandbox.store.Store;
import dev.drydock.sandbox.trace.Fact;
import dev.drydock.sandbox.trace.Input;
import dev.drydock.sandbox.trace.Trace;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.language.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers {@code why}. */
public final class Why {
    private final Trace trace;
    private final Sentences sentences;
    private final Fact.Teller teller = new Deeds();
    private final Fact.Teller cluster = new ClusterDeeds();
    private final Fact.Teller faults = new FaultDeeds();
    private final List<String> lines = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private long beginMicros;

    private Why(Store store, Sentences sentences) {
        this.trace = Trace.of(store);
        this.sentences = sentences;
    }

    /** The last line that was entered and all that followed from it; only the line when nothing did. */
    public static List<String> lastLine(Store store, Sentences sentences) {
        Why why = new Why(store, sentences);
        Optional<Trace.Deed> last = why.trace.lastInput();
        if (last.isEmpty()) return List.of(sentences.say("why.nothing"));
        why.beginMicros = last.get().entry().timeMicros();
        why.tree(last.get(), "");
        if (why.lines.size() == 1) why.lines.add("  " + sentences.say("why.no-trace"));
        return why.lines;
    }

    /**
     * One deed of the last line's tree.
     *
     * @param depth how many deeds led to it
     * @param afterMicros since the line was entered
     * @param actor as the log has it, {@code docker/laptop}; empty for the line itself
     * @param sentence what was done
     */
    public record Told(int depth, long afterMicros, String actor, String sentence) {}

    /** The same as {@link #lastLine}, deed by deed; empty when nothing has been typed. */
    public static List<Told> story(Store store, Sentences sentences) {
        Why why = new Why(store, sentences);
        why.trace.lastInput().ifPresent(line -> {
            why.beginMicros = line.entry().timeMicros();
            why.tree(line, "");
        });
        return List.copyOf(why.told);
    }

    /** The last line, what followed from it, and which components of the cluster do not run, so that nothing more followed. */
    public static List<String> lastLine(World world, Sentences sentences) {
        List<String> lines = new ArrayList<>(lastLine(world.store(), sentences));
        List<Fact> idle = new ArrayList<>(world.ask("why", Inquiry::idle));
        world.ask("why", Faults::present).forEach(fault -> idle.add(Fact.of("fault.in-force", fault.name())));
        idle.forEach(fact -> lines.add(sentences.say(fact.key(), fact.words().toArray())));
        return lines;
    }

    /**
     * How an object came to be as it is: every deed that changed it, and the line each followed from.
     *
     * @param words a kind and a name, {@code container web}
     */
    public static List<String> object(Store store, String words, Sentences sentences) {
        String[] parts = words.strip().split("[ \t]+");
        Optional<Predicate<Change>> wanted = (parts.length == 2 ? about(parts[0], parts[1]) : Optional.<Predicate<Change>>empty())
                .or(() -> Inquiry.of(words).map(Inquiry::changes));
        if (wanted.isEmpty()) return List.of(sentences.say("why.usage"));
        Why why = new Why(store, sentences);
        List<Entry> deeds = why.trace.about(wanted.get());
        if (deeds.isEmpty()) return List.of(sentences.say("why.unknown", words));
        why.beginMicros = deeds.get(0).timeMicros();
        String told = "";
        for (Entry deed : deeds) {
            String line = why.lineThatLedTo(deed);
            if (!line.equals(told)) why.lines.add(line);
            told = line;
            for (Change change : deed.changes()) {
                if (wanted.get().test(change)) why.say(deed, change, "  ");
            }
        }
        return why.lines;
    }

    /** What stands in the way of an object of the cluster now, and how it came to be as it is; of anything else only the latter. */
    public static List<String> object(World world, String words, Sentences sentences) {
        List<String> lines = new ArrayList<>();
        Optional<Inquiry> meant = Inquiry.of(words).map(asked -> world.ask("why", asked::resolved));
        List<Fact> troubles = new ArrayList<>(meant.map(asked -> world.ask("why", asked::troubles)).orElse(List.of()));
        // A fault may be the reason; it is named as long as something is wrong.
        if (!troubles.isEmpty()) world.ask("why", Faults::present).forEach(fault -> troubles.add(Fact.of("fault.in-force", fault.name())));
        troubles.forEach(fact -> lines.add(sentences.say(fact.key(), fact.words().toArray())));
        boolean other = meant.isPresent() && !words.endsWith(meant.get().name());
        lines.addAll(object(world.store(), other ? meant.get().resource().singular() + " " + meant.get().name() : words, sentences));
        return lines;
    }

    private static Optional<Predicate<Change>> about(String kind, String name) {
        return records(kind, name).map(wanted -> wanted.or(change -> change.after(Trouble.TROUBLES)
                .map(trouble -> trouble.about().equals(kind + " " + name)).orElse(false)));
    }

    private static Optional<Predicate<Change>> records(String kind, String name) {
        return switch (kind) {
            case "container" -> Optional.of(change -> either(change, Container.CONTAINERS)
                    .map(container -> container.name().equals(name) || name.length() >= 4 && container.id().startsWith(name))
                    .orElseGet(() -> either(change, Health.HEALTHS).map(health -> health.container().equals(name)).orElse(false)));
            case "image" -> Optional.of(change -> either(change, Images.IMAGES).map(image -> isNamed(image, name)).orElse(false));
            case "volume" -> Optional.of(change -> either(change, Volume.VOLUMES).map(volume -> volume.name().equals(name)).orElse(false));
            case "network" -> Optional.of(
                    change -> either(change, DockerNetwork.NETWORKS).map(network -> network.name().equals(name)).orElse(false));
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> either(Change change, dev.drydock.sandbox.store.Family<T> family) {
        return change.after(family).or(() -> change.before(family));
    }

    private static boolean isNamed(StoredImage image, String name) {
        return image.tags().stream().anyMatch(tag -> tag.familiar().equals(name) || tag.familiar().equals(name + ":latest"));
    }

    // ---- telling -----------------------------------------------------------------------------------------------------------------

    /** A deed, and below it what followed. A deed that has no sentence makes room for what followed from it. */
    private void tree(Trace.Deed deed, String margin) {
        int before = lines.size();
        for (Change change : deed.entry().changes()) say(deed.entry(), change, margin);
        String below = lines.size() > before ? margin + "  " : margin;
        for (Trace.Deed each : deed.consequences()) tree(each, below);
    }

    private void say(Entry entry, Change change, String margin) {
        Optional<Input> input = change.after(Input.INPUTS);
        if (input.isPresent()) {
            lines.add(margin + "$ " + input.get().line());
            told.add(new Told(margin.length() / 2, 0, "", input.get().line()));
        } else {
            sentence(change).ifPresent(said -> {
                lines.add(margin + time(entry) + "  " + actor(entry) + "  " + said);
                told.add(new Told(margin.length() / 2, entry.timeMicros() - beginMicros, entry.actor(), said));
            });
        }
    }

    private Optional<String> sentence(Change change) {
        return teller.tell(change).or(() -> cluster.tell(change)).or(() -> faults.tell(change)).map(fact -> sentences.say(fact.key(), fact.words().toArray()));
    }

    private String lineThatLedTo(Entry deed) {
        for (Entry cause : trace.wayTo(change -> deed.changes().contains(change))) {
            for (Change change : cause.changes()) {
                Optional<Input> input = change.after(Input.INPUTS);
                if (input.isPresent()) return "$ " + input.get().line();
            }
        }
        return sentences.say("why.by-itself");
    }

    private String time(Entry entry) {
        return String.format(Locale.ROOT, "+%.2fs", (entry.timeMicros() - beginMicros) / 1e6);
    }

    /** {@code docker/laptop} is the Docker engine of the laptop. */
    private String actor(Entry entry) {
        return actor(entry.actor(), sentences);
    }

    /** An actor of the log in the learner's language. */
    public static String actor(String actor, Sentences sentences) {
        int slash = actor.indexOf('/');
        return slash < 0 ? actor : sentences.say("why.actor", actor.substring(0, slash), actor.substring(slash + 1));
    }
}
