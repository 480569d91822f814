package dev.drydock.tutor.session;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.apiserver.ApiServer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a learner's Java wants done in the world, as the journal has it: {@code bind default/web-1 node-2}, {@code run NAME IMAGE APP},
 * {@code delete NAME}, {@code restart CONTAINER}. Doing it again needs no Java; whatever has another form does nothing.
 */
public final class JavaDeed {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,127}";
    private static final String IMAGE = "[A-Za-z0-9][A-Za-z0-9_./:@-]{0,255}";
    private static final long MOST_MICROS = 30_000_000;
    private static final long MOST_EVENTS = 500_000;

    private JavaDeed() {}

    /** Whether a text has the form of a deed. */
    public static boolean isOne(String text) {
        return text.matches("bind " + NAME + "/" + NAME + " " + NAME) || text.matches("run " + NAME + " " + IMAGE + " " + NAME)
                || text.matches("(delete|restart) " + NAME);
    }

    /** Does it; why it was refused, or nothing. */
    public static Optional<String> apply(World world, World.Login login, String deed) {
        if (!isOne(deed)) return Optional.of("not a deed: " + deed);
        String[] words = deed.split("[ /]", 3);
        String[] run = deed.split(" ");
        return switch (words[0]) {
            case "bind" -> cluster(world, client -> client.bind(words[1], words[2].split(" ")[0], words[2].split(" ")[1]));
            case "run" -> cluster(world, client -> client.create(Resources.PODS, "default", pod(run[1], run[2], run[3])));
            case "delete" -> cluster(world, client -> client.delete(Resources.PODS, "default", words[1], Mapping.EMPTY));
            default -> restart(world, login, words[1]);
        };
    }

    private static Mapping pod(String name, String image, String app) {
        return Mapping.of("apiVersion", "v1", "kind", "Pod", "metadata", Mapping.of("name", name, "namespace", "default", "labels", Mapping.of("app", app)),
                "spec", Mapping.of("containers", List.of(Mapping.of("name", app, "image", image))));
    }

    private static Optional<String> cluster(World world, Function<ApiClient, ApiResponse> call) {
        return world.ask("java", (Kernel kernel) -> {
            List<String> machines = ControlPlane.find(kernel.transaction()).isEmpty() ? List.of() : ControlPlane.machines(kernel.transaction(), ApiServer.NAME);
            if (machines.isEmpty()) return Optional.of("no API Server answers");
            ApiClient client = new ApiServer(kernel.wiring()).client(kernel, Caller.component(ApiServer.NAME, machines.get(0)));
            if (!client.reachable()) return Optional.of("no API Server answers");
            ApiResponse response = call.apply(client);
            return response.ok() ? Optional.empty() : Optional.of(response.message());
        });
    }

    private static Optional<String> restart(World world, World.Login login, String container) {
        Process.Id docker = world.start(login, "/bin/bash", List.of("bash", "-c", "docker restart " + container));
        world.close(World.STDIN);
        world.run(world.now() + MOST_MICROS, MOST_EVENTS, () -> world.ended(docker).isPresent());
        boolean done = world.ended(docker).map(ended -> ended.status() == 0).orElse(false);
        return done ? Optional.empty() : Optional.of("docker restart " + container + " failed");
    }
}
