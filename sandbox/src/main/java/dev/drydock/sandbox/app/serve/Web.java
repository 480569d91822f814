package dev.drydock.sandbox.app.serve;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A service that speaks HTTP. */
public interface Web<S> extends Service<S> {
    /** One request with its answer. */
    Exchanged<S> answer(Sys sys, S state, Visit visit);

    /**
     * @param request as it came
     * @param path of the target, percent escapes undone, without the query
     * @param query after the question mark; empty if there is none
     */
    record Visit(HttpMessage request, Peer peer, String path, String query) {
        public String method() {
            return request.word(0);
        }

        public String host() {
            return request.header("Host").orElse("");
        }
    }

    /**
     * @param output text for standard output, {@code errors} for standard error
     * @param waitMicros virtual time the answer takes
     */
    record Exchanged<S>(S state, HttpMessage answer, String output, String errors, long waitMicros) {
        public static <S> Exchanged<S> of(S state, HttpMessage answer) {
            return new Exchanged<>(state, answer, "", "", 0);
        }

        public Exchanged<S> saying(String text) {
            return new Exchanged<>(state, answer, output + text, errors, waitMicros);
        }

        public Exchanged<S> complaining(String text) {
            return new Exchanged<>(state, answer, output, errors + text, waitMicros);
        }
    }

    /** The answer to what is not HTTP. */
    default HttpMessage badRequest(Sys sys) {
        return HttpMessages.of(400, "text/plain; charset=utf-8", Bytes.of("400 Bad Request"));
    }

    /** Whether every connection is closed after its answer, as servers of HTTP/1.0 do. */
    default boolean closesAlways() {
        return false;
    }

    @Override
    default Optional<Turn<S>> take(Sys sys, S state, Peer peer, Bytes received, boolean ended) {
        HttpMessage.Reading reading = HttpMessage.read(received, ended, false);
        if (reading instanceof HttpMessage.Reading.Whole whole) {
            HttpMessage request = whole.message();
            String target = request.word(1);
            int mark = target.indexOf('?');
            Visit visit = new Visit(request, peer, HttpMessages.decoded(mark < 0 ? target : target.substring(0, mark)),
                    mark < 0 ? "" : target.substring(mark + 1));
            Exchanged<S> done = answer(sys, state, visit);
            String wish = request.header("Connection").orElse("");
            boolean closes = closesAlways() || wish.equalsIgnoreCase("close") || request.word(2).equals("HTTP/1.0") && !wish.equalsIgnoreCase("keep-alive");
            Bytes reply = request.word(0).equals("HEAD") ? Bytes.of(done.answer().head()) : done.answer().encoded();
            return Optional.of(new Turn<>(done.state(), reply, whole.rest(), closes, done.output(), done.errors(), done.waitMicros()));
        }
        if (reading instanceof HttpMessage.Reading.Malformed) {
            return Optional.of(Turn.reply(state, badRequest(sys).encoded(), Bytes.EMPTY).closing());
        }
        return Optional.empty();
    }

    @Override
    default Set<Signal> endedBy() {
        return Set.of();
    }

    @Override
    default Step end(Sys sys, S state, Signal signal) {
        return Step.exit(0);
    }

    /** Headers in order: names and values by turns. */
    static List<HttpMessage.Header> headers(String... namesAndValues) {
        List<HttpMessage.Header> headers = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            headers.add(new HttpMessage.Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return headers;
    }
}
