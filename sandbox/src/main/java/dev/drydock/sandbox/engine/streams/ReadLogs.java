package dev.drydock.sandbox.engine.streams;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.shim.Attachments;
import dev.drydock.sandbox.engine.shim.ContainerLog;
import dev.drydock.sandbox.engine.shim.Followers;
import java.util.List;
import java.util.Optional;

/** {@code GET /containers/{id}/logs}. */
final class ReadLogs {
    private ReadLogs() {}

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            if (!call.flag("stdout") && !call.flag("stderr")) {
                return Reply.bad("Bad parameters: you must choose at least one stream");
            }
            Optional<Long> since = time(call, "since");
            Optional<Long> until = time(call, "until");
            if (since.isEmpty() || until.isEmpty()) {
                return Reply.bad("invalid value for \"" + (since.isEmpty() ? "since" : "until") + "\"");
            }
            if (container.hostConfig().at("LogConfig", "Type").text().equals("none")) {
                return new Reply.Refusal(501, "configured logging driver does not support reading");
            }
            read(call, container, since.get(), until.get());
            return Reply.later();
        });
    }

    /** A parameter that is a time; 0 if it is not given. */
    private static Optional<Long> time(Call call, String name) {
        return call.query(name).isEmpty() ? Optional.of(0L) : GoTime.parameter(call.query(name));
    }

    private static void read(Call call, Container container, long since, long until) {
        call.open(200, Attachments.contentType(container.tty()));
        Followers.Wish wish = new Followers.Wish(call.flag("stdout"), call.flag("stderr"), call.flag("timestamps"), call.flag("details"),
                since, until, call.flag("follow") && (until == 0 || until > call.kernel().now()));
        List<ContainerLog.Line> lines = new ContainerLog(call.kernel(), container.id()).lines(0);
        Followers.add(call.kernel(), call.machine(), new Followers.Follower(
                call.exchange().id(), container.id(), container.tty(), wish, 0, skipped(lines, wish, call.query("tail")), false));
    }

    /** How many lines are left out so that at most {@code tail} of those wanted remain; anything that is no number means all. */
    private static int skipped(List<ContainerLog.Line> lines, Followers.Wish wish, String tail) {
        if (!tail.matches("\\d{1,9}")) {
            return 0;
        }
        int left = Integer.parseInt(tail);
        int at = lines.size();
        while (at > 0 && left > 0) {
            if (wish.takes(lines.get(--at))) {
                left--;
            }
        }
        return at;
    }
}
