package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.ParsedDockerfile;
import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.build.Mistake;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /build}: the context comes as an archive, the progress goes as lines of JSON. */
public final class BuildRoutes {
    private static final long QUICK = 2_000;

    private BuildRoutes() {}

    public static void add(Router router) {
        router.add("POST", "/build", QUICK, BuildRoutes::serve)
                .add("POST", "/build/prune", QUICK * 5, BuildRoutes::servePrune);
    }

    private static Mapping json(Call call, String parameter) {
        return Json.read(call.query(parameter)).value().orElse(Nothing.NOTHING).mapping();
    }

    private static Reply serve(Call call) {
        Optional<Directory> archive = Tar.read(call.request().body());
        if (archive.isEmpty()) {
            return Reply.bad("unexpected EOF");
        }
        String name = call.query("dockerfile").isEmpty() ? "Dockerfile" : call.query("dockerfile");
        Optional<String> text = archive.get().find(Directory.path(name)).filter(RegularFile.class::isInstance)
                .map(node -> ((RegularFile) node).content().bytes().text());
        boolean kit = call.query("version").equals("2");
        if (text.isEmpty()) {
            return new Reply.Refusal(500, kit ? "failed to read dockerfile: open " + name + ": no such file or directory"
                    : "Cannot locate specified Dockerfile: " + name);
        }
        if (text.get().isEmpty() && !kit) {
            return Reply.bad("the Dockerfile (" + (call.query("shown").isEmpty() ? name : call.query("shown")) + ") cannot be empty");
        }
        List<Reference> tags = new ArrayList<>();
        for (String tag : call.request().query().getOrDefault("t", "").split("\n")) {
            if (!tag.isEmpty()) {
                if (!(Reference.parse(tag) instanceof Reference reference)) {
                    return Reply.bad(((ParsedReference.Malformed) Reference.parse(tag)).message());
                }
                tags.add(reference.orLatest());
            }
        }
        ParsedDockerfile parsed = Dockerfile.parse(text.get());
        if (parsed instanceof Mistake mistake && !kit) {
            boolean whole = mistake.early() && !mistake.message().startsWith("no build stage");
            return Reply.bad(whole ? "failed to parse Dockerfile: " + mistake.message() : mistake.sentence());
        }
        Order.Wishes wishes = new Order.Wishes(call.flag("nocache"), call.flag("pull"), call.query("rm").equals("0"), call.flag("forcerm"),
                call.flag("remote"), call.flag("check"));
        Order order = new Order(call.exchange().id(), parsed instanceof Dockerfile file ? file : new Dockerfile(List.of(), List.of(),
                List.of(text.get().split("\n", -1)), '\\'), call.query("shown").isEmpty() ? name : call.query("shown"), context(archive.get(), call), call.query("sharedkey"), json(call, "buildargs"),
                json(call, "labels"), tags, call.query("target"), wishes);
        if (kit) {
            call.open(200, "application/json");
            new Kit(order, call.daemon().machine()).begin(call.kernel(), parsed, text.get().length());
            return Reply.later();
        }
        return Legacy.begin(call, order);
    }

    /** The files of a context without those that its own list leaves out, and without what only carried the Dockerfile. */
    private static Directory context(Directory archive, Call call) {
        Directory all = archive.without(call.query("hidden"));
        String list = archive.child(".dockerignore").filter(RegularFile.class::isInstance)
                .map(node -> ((RegularFile) node).content().bytes().text()).orElse("");
        return list.isEmpty() ? all : kept(all, "", new Ignore(list));
    }

    private static Directory kept(Directory directory, String prefix, Ignore ignore) {
        Directory kept = directory;
        for (var each : directory.children().entrySet()) {
            String path = prefix + each.getKey();
            if (each.getValue() instanceof Directory inner) {
                Directory left = kept(inner, path + "/", ignore);
                boolean gone = ignore.leavesOut(path) && left.children().isEmpty();
                kept = gone ? kept.without(each.getKey()) : kept.with(each.getKey(), left);
            } else if (ignore.leavesOut(path)) {
                kept = kept.without(each.getKey());
            }
        }
        return kept;
    }

    private static Reply servePrune(Call call) {
        List<String> gone = new ArrayList<>();
        long bytes = 0;
        for (Cached cached : Cached.all(call.kernel(), call.machine())) {
            gone.add(cached.key().substring(7, 32));
            bytes += cached.layer().size();
            Cached.remove(call.kernel(), call.machine(), cached.key());
        }
        return Reply.json(Mapping.of("CachesDeleted", gone.isEmpty() ? null : gone, "SpaceReclaimed", bytes));
    }
}
