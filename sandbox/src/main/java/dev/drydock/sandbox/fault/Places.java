package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.cluster.kubelet.Kubelet;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.unit.Power;
import dev.drydock.sandbox.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where components stand, and how each is stopped: a service of systemd, a static pod by its manifest, a workload of the cluster. */
record Places(Kernel kernel) {
    static final String MANIFESTS = "/etc/kubernetes/manifests/";
    /** Where a manifest lies that was taken out. */
    static final String ASIDE = "/etc/kubernetes/";

    private static final List<String> SERVICES = List.of(
            "docker", "containerd", "kubelet", "kube-proxy", "etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");
    private static final String SYSTEM = "kube-system";
    private static final String NOWHERE = "non-existing";

    enum Way { SERVICE, MANIFEST, WORKLOAD }

    /** @param machine empty for a workload, which stands on all */
    record Place(String component, String machine, Way way, boolean runs) {}

    /** Machines of the world. */
    List<String> machines() {
        return List.copyOf(kernel.transaction().view(Machine.MACHINES).keySet());
    }

    List<Place> all() {
        List<Place> places = new ArrayList<>();
        for (String machine : machines()) {
            if (!Power.isOff(kernel.transaction(), machine)) {
                services(machine, places);
                manifests(machine, places);
            }
        }
        workload(Resources.DAEMON_SETS, "kube-proxy", places);
        workload(Resources.DEPLOYMENTS, "coredns", places);
        workload(Resources.DAEMON_SETS, "fluentd", places);
        return places;
    }

    private void services(String machine, List<Place> places) {
        boolean docker = kernel.transaction().has(Unit.key(machine, "docker"));
        for (Unit unit : Unit.of(kernel, machine)) {
            if (SERVICES.contains(unit.name()) && !(docker && unit.name().equals("containerd"))) {
                places.add(new Place(unit.name(), machine, Way.SERVICE, unit.active()));
            }
        }
    }

    private void manifests(String machine, List<Place> places) {
        Files files = kernel.files(machine);
        for (boolean runs : List.of(true, false)) {
            files.list(runs ? MANIFESTS : ASIDE).toOptional().ifPresent(names -> names.keySet().stream().filter(name -> name.endsWith(".yaml"))
                    .forEach(name -> places.add(new Place(name.substring(0, name.length() - 5), machine, Way.MANIFEST, runs))));
        }
    }

    private void workload(Resource resource, String name, List<Place> places) {
        object(resource, name).ifPresent(object -> places.add(new Place(name, "", Way.WORKLOAD, !stopped(object))));
    }

    private static boolean stopped(Mapping object) {
        return object.get("kind").text().equals("Deployment") ? object.at("spec", "replicas").whole() == 0
                : object.at("spec", "template", "spec", "nodeSelector").mapping().has(NOWHERE);
    }

    /** The place of a component on a machine. */
    Optional<Place> find(String component, String machine) {
        return all().stream().filter(place -> place.component().equals(component) && place.machine().equals(machine)).findFirst();
    }

    /** A connection to the API Server; empty without a cluster or an answer. */
    Optional<ApiClient> client() {
        return ControlPlane.find(kernel.transaction()).map(shape -> new ApiServer(kernel.wiring()).client(kernel, Caller.component("kube-apiserver", shape.servers().get(0))))
                .filter(ApiClient::reachable);
    }

    private Optional<Mapping> object(Resource resource, String name) {
        return client().flatMap(client -> client.get(resource, SYSTEM, name));
    }

    // ---- stopping and starting -----------------------------------------------------------------------------------------------------

    void set(Place place, boolean wanted) {
        switch (place.way()) {
            case SERVICE -> service(place.machine(), place.component(), wanted);
            case MANIFEST -> {
                String file = place.component() + ".yaml";
                kernel.files(place.machine()).rename((wanted ? ASIDE : MANIFESTS) + file, (wanted ? MANIFESTS : ASIDE) + file);
                Kubelet.lookNow(kernel, place.machine());
            }
            case WORKLOAD -> workload(place.component(), wanted);
        }
    }

    private void service(String machine, String name, boolean wanted) {
        // A socket would start the service again.
        for (String each : List.of(name + ".socket", name)) {
            kernel.transaction().find(Unit.key(machine, each)).ifPresent(unit -> unit.set(kernel, wanted));
        }
    }

    private void workload(String name, boolean wanted) {
        Resource resource = name.equals("coredns") ? Resources.DEPLOYMENTS : Resources.DAEMON_SETS;
        object(resource, name).ifPresent(object -> client().orElseThrow().update(resource, name.equals("coredns")
                ? object.withAt(wanted ? 2 : 0, "spec", "replicas")
                : wanted ? object.withoutAt("spec", "template", "spec", "nodeSelector", NOWHERE)
                        : object.withAt("true", "spec", "template", "spec", "nodeSelector", NOWHERE)));
    }

    /** The commands that stop it, as a person would type them. */
    static String byHand(Place place) {
        return switch (place.way()) {
            case SERVICE -> "ssh " + place.machine() + " sudo systemctl stop " + place.component() + (place.component().equals("docker") ? " docker.socket" : "");
            case MANIFEST -> "ssh " + place.machine() + " sudo mv " + MANIFESTS + place.component() + ".yaml " + ASIDE;
            case WORKLOAD -> place.component().equals("coredns") ? "kubectl -n kube-system scale deployment coredns --replicas=0"
                    : "kubectl -n kube-system patch daemonset " + place.component() + " -p '{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":{\"" + NOWHERE + "\":\"true\"}}}}}'";
        };
    }
}
