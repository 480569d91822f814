package dev.drydock.sandbox.engine.volume;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.engine.record.Volume;
import dev.drydock.sandbox.engine.record.Volumes;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /volumes}. */
public final class VolumeRoutes {
    private static final long QUICK = 1_000;

    /** What the driver for local volumes understands. */
    private static final Set<String> OPTIONS = Set.of("type", "o", "device", "size");

    private static final List<String> TRUTHS = List.of("true", "1", "t", "T", "TRUE", "True", "false", "0", "f", "F", "FALSE", "False");

    private VolumeRoutes() {}

    public static void add(Router router) {
        router.add("GET", "/volumes", QUICK, VolumeRoutes::list)
                .add("POST", "/volumes/create", QUICK, VolumeRoutes::create)
                .add("POST", "/volumes/prune", QUICK * 3, VolumeRoutes::prune)
                .add("GET", "/volumes/{name}", QUICK, VolumeRoutes::inspect)
                .add("DELETE", "/volumes/{name}", QUICK, VolumeRoutes::remove);
    }

    private static Volumes volumes(Call call) {
        return new Volumes(call.kernel(), call.machine());
    }

    private static Mapping json(Volume volume) {
        return Mapping.of(
                "CreatedAt", GoTime.seconds(volume.createdMicros()),
                "Driver", "local",
                "Labels", volume.labels().isEmpty() ? null : volume.labels(),
                "Mountpoint", volume.data(),
                "Name", volume.name(),
                "Options", volume.options().isEmpty() ? null : volume.options(),
                "Scope", "local");
    }

    private static Reply list(Call call) {
        return Filters.of(call, Set.of("dangling", "name", "driver", "label")).reply(filters -> filters.truth("dangling").reply(dangling -> {
            List<Mapping> found = new ArrayList<>();
            volumes(call).all().stream()
                    .filter(volume -> filters.names("name", volume.name()) && filters.any("driver", "local"::equals))
                    .filter(volume -> filters.labels(volume.labels()))
                    .filter(volume -> dangling.map(wanted -> wanted == volumes(call).users(volume.name()).isEmpty()).orElse(true))
                    .forEach(volume -> found.add(json(volume)));
            return Reply.json(Mapping.of("Volumes", found, "Warnings", null));
        }));
    }

    private static Reply inspect(Call call) {
        return volumes(call).find(call.part("name")).reply(volume -> Reply.json(json(volume)));
    }

    private static Reply create(Call call) {
        Mapping asked = call.body().mapping();
        String driver = asked.get("Driver").text("local");
        if (!driver.equals("local")) {
            return Reply.notFound("create " + asked.get("Name").text() + ": error looking up volume plugin " + driver + ": plugin \"" + driver + "\" not found");
        }
        if (!asked.get("ClusterVolumeSpec").isEmpty()) {
            return new Reply.Refusal(503, "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm"
                    + " and try again.");
        }
        for (String option : asked.get("DriverOpts").mapping().keys()) {
            if (!OPTIONS.contains(option)) {
                return Reply.bad("create " + asked.get("Name").text() + ": invalid option: \"" + option + "\"");
            }
        }
        return volumes(call).make(asked.get("Name").text(), asked.get("DriverOpts").mapping(), asked.get("Labels").mapping())
                .reply(volume -> new Reply.Json(201, json(volume)));
    }

    private static Reply remove(Call call) {
        Answer<Volume> found = volumes(call).find(call.part("name"));
        if (found instanceof Answer.Refused && call.flag("force")) {
            return Reply.noContent();
        }
        return found.reply(volume -> {
            List<Container> users = volumes(call).users(volume.name());
            if (!users.isEmpty()) {
                Trouble.note(call.kernel(), call.machine(), "volume-in-use", "volume " + volume.name(), volume.name(),
                        String.join(", ", users.stream().map(user -> user.name() + " (" + user.state().status().word() + ")").toList()));
                return Reply.conflict("remove " + volume.name() + ": volume is in use - ["
                        + String.join(", ", users.stream().map(Container::id).toList()) + "]");
            }
            volumes(call).remove(volume);
            return Reply.noContent();
        });
    }

    private static Reply prune(Call call) {
        return Filters.of(call, Set.of("label", "label!", "all")).reply(filters -> {
            Optional<String> untrue = filters.first("all").filter(value -> !TRUTHS.contains(value));
            if (untrue.isPresent()) {
                return Reply.bad("invalid filter 'all': strconv.ParseBool: parsing " + Quote.go(untrue.get()) + ": invalid syntax");
            }
            boolean all = filters.first("all").map(value -> TRUTHS.indexOf(value) < TRUTHS.size() / 2).orElse(false);
            List<String> deleted = new ArrayList<>();
            long reclaimed = 0;
            for (Volume volume : volumes(call).all()) {
                if ((all || volume.anonymous()) && filters.labels(volume.labels()) && volumes(call).users(volume.name()).isEmpty()) {
                    reclaimed += volumes(call).size(volume);
                    volumes(call).remove(volume);
                    deleted.add(volume.name());
                }
            }
            return Reply.json(Mapping.of("VolumesDeleted", deleted.isEmpty() ? null : deleted, "SpaceReclaimed", reclaimed));
        });
    }
}
