package dev.drydock.tutor.sitting;

import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Volume;
import dev.drydock.sandbox.fault.Fault;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.store.Entry;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Store;
import dev.drydock.tutor.language.Sentences;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What a step back or forward along the history changed, as a sentence: which things are gone, are back, or are otherwise now. */
public final class Difference {
    private static final int MOST_TOLD = 6;

    private final Store store;
    private final long revision;
    private final Map<String, Directory> filesBefore;
    private final Sentences sentences;
    private final Set<String> told = new LinkedHashSet<>();

    private Difference(Store store, Sentences sentences) {
        this.store = store;
        this.revision = store.revision();
        this.filesBefore = new TreeMap<>(store.view(Space.FILE_SYSTEMS));
        this.sentences = sentences;
    }

    /** Remembers how things are before a step. */
    public static Difference from(Store store, Sentences sentences) {
        return new Difference(store, sentences);
    }

    /** What has changed since, read together: only how it was before and how it is now. */
    public String told() {
        Map<String, Change> first = new LinkedHashMap<>();
        Map<String, Change> last = new LinkedHashMap<>();
        for (Entry entry : store.log()) {
            if (entry.revision() <= revision) continue;
            for (Change change : entry.changes()) {
                first.putIfAbsent(change.key().toString(), change);
                last.put(change.key().toString(), change);
            }
        }
        first.forEach((key, change) -> tell(change, last.get(key)));
        filesBefore.forEach((machine, before) -> {
            boolean host = store.find(Machine.key(machine)).isPresent();
            if (host) store.find(Space.FILE_SYSTEMS.key(machine)).ifPresent(now -> files("", before, now));
        });
        return sentence();
    }

    private String sentence() {
        if (told.isEmpty()) return sentences.say("difference.none");
        List<String> all = List.copyOf(told);
        String list = all.subList(0, Math.min(MOST_TOLD, all.size())).stream()
                .reduce((one, other) -> sentences.say("difference.and", one, other)).orElseThrow();
        return all.size() > MOST_TOLD ? sentences.say("difference.more", list, all.size() - MOST_TOLD) : list;
    }

    private void tell(Change first, Change last) {
        containers(first.before(Container.CONTAINERS), last.after(Container.CONTAINERS));
        things("image", Images.IMAGES, Difference::nameOf, first, last);
        things("volume", Volume.VOLUMES, Volume::name, first, last);
        things("network", DockerNetwork.NETWORKS, DockerNetwork::name, first, last);
        things("fault", Fault.FAULTS, Fault::name, first, last);
        if (first.key().family() == Etcd.KEYS) object(first, last);
    }

    private void containers(Optional<Container> before, Optional<Container> now) {
        if (before.isPresent() && now.isEmpty()) say("difference.gone", sentences.say("difference.container"), before.get().name());
        if (before.isEmpty()) now.ifPresent(each -> say("difference.container-back", each.name(), state(each)));
        if (before.isEmpty() || now.isEmpty()) return;
        if (!before.get().name().equals(now.get().name())) say("difference.container-renamed", before.get().name(), now.get().name());
        if (before.get().state().status() != now.get().state().status()) say("difference.container-state", now.get().name(), state(before.get()), state(now.get()));
    }

    private String state(Container container) {
        return container.state().status().word();
    }

    private <T> void things(String kind, Family<T> family, Function<T, String> name, Change first, Change last) {
        Optional<T> before = first.before(family);
        Optional<T> now = last.after(family);
        if (before.isPresent() == now.isPresent()) return;
        String key = now.isPresent() ? "difference.back" : "difference.gone";
        say(key, sentences.say("difference." + kind), name.apply(now.or(() -> before).orElseThrow()));
    }

    private static String nameOf(StoredImage image) {
        return image.tags().isEmpty() ? "<none>" : image.tags().get(0).familiar();
    }

    /** {@code /registry/deployments/default/web}; what nobody made by hand is left out. */
    private void object(Change first, Change last) {
        String[] path = first.key().toString().split("/");
        if (path.length < 3 || first.before().isPresent() == last.after().isPresent()) return;
        String kind = path[path.length - 3];
        if (List.of("events", "leases", "endpoints", "endpointslices", "controllerrevisions").contains(kind)) return;
        say(last.after().isPresent() ? "difference.back" : "difference.gone", kind, path[path.length - 1]);
    }

    /** Goes only into folders that are not the same. */
    private void files(String path, Directory before, Directory now) {
        if (before.sharesChildrenWith(now)) return;
        Set<String> names = new TreeSet<>(before.children().keySet());
        names.addAll(now.children().keySet());
        for (String name : names) {
            Optional<Node> was = before.child(name);
            Optional<Node> is = now.child(name);
            if (was.equals(is)) continue;
            String file = path + "/" + name;
            boolean folders = was.orElse(null) instanceof Directory && is.orElse(null) instanceof Directory;
            if (folders) files(file, (Directory) was.get(), (Directory) is.get());
            else if (was.isPresent() && is.isPresent()) say("difference.file-changed", file);
            else say(is.isPresent() ? "difference.back" : "difference.gone", sentences.say("difference.file"), file);
        }
    }

    private void say(String key, Object... facts) {
        told.add(sentences.say(key, facts));
    }
}
