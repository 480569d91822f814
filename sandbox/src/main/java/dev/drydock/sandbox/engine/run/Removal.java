package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.record.Volumes;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import dev.drydock.sandbox.process.Kernel;

/** Takes a container that does not run out of the world. */
final class Removal {
    private final Kernel kernel;
    private final Container container;

    Removal(Kernel kernel, Container container) {
        this.kernel = kernel;
        this.container = container;
    }

    /** @param withVolumes whether its anonymous volumes go, too */
    void remove(boolean withVolumes) {
        new ContainerFiles(kernel, container).remove();
        new ContainerLog(kernel, container.id()).remove();
        new HealthMonitor(kernel, container).forget();
        Attachments.finish(kernel, container.id());
        container.life().execs().forEach(id -> Exec.find(kernel, id).ifPresent(exec -> exec.remove(kernel)));
        new Containers(kernel, container.machine()).remove(container);
        new EventLog(kernel, container.machine()).container("destroy", container);
        if (withVolumes) {
            Volumes volumes = new Volumes(kernel, container.machine());
            container.settings().mounts().stream().filter(MountPoint::anonymous)
                    .filter(mount -> volumes.users(mount.name()).isEmpty())
                    .forEach(mount -> volumes.byName(mount.name()).ifPresent(volumes::remove));
        }
        Waits.removed(kernel, container);
    }
}
