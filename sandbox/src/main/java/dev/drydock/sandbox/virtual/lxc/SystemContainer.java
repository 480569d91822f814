package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.Optional;

/**
 * A system container.
 *
 * @param system what is in it, {@code ubuntu noble}
 * @param run empty while it is stopped
 */
record SystemContainer(String host, String name, String system, Optional<Run> run, boolean frozen) {
    static final Family<SystemContainer> CONTAINERS = Family.lasting("lxc");

    /** @param init its first process */
    record Run(Process.Id init, String address, long startedMicros) {}

    static Key<SystemContainer> key(String host, String name) {
        return CONTAINERS.key(host + "/" + name);
    }

    /** The id of its space. */
    String space() {
        return "lxc/" + host + "/" + name;
    }

    /** Its folder on the host. */
    String folder() {
        return "/var/lib/lxc/" + name;
    }

    String group() {
        return "/lxc.payload." + name;
    }

    String state() {
        return run.isEmpty() ? "STOPPED" : frozen ? "FROZEN" : "RUNNING";
    }

    SystemContainer with(Optional<Run> changed) {
        return new SystemContainer(host, name, system, changed, false);
    }

    SystemContainer frozen(boolean changed) {
        return new SystemContainer(host, name, system, run, changed);
    }
}
