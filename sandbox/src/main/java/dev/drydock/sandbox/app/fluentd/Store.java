package dev.drydock.sandbox.app.fluentd;

import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** The output {@code elasticsearch}. */
record Store(Section match) {
    private static final long PATIENCE_MICROS = 5_000_000;
    private static final int CHUNK = 65_536;

    /** What to do when the store has answered. @param trouble empty if all is well */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, String trouble);
    }

    String host() {
        return match.get("host", "localhost");
    }

    int port() {
        String port = match.get("port", "9200");
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 9200;
    }

    /** Sends lines as one bulk request. */
    Step send(Sys sys, List<Tail.Event> events, Then then) {
        StringBuilder body = new StringBuilder();
        for (Tail.Event event : events) {
            String time = GoTime.fixed(event.micros());
            String day = time.substring(0, 10).replace('-', '.');
            String index = match.get("logstash_format", "false").equals("true") ? match.get("logstash_prefix", "logstash") + "-" + day : match.get("index_name", "fluentd");
            Mapping record = match.get("logstash_format", "false").equals("true") ? event.record().with("@timestamp", time.substring(0, 29) + "+00:00") : event.record();
            if (match.get("include_tag_key", "false").equals("true")) {
                record = record.with(match.get("tag_key", "tag"), event.tag());
            }
            body.append(Json.compact(Mapping.of("index", Mapping.of("_index", index)))).append('\n').append(Json.compact(record)).append('\n');
        }
        List<String> addresses = sys.lookUp(host());
        if (addresses.isEmpty()) {
            return then.run(sys, "getaddrinfo: Name or service not known (SocketError)");
        }
        Outcome<Integer> connected = sys.connect(addresses.get(0), port());
        if (!connected.ok()) {
            String errno = connected.is(Errno.ECONNREFUSED) ? "Errno::ECONNREFUSED" : "Errno::" + connected.errno().name();
            return then.run(sys, connected.errno().text() + " - connect(2) for " + addresses.get(0) + ":" + port() + " (" + errno + ")");
        }
        Bytes payload = Bytes.of(body.toString());
        HttpMessage request = new HttpMessage("POST /_bulk HTTP/1.1", List.of(new HttpMessage.Header("Host", host() + ":" + port()),
                new HttpMessage.Header("Content-Type", "application/x-ndjson"), new HttpMessage.Header("Content-Length", Integer.toString(payload.length())),
                new HttpMessage.Header("Connection", "close")), payload);
        int descriptor = connected.value();
        long deadline = sys.now() + PATIENCE_MICROS;
        return sys.write(descriptor, request.encoded(), (s, ok) -> receive(s, descriptor, Bytes.EMPTY, deadline, then));
    }

    private Step receive(Sys sys, int descriptor, Bytes received, long deadline, Then then) {
        Outcome<Bytes> more = sys.read(descriptor, CHUNK);
        if (more.is(Errno.EAGAIN) && sys.now() < deadline) {
            return Step.await(List.of(new Step.Condition.Readable(descriptor), new Step.Condition.Deadline(deadline)), s -> receive(s, descriptor, received, deadline, then));
        }
        boolean ended = !more.ok() || more.value().isEmpty();
        Bytes all = ended ? received : received.plus(more.value());
        if (HttpMessage.read(all, ended, false) instanceof HttpMessage.Reading.Incomplete && !ended) {
            return Step.next(s -> receive(s, descriptor, all, deadline, then));
        }
        sys.close(descriptor);
        String status = HttpMessage.read(all, ended, false) instanceof HttpMessage.Reading.Whole whole ? whole.message().word(1) : "";
        return then.run(sys, status.equals("200") ? "" : status.isEmpty() ? "read timeout reached" : "[" + status + "]");
    }
}
