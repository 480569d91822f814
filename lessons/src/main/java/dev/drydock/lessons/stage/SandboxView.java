package dev.drydock.lessons.stage;

import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.FileSeen;
import dev.drydock.lessons.view.HttpSeen;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.store.Entry;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.unit.Unit;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A world as checks see it. What the engine answered is kept until a lasting record changes, so a view may be asked after every
 * change.
 */
public final class SandboxView implements WorldView {
    private static final String API = "/v1.50";
    private static final String CONTAINERS = "/containers";
    private static final String IMAGES = "/images";

    private final World world;
    private final Worlds.Named named;
    private final World.Login login;
    private final Supplier<List<TypedLine>> typed;
    private long seenRevision = -1;
    private final Map<String, Optional<List<Tree>>> detailsByList = new TreeMap<>();
    private final Map<String, Optional<List<Tree>>> objectsByKind = new TreeMap<>();

    /**
     * A view from where a learner sits.
     *
     * @param typed the lines typed since the step began, as {@link #typed()} answers them
     */
    public SandboxView(World world, Worlds.Named named, Supplier<List<TypedLine>> typed) {
        this.world = world;
        this.named = named;
        this.login = named.login();
        this.typed = typed;
    }

    /** The details of everything that one of the engine's lists names; empty when the engine does not answer. */
    private Optional<List<Tree>> details(String list) {
        forgetWhatChanged();
        return detailsByList.computeIfAbsent(list, this::ask);
    }

    private void forgetWhatChanged() {
        List<Entry> log = world.store().log();
        long lasting = log.isEmpty() ? 0 : log.get(log.size() - 1).revision();
        if (lasting != seenRevision) {
            detailsByList.clear();
            objectsByKind.clear();
        }
        seenRevision = lasting;
    }

    private Optional<List<Tree>> ask(String list) {
        Request all = Request.of("GET", API + list + "/json", Map.of("all", "1"), Bytes.EMPTY);
        return Probe.ask(world, login.machine(), List.of(all)).flatMap(answer -> {
            List<Request> details = new ArrayList<>();
            for (Tree each : json(answer.get(0)).items()) {
                details.add(Request.of("GET", API + list + "/" + each.get("Id").text() + "/json"));
            }
            if (details.isEmpty()) return Optional.of(List.of());
            return Probe.ask(world, login.machine(), details).map(answers -> answers.stream()
                    .filter(detail -> detail.status() == 200)
                    .map(SandboxView::json)
                    .toList());
        });
    }

    private static Tree json(Probe.Answer answer) {
        return Json.read(answer.body().text()).value().orElse(Nothing.NOTHING);
    }

    @Override
    public boolean engineAnswers() {
        return details(CONTAINERS).isPresent();
    }

    @Override
    public List<Tree> containers() {
        return details(CONTAINERS).orElse(List.of());
    }

    @Override
    public List<Tree> images() {
        return details(IMAGES).orElse(List.of());
    }

    @Override
    public Optional<List<Tree>> objects(String kind) {
        forgetWhatChanged();
        return objectsByKind.computeIfAbsent(kind, any -> world.look(kernel -> ClusterSeen.objects(kernel, any)));
    }

    @Override
    public Optional<Boolean> unitRuns(Optional<String> machine, String name) {
        return world.store().find(Unit.key(machine.orElse(login.machine()), name)).map(Unit::active);
    }

    @Override
    public Optional<String> logs(String container) {
        Map<String, String> query = new TreeMap<>(Map.of("stdout", "1", "stderr", "1"));
        Request request = Request.of("GET", API + "/containers/" + container + "/logs", query, Bytes.EMPTY);
        return Probe.ask(world, login.machine(), List.of(request))
                .map(answers -> answers.get(0))
                .filter(answer -> answer.status() == 200)
                .map(answer -> Frames.text(answer.body(), isTty(container)));
    }

    private boolean isTty(String container) {
        return ContainerSeen.named(this, container).map(seen -> seen.inspect().at("Config", "Tty").truth()).orElse(false);
    }

    @Override
    public Optional<FileSeen> hostFile(String path) {
        String home = login.environment().getOrDefault("HOME", "/root");
        boolean atHome = path.equals("~") || path.startsWith("~/");
        return new Rooms(world, login.machine()).hostFile(atHome ? home + path.substring(1) : path);
    }

    @Override
    public Optional<FileSeen> containerFile(String container, String path) {
        return ContainerSeen.named(this, container).flatMap(seen -> new Rooms(world, login.machine()).containerFile(seen, path));
    }

    @Override
    public Optional<HttpSeen> get(Optional<String> from, String url) {
        Optional<String> space = from.isEmpty()
                ? Optional.of(login.machine())
                : ContainerSeen.named(this, from.get()).flatMap(seen -> new Rooms(world, login.machine()).space(seen));
        URI uri = URI.create(url);
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String request = "GET " + path + query + " HTTP/1.1\r\nHost: " + uri.getRawAuthority()
                + "\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        return space.flatMap(where -> Probe.exchange(world, where, new Probe.Target(uri.getHost(), port), request))
                .flatMap(SandboxView::httpSeen);
    }

    private static Optional<HttpSeen> httpSeen(String answer) {
        if (!answer.matches("(?s)HTTP/1\\.[01] [0-9]{3}.*")) return Optional.empty();
        int head = answer.indexOf("\r\n\r\n");
        String body = head < 0 ? "" : answer.substring(head + 4);
        return Optional.of(new HttpSeen(Integer.parseInt(answer.substring(9, 12)), body));
    }

    @Override
    public WorldView after(String line) {
        return Trial.of(world, named, line);
    }

    @Override
    public List<TypedLine> typed() {
        return List.copyOf(typed.get());
    }

    @Override
    public long nowMillis() {
        return world.now() / 1_000;
    }
}
