package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How messages are written. The real encodings (ASN.1, AVPs, TLVs, HPACK) are simplified away; the service based interfaces are HTTP with JSON. */
public enum Wire {
    /** The name, a line a field, an empty line. */
    LINES {
        @Override
        public Bytes encoded(Message message, String host) {
            StringBuilder text = new StringBuilder(message.name()).append('\n');
            message.fields().forEach((key, value) -> text.append(key).append(": ").append(value.replace('\n', ' ')).append('\n'));
            return Bytes.of(text.append('\n').toString());
        }

        @Override
        public Optional<Read> read(Bytes received, boolean ended) {
            String text = received.latin1();
            int end = text.indexOf("\n\n");
            if (end < 0) {
                return Optional.empty();
            }
            String[] lines = received.slice(0, end).text().split("\n");
            TreeMap<String, String> fields = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(": ");
                if (colon > 0) {
                    fields.put(lines[i].substring(0, colon), lines[i].substring(colon + 2));
                }
            }
            return Optional.of(new Read(new Message(lines[0], fields), received.from(end + 2)));
        }
    },

    /** HTTP/1.1 with JSON; the real interfaces use HTTP/2 (TS 29.500). */
    HTTP {
        @Override
        public Bytes encoded(Message message, String host) {
            Mapping.Builder json = Mapping.builder();
            message.fields().forEach((key, value) -> json.put(key, value.startsWith("[") ? Json.parse(value) : Tree.of(value)));
            Mapping fields = json.build();
            Bytes body = fields.isEmpty() ? Bytes.EMPTY : Bytes.of(Json.compact(fields));
            if (message.status() > 0) {
                return HttpMessages.of(message.status(), message.status() >= 400 ? "application/problem+json" : "application/json", body).encoded();
            }
            return new HttpMessage(message.name() + " HTTP/1.1", List.of(new HttpMessage.Header("Host", host), new HttpMessage.Header("Content-Type", "application/json"),
                    new HttpMessage.Header("Content-Length", Integer.toString(body.length()))), body).encoded();
        }

        @Override
        public Optional<Read> read(Bytes received, boolean ended) {
            if (!(HttpMessage.read(received, ended, false) instanceof HttpMessage.Reading.Whole whole)) {
                return Optional.empty();
            }
            HttpMessage http = whole.message();
            TreeMap<String, String> fields = new TreeMap<>();
            Tree body = http.body().isEmpty() ? Mapping.EMPTY : Json.read(http.body().text()).value().orElse(Mapping.EMPTY);
            for (Map.Entry<String, Tree> entry : body.mapping().entries().entrySet()) {
                fields.put(entry.getKey(), entry.getValue() instanceof Text ? entry.getValue().text() : Json.compact(entry.getValue()));
            }
            String name = http.status() > 0 ? http.start().substring(http.start().indexOf(' ') + 1) : http.word(0) + " " + http.word(1);
            return Optional.of(new Read(new Message(name, fields), whole.rest()));
        }
    };

    /** @param rest what came after it */
    public record Read(Message message, Bytes rest) {}

    public abstract Bytes encoded(Message message, String host);

    /** The first whole message of what was received; empty if it has not come wholly. */
    public abstract Optional<Read> read(Bytes received, boolean ended);
}
