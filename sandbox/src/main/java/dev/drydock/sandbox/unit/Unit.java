package dev.drydock.sandbox.unit;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;

/**
 * A service of a machine, as {@code systemctl} knows it. Starting and stopping tell the component behind it, which does what follows.
 *
 * @param name without {@code .service}; sockets have their ending, {@code docker.socket}
 * @param component that is told {@link Started} and {@link Stopped}
 * @param sinceMicros of the present state
 */
public record Unit(String machine, String name, String description, String component, boolean active, boolean enabled, long sinceMicros) {
    public static final Family<Unit> UNITS = Family.lasting("unit");

    /** Units whose component is still busy with starting or stopping them, by their keys' names. */
    private static final Family<Boolean> BUSY = Family.passing("unit-busy");

    /** Told to the component when the service is to run. */
    public record Started(String machine, String unit) {}

    /** Told to the component when the service is to end. */
    public record Stopped(String machine, String unit) {}

    public static Key<Unit> key(String machine, String name) {
        return UNITS.key(machine + "/" + name);
    }

    /** The record that is there as long as a unit's component is busy with starting or stopping it. */
    public static Key<Boolean> busy(String machine, String name) {
        return BUSY.key(machine + "/" + name);
    }

    /** Says that a unit's start or stop takes time, or is over. */
    public static void setBusy(Kernel kernel, String machine, String name, boolean busy) {
        if (busy) {
            kernel.transaction().put(busy(machine, name), true);
        } else {
            kernel.transaction().remove(busy(machine, name));
        }
    }

    /** The name of its file. */
    public String file() {
        return name.endsWith(".socket") ? name : name + ".service";
    }

    /** The services of a machine, by name. */
    public static List<Unit> of(Kernel kernel, String machine) {
        return List.copyOf(kernel.transaction().view(UNITS).subMap(machine + "/", machine + "0").values());
    }

    /** Puts a running service into the world and has its component begin. */
    public static void install(Kernel kernel, String machine, String name, String description, String component) {
        kernel.transaction().put(key(machine, name), new Unit(machine, name, description, component, true, true, kernel.now()));
        kernel.after(0, component, new Started(machine, name));
    }

    /** Starts or stops; nothing happens if it is in that state already. */
    public void set(Kernel kernel, boolean wanted) {
        if (wanted != active) {
            kernel.transaction().put(key(machine, name), new Unit(machine, name, description, component, wanted, enabled, kernel.now()));
            kernel.after(0, component, wanted ? new Started(machine, name) : new Stopped(machine, name));
        }
    }

    public void enable(Kernel kernel, boolean wanted) {
        kernel.transaction().put(key(machine, name), new Unit(machine, name, description, component, active, wanted, sinceMicros));
    }
}
