package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import java.util.ArrayList;
import java.util.List;

/** Lays one file (or service) over another: mappings key by key, lists one after the other, all else replaced; some places have rules of their own. */
final class Merge {
    private static final List<String> REPLACED = List.of("services.*.command", "services.*.entrypoint", "services.*.healthcheck.test",
            "services.*.ulimits.*");
    /** Lists and mappings of {@code name=value}, which become one list. */
    private static final List<String> LISTED = List.of("networks.*.labels", "volumes.*.labels", "services.*.annotations",
            "services.*.build.args", "services.*.build.additional_contexts", "services.*.build.labels", "services.*.deploy.labels",
            "services.*.dns", "services.*.dns_opt", "services.*.dns_search", "services.*.env_file", "services.*.label_file",
            "services.*.environment", "services.*.labels", "services.*.volumes.*.volume.labels", "services.*.sysctls", "services.*.tmpfs");
    private static final List<String> HOSTS = List.of("services.*.build.extra_hosts", "services.*.extra_hosts");
    private static final Mapping STARTED = Mapping.of("condition", "service_started", "required", true);

    private Merge() {}

    static Mapping files(Mapping base, Mapping over) {
        return (Mapping) merge(base, over, Trail.TOP);
    }

    /** What a service gets from the one that it extends. */
    static Mapping service(Mapping base, Mapping over) {
        return (Mapping) merge(base, over, Trail.of("services.x"));
    }

    private static Tree merge(Tree base, Tree over, Trail trail) {
        if (matches(REPLACED, trail)) {
            return over;
        }
        if (matches(LISTED, trail)) {
            return joined(listed(base), listed(over));
        }
        if (matches(HOSTS, trail)) {
            List<Tree> before = listed(base);
            return joined(before, listed(over).stream().filter(host -> !before.contains(host)).toList());
        }
        if (trail.matches("services.*.build")) {
            return mappings(build(base), build(over), trail);
        }
        if (trail.matches("services.*.depends_on")) {
            return mappings(named(base, STARTED), named(over, STARTED), trail);
        }
        if (trail.matches("services.*.networks") || trail.matches("services.*.models")) {
            return mappings(named(base, Nothing.NOTHING), named(over, Nothing.NOTHING), trail);
        }
        if (trail.matches("services.*.logging")) {
            return logging(base.mapping(), over.mapping(), trail);
        }
        if (trail.matches("networks.*.ipam.config")) {
            return pools(base, over, trail);
        }
        return plain(base, over, trail);
    }

    private static boolean matches(List<String> patterns, Trail trail) {
        return patterns.stream().anyMatch(trail::matches);
    }

    private static Tree plain(Tree base, Tree over, Trail trail) {
        if (over.isNothing()) {
            return base;
        }
        boolean sameKind = base instanceof Mapping ? over instanceof Mapping : !(base instanceof Sequence) || over instanceof Sequence;
        if (!sameKind) {
            throw new Unfit("cannot override " + trail);
        }
        return base instanceof Mapping mapping ? mappings(mapping, over.mapping(), trail)
                : base instanceof Sequence ? joined(base.items(), over.items())
                : over;
    }

    private static Mapping mappings(Mapping base, Mapping over, Trail trail) {
        Mapping.Builder merged = Mapping.builder().putAll(base);
        over.forEach((key, value) -> merged.put(key, base.has(key) ? merge(base.get(key), value, trail.next(key)) : value));
        return merged.build();
    }

    private static Sequence joined(List<Tree> first, List<Tree> second) {
        List<Tree> all = new ArrayList<>(first);
        all.addAll(second);
        return new Sequence(all);
    }

    private static List<Tree> listed(Tree value) {
        if (value instanceof Text) {
            return List.of(value);
        }
        if (!(value instanceof Mapping mapping)) {
            return value.items();
        }
        List<String> lines = new ArrayList<>();
        mapping.forEach((name, each) -> {
            List<Tree> values = each instanceof Sequence ? each.items() : List.of(each);
            values.forEach(one -> lines.add(one.isNothing() ? name : name + "=" + Typing.text(one).value()));
        });
        lines.sort(dev.drydock.sandbox.tree.GoText.BY_BYTES);
        return Sequence.ofTexts(lines).items();
    }

    private static Mapping build(Tree value) {
        return value instanceof Text ? Mapping.of("context", value) : value.mapping();
    }

    private static Mapping named(Tree value, Tree each) {
        if (value instanceof Mapping mapping) {
            return mapping;
        }
        Mapping.Builder named = Mapping.builder();
        value.texts().forEach(name -> named.put(name, each));
        return named.build();
    }

    private static Tree logging(Mapping base, Mapping over, Trail trail) {
        boolean mixes = !base.has("driver") || !over.has("driver") || base.get("driver").equals(over.get("driver"));
        return mixes ? mappings(base, over, trail) : over;
    }

    private static Tree pools(Tree base, Tree over, Trail trail) {
        List<Tree> pools = new ArrayList<>(base.items());
        for (Mapping pool : over.mappings()) {
            int same = -1;
            for (int i = 0; i < pools.size(); i++) {
                same = pools.get(i).get("subnet").equals(pool.get("subnet")) ? i : same;
            }
            if (same < 0) {
                pools.add(pool);
            } else {
                pools.set(same, mappings(pools.get(same).mapping(), pool, trail));
            }
        }
        return new Sequence(pools);
    }

    /** A file without the values that a later file takes back. @param cleared dotted paths */
    static Tree without(Tree tree, List<String> cleared, Trail trail) {
        if (cleared.isEmpty() || !(tree instanceof Mapping mapping)) {
            return tree;
        }
        Mapping.Builder left = Mapping.builder();
        mapping.forEach((key, value) -> {
            Trail next = trail.next(key);
            if (cleared.stream().noneMatch(next::matches)) {
                left.put(key, without(value, cleared, next));
            }
        });
        return left.build();
    }

    /** Whether a value says yes: the truth, or a text of it. */
    static boolean yes(Tree value) {
        return value instanceof Truth ? value.truth() : List.of("true", "1", "t", "T", "True", "TRUE").contains(value.text());
    }
}
