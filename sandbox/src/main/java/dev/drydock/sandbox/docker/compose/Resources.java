package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import java.util.List;
import java.util.Map;

/** A project's networks and volumes: those that are missing are made, one after the other. */
record Resources(Workshop shop, Project project) {

    /** Names of networks and volumes as the engine has them, by key. */
    interface Made {
        Step run(Sys sys, Mapping networks, Mapping volumes);
    }

    Step ensure(Sys sys, Made then) {
        return networks(sys, List.copyOf(project.networks().keys()), Mapping.EMPTY, (s, networks) ->
                volumes(s, List.copyOf(project.volumes().keys()), Mapping.EMPTY, (t, volumes) -> then.run(t, networks, volumes)));
    }

    private interface Next {
        Step run(Sys sys, Mapping done);
    }

    private Step networks(Sys sys, List<String> left, Mapping done, Next then) {
        if (left.isEmpty()) {
            return then.run(sys, done);
        }
        String key = left.get(0);
        return network(sys, key, (s, id) -> networks(s, left.subList(1, left.size()), done.with(key, id), then));
    }

    private interface Found {
        Step run(Sys sys, String id);
    }

    private Step network(Sys sys, String key, Found then) {
        Mapping network = project.networks().get(key).mapping();
        String name = network.get("name").text();
        if (network.get("external").truth()) {
            return shop.daemon().get(sys, "/networks/" + name, Map.of(), (s, answer) -> answer.ok() ? then.run(s, answer.json().get("Id").text())
                    : Crew.fail(answer.notFound() ? "network " + name + " declared as external, but could not be found" : answer.complaint()));
        }
        return shop.daemon().get(sys, "/networks/" + name, Map.of(), (s, answer) -> {
            if (!answer.ok() || !answer.json().get("Name").text().equals(name)) {
                return answer.ok() || answer.notFound() ? listed(s, key, network, then) : Crew.fail(answer.complaint());
            }
            Mapping labels = answer.json().get("Labels").mapping();
            String hash = labels.get(Labels.HASH).text();
            String id = answer.json().get("Id").text();
            if (!labels.get(Labels.NETWORK).text().equals(key)) {
                return Opening.warn(s, foreign(name, labels), t -> Crew.fail("network " + name + " was found but has incorrect label " + Labels.NETWORK
                        + " set to \"" + labels.get(Labels.NETWORK).text() + "\" (expected: \"" + key + "\")"));
            }
            return Opening.warn(s, foreign(name, labels), t -> hash.isEmpty() || hash.equals(project.hash("networks", key))
                    ? then.run(t, id) : replace(t, key, network, then));
        });
    }

    private List<String> foreign(String name, Mapping labels) {
        String owner = labels.get(Labels.PROJECT).text();
        String what = !labels.has(Labels.PROJECT) ? "was not created by compose." : "was not created for project \"" + project.name() + "\".";
        return owner.equals(project.name()) ? List.of()
                : List.of("a network with name " + name + " exists but " + what + "\nSet `external: true` to use an existing network");
    }

    /** Asks once more by a filter, as names of networks are not unique. */
    private Step listed(Sys sys, String key, Mapping network, Found then) {
        String name = network.get("name").text();
        return shop.daemon().get(sys, "/networks", Filters.query(List.of("name=" + name)), (s, answer) -> {
            for (Mapping each : answer.json().mappings()) {
                if (each.get("Name").text().equals(name)) {
                    return then.run(s, each.get("Id").text());
                }
            }
            return create(s, key, network, then);
        });
    }

    private Step create(Sys sys, String key, Mapping network, Found then) {
        String name = network.get("name").text();
        Mapping labels = network.get("labels").mapping().with(Labels.HASH, project.hash("networks", key)).with(Labels.NETWORK, key)
                .with(Labels.PROJECT, project.name()).with(Labels.VERSION, Labels.VERSION_TEXT);
        Mapping.Builder body = Mapping.builder().put("Name", name).put("Driver", network.get("driver").text()).put("Scope", "")
                .put("Internal", network.get("internal").truth()).put("Attachable", network.get("attachable").truth())
                .put("Ingress", false).put("ConfigOnly", false).put("ConfigFrom", Nothing.NOTHING).put("IPAM", ipam(network))
                .put("Options", network.get("driver_opts")).put("Labels", labels);
        for (String family : List.of("4", "6")) {
            if (network.has("enable_ipv" + family)) {
                body.put("EnableIPv" + family, network.get("enable_ipv" + family).truth());
            }
        }
        return Crew.tell(Event.working("Network " + name, "Creating"), s ->
                shop.daemon().post(s, "/networks/create", Map.of(), body.build(), (t, answer) -> answer.ok()
                        ? Crew.tell(Event.done("Network " + name, "Created"), u -> then.run(u, answer.json().get("Id").text()))
                        : Crew.tell(Event.error("Network " + name, "Error"), u -> Crew.fail("failed to create network " + name + ": " + answer.complaint()))));
    }

