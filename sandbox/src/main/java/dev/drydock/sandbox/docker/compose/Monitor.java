package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Whole;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Watches the containers of a project until none of them is left that runs.
 *
 * @param services those that count, all when empty
 */
record Monitor(Workshop shop, String project, List<String> services, Listener listener) {

    /**
     * Something that happened to a container.
     *
     * @param name as logs show it
     * @param restarting whether it ends only to start again, or has done so
     * @param late whether it was decided before that all ends
     */
    record Seen(String id, String service, String name, int exitCode, boolean restarting, boolean late) {}

    /** Whom it tells. */
    interface Listener {
        Step started(Sys sys, Seen seen, Code then);

        Step exited(Sys sys, Seen seen, Code then);

        /** Whether all ends because of this container's end. */
        default boolean decides(Seen seen) {
            return false;
        }

        /** The status with which all ends because of this container's end, if it decides that. */
        default OptionalInt verdict(Seen seen) {
            return OptionalInt.empty();
        }
    }

    /**
     * @param alive IDs of containers that may go on
     * @param restarting those that ended to start again
     * @param decided whether all is to end
     * @param verdict the first that was given
     */
    private record Watch(TreeSet<String> alive, TreeSet<String> restarting, boolean decided, OptionalInt verdict) {
        Watch with(String id) {
            TreeSet<String> more = new TreeSet<>(alive);
            more.add(id);
            return new Watch(more, restarting, decided, verdict);
        }

        Watch without(String id) {
            TreeSet<String> less = new TreeSet<>(alive);
            less.remove(id);
            return new Watch(less, restarting, decided, verdict);
        }

        Watch awaiting(String id) {
            TreeSet<String> more = new TreeSet<>(restarting);
            more.add(id);
            return new Watch(alive, more, decided, verdict);
        }

        Watch judged(boolean decides, OptionalInt status) {
            return new Watch(alive, restarting, decided || decides, verdict.isPresent() ? verdict : status);
        }

        Step done() {
            return Crew.done(new Whole(verdict.orElse(0)));
        }
    }

    /** Watches, as a piece of work whose value is the status with which all ends. */
    Step start(Sys sys) {
        Request request = Request.of("GET", shop.daemon().versioned("/events"),
                Filters.query(List.of("type=container", "label=" + Labels.PROJECT + "=" + project)), Bytes.EMPTY);
        return shop.daemon().open(sys, request, (s, call, head) ->
                        Containers.list(s, shop.daemon(), project, Containers.OneOff.EXCLUDED, true, List.of(), (t, containers) ->
                                watch(t, call, new Watch(alive(containers), new TreeSet<>(), false, OptionalInt.empty()))),
                (s, answer) -> Crew.fail(answer.complaint()));
    }

    private TreeSet<String> alive(List<Mapping> containers) {
        TreeSet<String> alive = new TreeSet<>();
        containers.forEach(container -> {
            if (counts(Containers.service(container))) {
                alive.add(Containers.id(container));
            }
        });
        return alive;
    }

    private boolean counts(String service) {
        return services.isEmpty() || services.contains(service);
    }

    private Step watch(Sys sys, Sys.Call call, Watch first) {
        if (first.alive().isEmpty()) {
            sys.close(call);
            return first.done();
        }
        return Lines.read(sys, call, first, (s, state, event, next) -> hear(s, event, state, (t, after) -> {
            if (!after.alive().isEmpty()) {
                return next.run(t, after);
            }
            t.close(call);
            return after.done();
        }), (s, state) -> state.done());
    }

    private interface After {
        Step run(Sys sys, Watch watch);
    }

    private Step hear(Sys sys, Tree event, Watch state, After then) {
        Tree attributes = event.at("Actor", "Attributes");
        String service = attributes.get(Labels.SERVICE).text();
        String id = event.at("Actor", "ID").text();
        if (!counts(service)) {
            return then.run(sys, state);
        }
        String name = attributes.get("name").text();
        String usual = project + "-" + service + "-" + attributes.get(Labels.NUMBER).text();
        String shown = name.equals(usual) ? name.substring(project.length() + 1) : name;
        String code = attributes.get("exitCode").text("0");
        Seen seen = new Seen(id, service, shown, code.matches("-?[0-9]{1,9}") ? Integer.parseInt(code) : 0, state.restarting().contains(id), state.decided());
        return switch (event.get("Action").text()) {
            case "create" -> then.run(sys, state.with(id));
            case "start" -> listener.started(sys, seen, s -> then.run(s, state.with(id)));
            case "die" -> shop.daemon().get(sys, "/containers/" + id + "/json", Map.of(), (s, answer) -> {
                Tree now = answer.json().get("State");
                boolean again = answer.ok() && (now.get("Restarting").truth() || now.get("Running").truth());
                Watch after = again ? state.awaiting(id) : state.without(id);
                Seen ended = new Seen(id, service, shown, seen.exitCode(), again, state.decided());
                return listener.exited(s, ended, t -> then.run(t, after.judged(listener.decides(ended), listener.verdict(ended))));
            });
            default -> then.run(sys, state);
        };
    }
}
