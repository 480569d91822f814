package dev.drydock.sandbox.kubectl.discovery;

import dev.drydock.sandbox.kubectl.client.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All kinds that a server serves, in the order in which it prefers them. */
public record Kinds(List<Kind> all) {
    public Kinds {
        all = List.copyOf(all);
    }

    /** The kind that a word means: a plural, singular, short name or kind, perhaps with group or with version and group. */
    public Optional<Kind> find(String word) {
        String[] parts = word.split("\\.", 2);
        String name = parts[0].toLowerCase(Locale.ROOT);
        if (parts.length == 1) {
            return first(name, kind -> true);
        }
        int dot = parts[1].indexOf('.');
        if (dot > 0) {
            String version = parts[1].substring(0, dot);
            String group = parts[1].substring(dot + 1);
            Optional<Kind> exact = first(name, kind -> kind.version().equals(version) && kind.group().equals(group));
            if (exact.isPresent()) {
                return exact;
            }
        }
        if (parts[1].isEmpty()) {
            return first(name, kind -> kind.group().isEmpty());
        }
        return first(name, kind -> kind.group().equals(parts[1])).or(() -> first(name, kind -> kind.group().startsWith(parts[1])))
                .or(() -> first(name, kind -> kind.group().isEmpty() && kind.version().equals(parts[1])));
    }

    private Optional<Kind> first(String name, Predicate<Kind> right) {
        return all.stream().filter(right).filter(kind -> kind.plural().equals(name) || kind.singular().equals(name)).findFirst()
                .or(() -> all.stream().filter(right).filter(kind -> kind.shortNames().contains(name)).findFirst())
                .or(() -> all.stream().filter(right).filter(kind -> kind.kind().toLowerCase(Locale.ROOT).equals(name)).findFirst());
    }

    /** The kind of an object. */
    public Optional<Kind> of(String apiVersion, String kind) {
        return all.stream().filter(each -> each.apiVersion().equals(apiVersion) && each.kind().equals(kind)).findFirst();
    }

    /** The preferred version of a group's kind. */
    public Optional<Kind> ofGroup(String group, String kind) {
        return all.stream().filter(each -> each.group().equals(group) && each.kind().equals(kind)).findFirst();
    }

    /** The plurals that a word like {@code all} stands for, empty if it stands for none. */
    public List<String> category(String word) {
        return preferred().stream().filter(kind -> kind.categories().contains(word)).map(Kind::qualified).toList();
    }

    /** Each group's kind in its preferred version only. */
    public List<Kind> preferred() {
        Set<String> seen = new LinkedHashSet<>();
        List<Kind> preferred = new ArrayList<>();
        for (Kind kind : all) {
            if (seen.add(kind.qualified())) {
                preferred.add(kind);
            }
        }
        return List.copyOf(preferred);
    }

    /** The versions of all groups. */
    public List<String> versions() {
        return List.copyOf(new LinkedHashSet<>(all.stream().map(Kind::apiVersion).toList()));
    }
}
