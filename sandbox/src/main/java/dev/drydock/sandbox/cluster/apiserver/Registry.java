package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.api.WatchEvent;
import dev.drydock.sandbox.cluster.apiserver.admission.Neighbours;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Objects in etcd, with the indexes by owner and by node, and the watches told: within one transaction. No cost here grows with the cluster. */
final class Registry implements Neighbours {
    /** Uid of the owner and key in etcd; the value is the key. */
    private static final Family<String> BY_OWNER = Family.passing("owner-index");
    /** Node and key in etcd of its pods; the value is the key. */
    private static final Family<String> BY_NODE = Family.passing("node-index");

    /** Addresses and node ports of services; the value is the service's key. */
    private static final Family<String> TAKEN = Family.passing("service-allocation");

    /** In place of an owner's uid. */
    private static final String NOBODY = "nobody";
    private static final List<String> ADOPTABLE = List.of(
            Resources.PODS.folder(), Resources.REPLICA_SETS.folder(), Resources.JOBS.folder(), Resources.CONTROLLER_REVISIONS.folder());

    private final Transaction transaction;
    private final Etcd etcd;
    private final Watches watches;

    Registry(Kernel kernel) {
        this.transaction = kernel.transaction();
        this.etcd = new Etcd(transaction);
        this.watches = new Watches(kernel, etcd);
    }

    Watches watches() {
        return watches;
    }

    Etcd etcd() {
        return etcd;
    }

    @Override
    public Optional<Mapping> find(Resource resource, String namespace, String name) {
        return etcd.find(resource.key(namespace, name)).map(KeyValue::value);
    }

    boolean has(Resource resource, String namespace, String name) {
        return etcd.find(resource.key(namespace, name)).isPresent();
    }

    /** All objects, or those of a namespace, by key, live. */
    SortedMap<String, KeyValue> range(Resource resource, String namespace) {
        return etcd.range(prefix(resource, namespace));
    }

    @Override
    public List<Mapping> list(Resource resource, String namespace) {
        List<Mapping> found = new ArrayList<>();
        for (KeyValue value : range(resource, namespace).values()) {
            found.add(value.value());
        }
        return found;
    }

    static String prefix(Resource resource, String namespace) {
        return resource.namespaced() && !namespace.isEmpty() ? resource.folder() + namespace + "/" : resource.folder();
    }

    /** Objects of a resource that name this owner. */
    List<Mapping> ownedBy(Resource resource, String uid) {
        return byIndex(BY_OWNER, uid, resource.folder());
    }

    /** Keys in etcd of all objects that name this owner. */
    List<String> keysOwnedBy(String uid) {
        return new ArrayList<>(transaction.view(BY_OWNER).subMap(uid + "/", uid + "0").values());
    }

    /** All objects that have owners or are being deleted. */
    List<Mapping> ownedOrEnding() {
        List<Mapping> found = new ArrayList<>();
        for (KeyValue value : etcd.range("/registry/").values()) {
            if (Objects.metadata(value.value()).has("ownerReferences") || Objects.isBeingDeleted(value.value())) {
                found.add(value.value());
            }
        }
        return found;
    }

    /** Objects of a namespace without a controller, of the kinds that are {@link #ADOPTABLE}. */
    List<Mapping> uncontrolled(Resource resource, String namespace) {
        return byIndex(BY_OWNER, NOBODY, prefix(resource, namespace));
    }

    /** Whether a service has this address or node port. */
    boolean isTaken(String addressOrPort) {
        return transaction.has(TAKEN.key(addressOrPort));
    }

    List<Mapping> podsOn(String node) {
        return byIndex(BY_NODE, node, Resources.PODS.folder());
    }

    private List<Mapping> byIndex(Family<String> index, String word, String folder) {
        List<Mapping> found = new ArrayList<>();
        String from = word + folder;
        for (String key : transaction.view(index).subMap(from, from.substring(0, from.length() - 1) + "0").values()) {
            etcd.find(key).ifPresent(value -> found.add(value.value()));
        }
        return found;
    }

    // ---- writing -----------------------------------------------------------------------------------------------------------------

    /** Writes a new object; as it is then, with its resourceVersion. */
    Mapping insert(Resource resource, Mapping object) {
        long revision = etcd.next();
        Mapping stored = versioned(object, revision);
        String key = resource.key(Objects.namespace(object), Objects.name(object));
        etcd.put(key, stored, revision);
        index(key, stored, true);
        watches.publish(resource, new WatchEvent(WatchEvent.Type.ADDED, stored, Mapping.EMPTY, revision, watches.deed()));
        return stored;
    }

    /** Writes a changed object; as it is then. */
    Mapping replace(Resource resource, Mapping before, Mapping object) {
        long revision = etcd.next();
        Mapping stored = versioned(object, revision);
        String key = resource.key(Objects.namespace(object), Objects.name(object));
        reindex(key, before, stored);
        etcd.put(key, stored, revision);
        watches.publish(resource, new WatchEvent(WatchEvent.Type.MODIFIED, stored, before, revision, watches.deed()));
        return stored;
    }

    /** Removes an object; its last state, with the revision of its deletion. */
    Mapping remove(Resource resource, Mapping before) {
        long revision = etcd.next();
        Mapping last = versioned(before, revision);
        String key = resource.key(Objects.namespace(before), Objects.name(before));
        index(key, before, false);
        etcd.delete(key);
        watches.publish(resource, new WatchEvent(WatchEvent.Type.DELETED, last, before, revision, watches.deed()));
        return last;
    }

    private static Mapping versioned(Mapping object, long revision) {
        return object.with("metadata", Objects.metadata(object).with("resourceVersion", Long.toString(revision)));
    }

    private void reindex(String key, Mapping before, Mapping after) {
        Tree node = before.at("spec", "nodeName");
        boolean moved = !node.equals(after.at("spec", "nodeName"));
        boolean adopted = Objects.metadata(before).get("ownerReferences") != Objects.metadata(after).get("ownerReferences");
        if (moved || adopted || key.startsWith(Resources.SERVICES.folder())) {
            index(key, before, false);
            index(key, after, true);
        }
    }

    private void index(String key, Mapping object, boolean present) {
        for (Tree owner : Objects.metadata(object).get("ownerReferences").items()) {
            set(BY_OWNER, owner.get("uid").text() + key, key, present);
        }
        if (isAdoptable(key) && Objects.controller(object).isEmpty()) {
            set(BY_OWNER, NOBODY + key, key, present);
        }
        if (key.startsWith(Resources.SERVICES.folder())) {
            object.at("spec", "clusterIPs").texts().stream().filter(address -> !address.equals("None")).forEach(address -> set(TAKEN, address, key, present));
            for (Tree port : object.at("spec", "ports").items()) {
                if (port.get("nodePort").whole() != 0) {
                    set(TAKEN, Long.toString(port.get("nodePort").whole()), key, present);
                }
            }
        }
        if (key.startsWith(Resources.PODS.folder())) {
            // Those without a node stand under the empty name, for the scheduler.
            set(BY_NODE, object.at("spec", "nodeName").text() + key, key, present);
        }
    }

    private static boolean isAdoptable(String key) {
        for (String folder : ADOPTABLE) {
            if (key.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    private void set(Family<String> family, String name, String key, boolean present) {
        if (present) {
            transaction.put(family.key(name), key);
        } else {
            transaction.remove(family.key(name));
        }
    }
}
