package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A control group that somebody made or gave settings, by hand below {@code /sys/fs/cgroup} or as a system container. Those of the engine's
 * containers have no record: their limits stand in their spaces.
 *
 * @param path from the root of the hierarchy, {@code /demo/inner}
 * @param settings what was written to its files, by the files' names
 * @param kills how often the out-of-memory killer has struck in it
 */
public record ControlGroup(String machine, String path, Space.Limits limits, boolean frozen, SortedMap<String, String> settings, long kills) {
    public static final Family<ControlGroup> CONTROL_GROUPS = Family.lasting("control-group");

    /** The group of a process that is not the one in which its space lets processes begin, by the process's id. */
    static final Family<String> MEMBERS = Family.passing("control-group-of");

    public ControlGroup {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** A group without settings. */
    public static ControlGroup made(String machine, String path) {
        return new ControlGroup(machine, path, Space.Limits.NONE, false, new TreeMap<>(), 0);
    }

    public static Key<ControlGroup> key(String machine, String path) {
        return CONTROL_GROUPS.key(machine + ":" + path);
    }

    ControlGroup with(Space.Limits changed) {
        return new ControlGroup(machine, path, changed, frozen, settings, kills);
    }

    ControlGroup frozen(boolean changed) {
        return new ControlGroup(machine, path, limits, changed, settings, kills);
    }

    ControlGroup setting(String file, String value) {
        TreeMap<String, String> changed = new TreeMap<>(settings);
        changed.put(file, value);
        return new ControlGroup(machine, path, limits, frozen, changed, kills);
    }

    ControlGroup killed() {
        return new ControlGroup(machine, path, limits, frozen, settings, kills + 1);
    }
}
