package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Duration;
import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.build.Mistake;
import dev.drydock.sandbox.build.ParsedDockerfile;
import dev.drydock.sandbox.build.convert.Platforms;
import dev.drydock.sandbox.build.convert.Wish;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /build}: the context comes as an archive, the progress goes as lines of JSON. BuildKit's client speaks another protocol to the
 * engine; what it says there, its solve status, is told here in the same form, and what it sends besides comes as parameters.
 */
public final class BuildRoutes {
    private static final long QUICK = 2_000;
    /** The list of ignored files that belongs to one Dockerfile only. */
    private static final String OWN_IGNORES = ".dockerignore.sent";

    private BuildRoutes() {}

    public static void add(Router router) {
        router.add("POST", "/build", QUICK, BuildRoutes::serve)
                .add("POST", "/build/prune", QUICK * 5, BuildRoutes::servePrune);
    }

    private static Mapping json(Call call, String parameter) {
        return Json.read(call.query(parameter)).value().orElse(Nothing.NOTHING).mapping();
    }

    private static List<String> list(Call call, String parameter) {
        return call.query(parameter).isEmpty() ? List.of() : List.of(call.query(parameter).split("\n"));
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
        String shown = call.query("shown").isEmpty() ? name : call.query("shown");
        if (text.isEmpty() && !kit) {
            return new Reply.Refusal(500, "Cannot locate specified Dockerfile: " + shown);
        }
        if (!kit && text.get().isEmpty()) {
            return Reply.bad("the Dockerfile (" + shown + ") cannot be empty");
        }
        List<Reference> tags = new ArrayList<>();
        for (String tag : list(call, "t")) {
            if (!(Reference.parse(tag) instanceof Reference reference)) {
                return Reply.bad(((ParsedReference.Malformed) Reference.parse(tag)).message());
            }
            tags.add(reference.orLatest());
        }
        Optional<ParsedDockerfile> parsed = text.map(Dockerfile::parse);
        if (!kit && parsed.get() instanceof Mistake mistake) {
            boolean whole = mistake.early() && !mistake.message().startsWith("no build stage");
            return Reply.bad(whole ? "failed to parse Dockerfile: " + mistake.message() : mistake.sentence());
        }
        Order order = order(call, parsed.filter(Dockerfile.class::isInstance).map(Dockerfile.class::cast).orElseGet(() -> Dockerfile.unread(text.orElse(""))), shown,
                context(archive.get(), call), tags, text.orElse(""));
        if (!kit) {
            return Legacy.begin(call, order);
        }
        call.open(200, "application/json");
        Frontend.begin(call.kernel(), call.machine(), order, parsed, text.orElse("").getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        return Reply.later();
    }

    private static Order order(Call call, Dockerfile file, String shown, Directory context, List<Reference> tags, String text) {
        boolean amd = Machine.of(call.transaction(), call.machine()).hardware().architecture().equals("x86_64");
        String platform = call.query("platform").isEmpty() ? "" : Platforms.normal(call.query("platform"));
        List<String> fresh = call.flag("nocache") ? List.of("true") : list(call, "nocachefilter");
        Wish wish = new Wish(json(call, "buildargs"), json(call, "labels"), call.query("target"), amd ? "linux/amd64" : "linux/arm64", platform, fresh,
                json(call, "contexts"), call.query("networkmode"), list(call, "extrahosts"));
        Order.Switches switches = new Order.Switches(call.flag("nocache"), call.flag("pull"), call.query("rm").equals("0"), call.flag("forcerm"),
                call.flag("remote"), call.flag("check"));
        Tree sent = Json.read(call.request().header("x-build-client").orElse("{}")).value().orElse(Nothing.NOTHING);
        Order.Client client = new Order.Client(sent.get("secrets").mapping(), sent.get("contexts").mapping(),
                call.query("export").isEmpty() ? "image" : call.query("export"), sent.get("logins").mapping());
        return new Order(call.exchange().id(), file, shown, List.of(text.split("\n", -1)), context, call.query("sharedkey"), wish, tags, switches, client);
    }

    /** The files of a context without those that its own list leaves out, and without what only carried the Dockerfile. */
    private static Directory context(Directory archive, Call call) {
        Directory all = archive.without(call.query("hidden")).without(OWN_IGNORES);
        String list = archive.child(OWN_IGNORES).or(() -> all.child(".dockerignore")).filter(RegularFile.class::isInstance)
                .map(node -> ((RegularFile) node).content().bytes().text()).orElse("");
        return list.isEmpty() ? all : new Ignore(list).kept(all);
    }

    private static Reply servePrune(Call call) {
        return Filters.of(call, Set.of()).reply(filters -> {
            long before = filters.has("until") ? call.kernel().now() - Duration.nanos(filters.first("until").orElse("")) / 1000
                    : filters.has("unused-for") ? call.kernel().now() - Duration.nanos(filters.first("unused-for").orElse("")) / 1000 : Long.MAX_VALUE;
            List<Mapping> gone = Cached.prune(call.kernel(), call.machine(), call.flag("all"), before,
                    each -> filters.any("id", wanted -> each.id().contains(wanted)));
            long bytes = gone.stream().mapToLong(each -> each.get("Size").whole()).sum();
            return Reply.json(Mapping.of("CachesDeleted", gone.isEmpty() ? null : gone.stream().map(each -> each.get("ID").text()).toList(), "SpaceReclaimed", bytes,
                    "Records", gone));
        });
    }
}
