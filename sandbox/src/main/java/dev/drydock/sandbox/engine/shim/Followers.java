package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Clients that read a container's log, each at its own pace; those that follow stay until the container ends. */
public final class Followers {
    private static final Family<Follower> FOLLOWERS = Family.passing("log-follower");
    private static final long PATIENCE_MICROS = 5_000;

    private Followers() {}

    /**
     * What a reader wants.
     *
     * @param sinceMicros no line before this
     * @param untilMicros no line after this; 0: no end
     */
    public record Wish(boolean stdout, boolean stderr, boolean timestamps, boolean details, long sinceMicros, long untilMicros, boolean follow) {
        public boolean takes(ContainerLog.Line line) {
            return (line.stream() == 1 ? stdout : stderr) && line.timeMicros() >= sinceMicros
                    && (untilMicros == 0 || line.timeMicros() <= untilMicros);
        }
    }

    /**
     * One reader.
     *
     * @param next number of the chunk to send next
     * @param skip lines of that chunk already sent or not wanted
     */
    public record Follower(String exchange, String container, boolean tty, Wish wish, long next, int skip, boolean retrying) {
        Follower at(long chunk, int lines) {
            return new Follower(exchange, container, tty, wish, chunk, lines, false);
        }

        Follower trying() {
            return new Follower(exchange, container, tty, wish, next, skip, true);
        }
    }

    /** Tries again to send to a reader that was slow. */
    private record Retry(String container, String exchange) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            kernel.transaction().find(FOLLOWERS.key(container + "/" + exchange)).ifPresent(follower -> feed(kernel, daemon.machine(), follower));
        }
    }

    public static void add(Kernel kernel, String machine, Follower follower) {
        feed(kernel, machine, follower);
    }

    /** More was written: sends it to those who follow. */
    public static void feedAll(Kernel kernel, String machine, String container) {
        for (Follower follower : List.copyOf(kernel.transaction().view(FOLLOWERS).subMap(container + "/", container + "0").values())) {
            if (!follower.retrying()) {
                feed(kernel, machine, follower);
            }
        }
    }

    private static void feed(Kernel kernel, String machine, Follower follower) {
        var key = FOLLOWERS.key(follower.container() + "/" + follower.exchange());
        ContainerLog log = new ContainerLog(kernel, follower.container());
        Follower now = follower;
        List<ContainerLog.Line> lines = log.lines(now.next());
        String details = !now.wish().details() ? "" : new Containers(kernel, machine).byId(now.container()).map(LogPolicy::details).orElse("") + " ";
        int from = now.skip();
        while (from < lines.size()) {
            int to = Math.min(lines.size(), from + 512);
            if (kernel.exchanges().room(now.exchange()) < 8_192) {
                break;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int line = from;
            while (line < to && out.size() < 8_192) {
                if (now.wish().takes(lines.get(line))) {
                    out.writeBytes(shown(now, lines.get(line), details).toArray());
                }
                line++;
            }
            Bytes text = Bytes.wrap(out.toByteArray());
            if (!text.isEmpty() && !kernel.exchanges().send(now.exchange(), text)) {
                kernel.transaction().remove(key);
                return;
            }
            from = line;
        }
        settle(kernel, machine, from < lines.size() ? now.at(now.next(), from) : now.at(log.next(), 0), from < lines.size());
    }

    private static void settle(Kernel kernel, String machine, Follower follower, boolean slow) {
        var key = FOLLOWERS.key(follower.container() + "/" + follower.exchange());
        if (!kernel.exchanges().connected(follower.exchange())) {
            kernel.transaction().remove(key);
            return;
        }
        if (slow) {
            kernel.transaction().put(key, follower.trying());
            Work.after(kernel, machine, PATIENCE_MICROS, new Retry(follower.container(), follower.exchange()));
            return;
        }
        boolean up = new Containers(kernel, machine).byId(follower.container()).map(c -> c.state().isUp()).orElse(false);
        if (follower.wish().follow() && up) {
            kernel.transaction().put(key, follower);
        } else {
            kernel.transaction().remove(key);
            kernel.exchanges().finish(follower.exchange());
        }
    }

    private static Bytes shown(Follower follower, ContainerLog.Line line, String details) {
        String prefix = (follower.wish().timestamps() ? GoTime.fixed(line.timeMicros()) + " " : "")
                + details;
        Bytes text = Bytes.of(prefix).plus(line.text());
        return follower.tty() ? text : Attachments.frame(line.stream(), text);
    }
}
