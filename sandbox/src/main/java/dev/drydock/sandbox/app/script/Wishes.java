package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.redis.Reply;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for what programs wait for. */
final class Wishes {
    private static final int CHUNK = 65_536;

    private Wishes() {}

    /** What is done with the answer. */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, Object answer);
    }

    static Step fulfil(Sys sys, boolean python, Wish wish, Then then) {
        if (wish instanceof Wish.Sleep sleep) {
            return sys.sleep(sleep.micros(), s -> then.run(s, Values.NONE));
        }
        if (wish instanceof Wish.Redis redis) {
            return redis(sys, redis, then);
        }
        return sys.fail("waiting for this is not simulated here\n", 96);
    }

    private static Object broken(String text) {
        return new Trouble.Raised("ConnectionError", text, Values.NONE, 0);
    }

    private static Step redis(Sys sys, Wish.Redis wish, Then then) {
        String where = wish.host() + ":" + wish.port();
        List<String> addresses = sys.lookUp(wish.host());
        if (addresses.isEmpty()) {
            return then.run(sys, broken("Error -2 connecting to " + where + ". Name or service not known."));
        }
        Outcome<Integer> connected = sys.connect(addresses.get(0), wish.port());
        if (!connected.ok()) {
            return then.run(sys, broken("Error 111 connecting to " + where + ". " + connected.errno().text() + "."));
        }
        int descriptor = connected.value();
        return sys.write(descriptor, Bytes.latin1(Reply.encode(Reply.texts(wish.words()))), (s, written) -> receive(s, descriptor, Bytes.EMPTY, then));
    }

    private static Step receive(Sys sys, int descriptor, Bytes received, Then then) {
        Optional<Reply.Read> reply = Reply.read(received);
        if (reply.isPresent()) {
            sys.close(descriptor);
            return then.run(sys, value(reply.get().value()));
        }
        return sys.read(descriptor, CHUNK, (s, read) -> {
            if (read.ok() && !read.value().isEmpty()) {
                return receive(s, descriptor, received.plus(read.value()), then);
            }
            s.close(descriptor);
            return then.run(s, broken("Connection closed by server."));
        });
    }

    private static Object value(Reply reply) {
        if (reply instanceof Reply.Number number) {
            return number.value();
        }
        if (reply instanceof Reply.Text text) {
            return text.value();
        }
        if (reply instanceof Reply.Status status) {
            return status.text();
        }
        if (reply instanceof Reply.Failure failure) {
            return new Trouble.Raised("ResponseError", failure.text().replaceFirst("^ERR ", ""), Values.NONE, 0);
        }
        if (reply instanceof Reply.Many many) {
            return new Values.Items(new ArrayList<>(many.values().stream().map(Wishes::value).toList()), false);
        }
        return Values.NONE;
    }
}
