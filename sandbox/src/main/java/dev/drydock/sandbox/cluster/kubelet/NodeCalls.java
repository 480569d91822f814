package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.NodeCall;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import dev.drydock.sandbox.engine.shim.Followers;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the API Server has a kubelet do for a client: logs, commands, attaching, forwarding. */
final class NodeCalls {
    private static final String WORDS = "\u001F";

    private final Agent agent;

    NodeCalls(Agent agent) {
        this.agent = agent;
    }

    void serve(NodeCall call) {
        Optional<PodState> state = agent.find(Objects.annotations(call.pod()).get("kubernetes.io/config.mirror").text(Objects.uid(call.pod())));
        switch (call.action()) {
            case "log" -> log(call, state);
            case "exec" -> exec(call, state);
            case "attach" -> attach(call, state);
            default -> forward(call, state);
        }
    }

    // ---- answering -----------------------------------------------------------------------------------------------------------------

    private void refuse(NodeCall call, int status, String reason, String message) {
        Mapping.Builder body = Mapping.builder().put("kind", "Status").put("apiVersion", "v1").put("metadata", Mapping.EMPTY).put("status", "Failure")
                .put("message", message).putUnlessEmpty("reason", reason);
        if (reason.equals("InternalError")) {
            body.put("details", Mapping.of("causes", Sequence.of(Mapping.of("message", message.replaceFirst("^Internal error occurred: ", "")))));
        }
        TreeMap<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));
        agent.kernel().exchanges().answer(call.exchange(), new Exchange.Head(status, headers), Bytes.of(Json.compact(body.put("code", status).build()) + "\n"));
    }

    private void begin(NodeCall call, int status, String type) {
        agent.kernel().exchanges().answer(call.exchange(), new Exchange.Head(status, new TreeMap<>(Map.of("content-type", type))));
    }

    // ---- logs ----------------------------------------------------------------------------------------------------------------------

    private void log(NodeCall call, Optional<PodState> state) {
        String pod = Objects.name(call.pod());
        Optional<Cell> cell = state.flatMap(found -> found.cell(call.container()));
        if (cell.isEmpty()) {
            refuse(call, 400, "BadRequest", "container \"" + call.container() + "\" in pod \"" + pod + "\" is not available");
            return;
        }
        boolean previous = "true".equals(call.query().get("previous"));
        Optional<Container> last = agent.runtime().container(cell.get().previous());
        Optional<Container> now = agent.container(cell.get()).filter(found -> found.state().startedMicros() > 0);
        if (previous && now.filter(found -> !found.state().isUp()).isPresent() && !cell.get().waiting().reason().isEmpty()) {
            last = now;
        }
        if (previous && last.isEmpty()) {
            refuse(call, 400, "BadRequest", "previous terminated container \"" + call.container() + "\" in pod \"" + pod + "\" not found");
            return;
        }
        if (!previous && now.isEmpty() && last.isEmpty()) {
            Mapping status = StatusReport.of(agent, state.get(), cell.get(), true);
            String reason = status.at("state", "waiting", "reason").text();
            String why = switch (reason) {
                case "ErrImagePull" -> "image can't be pulled";
                case "ImagePullBackOff" -> "trying and failing to pull image";
                default -> reason;
            };
            refuse(call, 400, "BadRequest", "container \"" + call.container() + "\" in pod \"" + pod + "\" is waiting to start: " + why);
            return;
        }
        send(call, previous ? last.get() : now.or(() -> agent.runtime().container(cell.get().previous())).orElseThrow());
    }

    private void send(NodeCall call, Container container) {
        Map<String, String> query = call.query();
        long since = 0;
        if (query.containsKey("sinceSeconds")) {
            since = agent.now() - Long.parseLong(query.get("sinceSeconds")) * 1_000_000;
        } else if (query.containsKey("sinceTime")) {
            since = dev.drydock.sandbox.tree.unit.GoTime.read(query.get("sinceTime")).toEpochMilli() * 1_000;
        }
        Followers.Wish wish = new Followers.Wish(true, true, "true".equals(query.get("timestamps")), false, since, 0, "true".equals(query.get("follow")));
        List<ContainerLog.Line> lines = new ContainerLog(agent.kernel(), container.id()).lines(0);
        begin(call, 200, "text/plain");
        if (query.containsKey("limitBytes")) {
            limited(call, wish, lines, Integer.parseInt(query.get("limitBytes")));
            return;
        }
        int skip = 0;
        if (query.getOrDefault("tailLines", "").matches("\\d{1,9}")) {
            int left = Integer.parseInt(query.get("tailLines"));
            skip = lines.size();
            while (skip > 0 && left > 0) {
                left -= wish.takes(lines.get(--skip)) ? 1 : 0;
            }
        }
        Followers.add(agent.kernel(), agent.node(), new Followers.Follower(call.exchange(), container.id(), true, wish, 0, skip, false));
    }

    private void limited(NodeCall call, Followers.Wish wish, List<ContainerLog.Line> lines, int bytes) {
        Bytes text = Bytes.EMPTY;
        for (ContainerLog.Line line : lines) {
            if (wish.takes(line) && text.length() < bytes) {
                text = text.plus(line.text());
            }
        }
        agent.kernel().exchanges().send(call.exchange(), text.length() > bytes ? text.slice(0, bytes) : text);
        agent.kernel().exchanges().finish(call.exchange());
    }

    // ---- commands and streams ------------------------------------------------------------------------------------------------------

    private Optional<Container> running(NodeCall call, Optional<PodState> state) {
        Optional<Container> container = state.flatMap(found -> found.cell(call.container())).flatMap(agent::container).filter(found -> found.state().isUp());
        if (container.isEmpty()) {
            refuse(call, 500, "InternalError", "Internal error occurred: unable to upgrade connection: container not found (\"" + call.container() + "\")");
        }
        return container;
    }

    private void exec(NodeCall call, Optional<PodState> state) {
        running(call, state).ifPresent(container -> {
            boolean input = "true".equals(call.query().get("stdin"));
            boolean tty = "true".equals(call.query().get("tty"));
            begin(call, 101, "application/octet-stream");
            Mapping config = Mapping.of("Cmd", Sequence.ofTexts(List.of(call.query().getOrDefault("command", "").split(WORDS, -1))), "Tty", tty,
                    "AttachStdin", input, "AttachStdout", true, "AttachStderr", true);
            agent.runtime().orders().execute(container, config, Optional.of(attachment(call, input)), false);
        });
    }

    private static Attachments.Attachment attachment(NodeCall call, boolean input) {
        return new Attachments.Attachment(call.exchange(), input, true, true, Bytes.EMPTY, Bytes.EMPTY, true);
    }

    private void attach(NodeCall call, Optional<PodState> state) {
        running(call, state).ifPresent(container -> {
            begin(call, 101, "application/octet-stream");
            boolean input = "true".equals(call.query().get("stdin")) && container.config().get("OpenStdin").truth();
            Attachments.of(agent.kernel(), container.id(), container.tty()).plus(attachment(call, input)).put(agent.kernel(), container.id());
            if (input && container.tty()) {
                agent.kernel().processes().find(new dev.drydock.sandbox.process.Process.Id(container.machine(), container.state().pid()))
                        .flatMap(found -> found.kinship().terminal())
                        .ifPresent(terminal -> agent.kernel().exchanges().serveTerminal(call.exchange(), terminal));
            }
        });
    }

    private void forward(NodeCall call, Optional<PodState> state) {
        Optional<Container> pause = state.flatMap(found -> agent.runtime().container(found.sandbox().id())).filter(found -> found.state().isUp());
        if (pause.isEmpty()) {
            refuse(call, 500, "InternalError", "Internal error occurred: error forwarding port: sandbox is not running");
            return;
        }
        Forwarding.start(agent, call.exchange(), state.get(), pause.get());
    }
}