    private static Object ipam(Mapping network) {
        if (network.at("ipam", "driver").isEmpty() && network.at("ipam", "config").isEmpty()) {
            return Nothing.NOTHING;
        }
        return Mapping.of("Driver", network.at("ipam", "driver").text(), "Options", Nothing.NOTHING,
                "Config", network.at("ipam", "config").mappings().stream().map(pool -> Mapping.builder()
                        .putUnlessEmpty("Subnet", pool.get("subnet")).putUnlessEmpty("IPRange", pool.get("ip_range"))
                        .putUnlessEmpty("Gateway", pool.get("gateway")).putUnlessEmpty("AuxiliaryAddresses", pool.get("aux_addresses")).build()).toList());
    }

    /** A network whose settings have changed: its containers leave it, and it is made anew. */
    private Step replace(Sys sys, String key, Mapping network, Found then) {
        String name = network.get("name").text();
        List<String> services = project.services().values().stream().filter(service -> service.fields().get("networks").has(key))
                .map(service -> service.name()).toList();
        return new Stopping(shop, project).stop(sys, services, "", s ->
                Containers.list(s, shop.daemon(), project.name(), Containers.OneOff.EXCLUDED, true, services, (t, containers) ->
                        leave(t, name, containers, u -> shop.daemon().delete(u, "/networks/" + name, Map.of(), (v, answer) ->
                                Crew.tell(Event.done("Network " + name, "Removed"), w -> create(w, key, network, (x, id) ->
                                        join(x, name, containers, y -> then.run(y, id))))))));
    }

    private Step leave(Sys sys, String network, List<Mapping> containers, dev.drydock.sandbox.process.Code then) {
        return containers.isEmpty() ? then.run(sys)
                : shop.daemon().post(sys, "/networks/" + network + "/disconnect", Map.of(),
                        Mapping.of("Container", Containers.id(containers.get(0)), "Force", true),
                        (s, answer) -> leave(s, network, containers.subList(1, containers.size()), then));
    }

    private Step join(Sys sys, String network, List<Mapping> containers, dev.drydock.sandbox.process.Code then) {
        return containers.isEmpty() ? then.run(sys)
                : shop.daemon().post(sys, "/networks/" + network + "/connect", Map.of(), Mapping.of("Container", Containers.id(containers.get(0))),
                        (s, answer) -> join(s, network, containers.subList(1, containers.size()), then));
    }

    // ---- volumes -----------------------------------------------------------------------------------------------------------------

    private Step volumes(Sys sys, List<String> left, Mapping done, Next then) {
        if (left.isEmpty()) {
            return then.run(sys, done);
        }
        String key = left.get(0);
        Mapping volume = project.volumes().get(key).mapping();
        String name = volume.get("name").text();
        return shop.daemon().get(sys, "/volumes/" + name, Map.of(), (s, answer) -> {
            Next next = (t, after) -> volumes(t, left.subList(1, left.size()), after, then);
            if (!answer.ok() && !answer.notFound()) {
                return Crew.fail(answer.complaint());
            }
            if (volume.get("external").truth()) {
                return answer.ok() ? next.run(s, done.with(key, name)) : Crew.fail("external volume \"" + name + "\" not found");
            }
            return answer.ok()
                    ? Opening.warn(s, foreignVolume(name, answer.json().get("Labels").mapping()), t -> next.run(t, done.with(key, name)))
                    : create(s, key, volume, t -> next.run(t, done.with(key, name)));
        });
    }

    private List<String> foreignVolume(String name, Mapping labels) {
        if (!labels.has(Labels.PROJECT)) {
            return List.of("volume \"" + name + "\" already exists but was not created by Docker Compose. Use `external: true` to use an existing volume");
        }
        String owner = labels.get(Labels.PROJECT).text();
        return owner.equals(project.name()) ? List.of() : List.of("volume \"" + name + "\" already exists but was created for project \"" + owner
                + "\" (expected \"" + project.name() + "\"). Use `external: true` to use an existing volume");
    }

    private Step create(Sys sys, String key, Mapping volume, dev.drydock.sandbox.process.Code then) {
        String name = volume.get("name").text();
        Mapping labels = volume.get("labels").mapping().with(Labels.HASH, project.hash("volumes", key)).with(Labels.PROJECT, project.name())
                .with(Labels.VERSION, Labels.VERSION_TEXT).with(Labels.VOLUME, key);
        Mapping body = Mapping.builder().put("Name", name).putUnlessEmpty("Driver", volume.get("driver"))
                .putUnlessEmpty("DriverOpts", volume.get("driver_opts")).put("Labels", labels).build();
        return Crew.tell(Event.working("Volume " + name, "Creating"), s ->
                shop.daemon().post(s, "/volumes/create", Map.of(), body, (t, answer) -> answer.ok()
                        ? Crew.tell(Event.done("Volume " + name, "Created"), then)
                        : Crew.tell(Event.error("Volume " + name, "Error"), u -> Crew.fail(answer.complaint()))));
    }
}
