package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.TreeMap;

/** {@code HEAD /_ping}, by which clients learn the API version, and {@code GET /version}. */
final class Versions {
    private Versions() {}

    static Reply servePing(Call call) {
        TreeMap<String, String> headers = new TreeMap<>(Call.head(200, "text/plain; charset=utf-8").headers());
        headers.put("builder-version", "2");
        headers.put("swarm", "inactive");
        headers.put("cache-control", "no-cache, no-store, must-revalidate");
        headers.put("pragma", "no-cache");
        headers.put("server", "Docker/" + call.daemon().version().engine() + " (linux)");
        Bytes body = call.request().method().equals("HEAD") ? Bytes.EMPTY : Bytes.of("OK");
        call.kernel().exchanges().answer(call.exchange().id(), new Exchange.Head(200, headers), body);
        return Reply.later();
    }

    static Reply serveVersion(Call call) {
        Daemon.Versions v = call.daemon().version();
        Mapping details = Mapping.of("ApiVersion", Daemon.Versions.API, "Arch", "amd64", "BuildTime", v.built(), "Experimental", "false",
                "GitCommit", v.commit(), "GoVersion", v.go(), "KernelVersion", v.kernel(), "MinAPIVersion", Router.OLDEST_API, "Os", "linux");
        return Reply.json(Mapping.of(
                "Platform", Mapping.of("Name", v.platform()),
                "Components", List.of(
                        component("Engine", v.engine(), details),
                        component("containerd", v.containerd(), commit(v.containerdCommit())),
                        component("runc", v.runc(), commit(v.runcCommit())),
                        component("docker-init", v.init(), commit(v.initCommit()))),
                "Version", v.engine(),
                "ApiVersion", Daemon.Versions.API,
                "MinAPIVersion", Router.OLDEST_API,
                "GitCommit", v.commit(),
                "GoVersion", v.go(),
                "Os", "linux",
                "Arch", "amd64",
                "KernelVersion", v.kernel(),
                "BuildTime", v.built()));
    }

    private static Mapping component(String name, String version, Mapping details) {
        return Mapping.of("Name", name, "Version", version, "Details", details);
    }

    private static Mapping commit(String commit) {
        return Mapping.of("GitCommit", commit);
    }
}
