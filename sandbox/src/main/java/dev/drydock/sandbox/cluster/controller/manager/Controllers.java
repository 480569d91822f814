package dev.drydock.sandbox.cluster.controller.manager;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.ReconcileLoop;
import dev.drydock.sandbox.cluster.controller.cronjob.CronJobController;
import dev.drydock.sandbox.cluster.controller.daemonset.DaemonSetController;
import dev.drydock.sandbox.cluster.controller.deployment.DeploymentController;
import dev.drydock.sandbox.cluster.controller.endpoints.EndpointSliceController;
import dev.drydock.sandbox.cluster.controller.endpoints.EndpointsController;
import dev.drydock.sandbox.cluster.controller.endpoints.SliceMirroringController;
import dev.drydock.sandbox.cluster.controller.autoscaling.Autoscaler;
import dev.drydock.sandbox.cluster.controller.certificate.Signer;
import dev.drydock.sandbox.cluster.controller.definition.DefinitionCleaner;
import dev.drydock.sandbox.cluster.controller.disruption.DisruptionController;
import dev.drydock.sandbox.cluster.controller.garbage.GarbageCollector;
import dev.drydock.sandbox.cluster.controller.namespace.NamespaceController;
import dev.drydock.sandbox.cluster.controller.job.FinishedJobs;
import dev.drydock.sandbox.cluster.controller.job.JobController;
import dev.drydock.sandbox.cluster.controller.node.NodeAddresses;
import dev.drydock.sandbox.cluster.controller.node.NodeLifecycleController;
import dev.drydock.sandbox.cluster.controller.node.NodeTtl;
import dev.drydock.sandbox.cluster.controller.node.PodGarbage;
import dev.drydock.sandbox.cluster.controller.node.TaintEviction;
import dev.drydock.sandbox.cluster.controller.quota.QuotaController;
import dev.drydock.sandbox.cluster.controller.replicaset.ReplicaSetController;
import dev.drydock.sandbox.cluster.controller.serviceaccount.RootCertificatePublisher;
import dev.drydock.sandbox.cluster.controller.serviceaccount.ServiceAccountController;
import dev.drydock.sandbox.cluster.controller.volume.ClaimProtection;
import dev.drydock.sandbox.cluster.controller.volume.Provisioner;
import dev.drydock.sandbox.cluster.controller.volume.VolumeBinder;
import dev.drydock.sandbox.cluster.controller.volume.VolumeReclaimer;
import dev.drydock.sandbox.cluster.controller.statefulset.StatefulSetController;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Starts and stops all controllers with its unit. */
public final class Controllers implements Component {
    public static final String NAME = "kube-controller-manager";

    /** From the start of the process to the first look at the cluster: caches fill, the lease is taken. */
    private static final long START_MICROS = 500_000;

    private static final List<Controller> ALL = List.of(
            new Autoscaler(),
            new Signer(),
            new DefinitionCleaner(),
            new VolumeBinder(),
            new VolumeReclaimer(),
            new ClaimProtection(),
            new Provisioner(),
            new NamespaceController(),
            new GarbageCollector(),
            new QuotaController(),
            new DisruptionController(),
            new NodeLifecycleController(),
            new TaintEviction(),
            new NodeAddresses(),
            new NodeTtl(),
            new PodGarbage(),
            new ServiceAccountController(),
            new RootCertificatePublisher(),
            new DeploymentController(),
            new StatefulSetController(),
            new DaemonSetController(),
            new JobController(),
            new FinishedJobs(),
            new CronJobController(),
            new ReplicaSetController(),
            ReplicaSetController.ofReplicationControllers(),
            new EndpointsController(),
            new EndpointSliceController(),
            new SliceMirroringController());

    private final Kernel.Wiring wiring;

    private Controllers(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    /** The manager and its controllers, as components of a world. */
    public static List<Function<Kernel.Wiring, Component>> parts() {
        List<Function<Kernel.Wiring, Component>> parts = new ArrayList<>();
        parts.add(Controllers::new);
        for (Controller controller : ALL) {
            parts.add(wiring -> new ReconcileLoop(wiring, new ApiServer(wiring), NAME, controller));
        }
        return parts;
    }

    /** The names of the components that do its work. */
    public static List<String> names() {
        return ALL.stream().map(Controller::name).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            // In a world that begins with a cluster it has been running for long.
            long start = ControlPlane.ended(transaction, NAME, started.machine()).isPresent() ? START_MICROS : 0;
            ControlPlane.started(kernel, NAME, started.machine());
            for (Controller controller : ALL) {
                kernel.after(start, controller.name(), new ReconcileLoop.Start(started.machine()));
            }
        } else if (payload instanceof Unit.Stopped stopped) {
            ControlPlane.stopped(kernel, NAME, stopped.machine());
            for (Controller controller : ALL) {
                kernel.after(0, controller.name(), new ReconcileLoop.Stop());
            }
        }
    }
}
