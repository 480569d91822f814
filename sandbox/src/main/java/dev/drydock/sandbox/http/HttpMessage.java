package dev.drydock.sandbox.http;

import dev.drydock.sandbox.fs.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request or an answer.
 *
 * @param start the request line or status line, without its end
 * @param headers in the order sent
 */
public record HttpMessage(String start, List<Header> headers, Bytes body) {
    /** A header as sent. */
    public record Header(String name, String value) {}

    /** Headers longer than this are refused, as nginx does. */
    public static final int HEAD_LIMIT = 32_768;

    public HttpMessage {
        headers = List.copyOf(headers);
    }

    /** How far a message has come. */
    public sealed interface Reading {
        /** More bytes are needed. */
        record Incomplete() implements Reading {}

        /** It is not HTTP, or too long. */
        record Malformed() implements Reading {}

        /** @param rest what came after it */
        record Whole(HttpMessage message, Bytes rest) implements Reading {}
    }

    /** The value of a header, by name without regard to case. */
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    /** The message with one more header. */
    public HttpMessage with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new HttpMessage(start, more, body);
    }

    public HttpMessage with(Bytes changed) {
        return new HttpMessage(start, headers, changed);
    }

    /** A word of the start line, from 0; empty if there are fewer. */
    public String word(int index) {
        String[] words = start.split(" ", 3);
        return index < words.length ? words[index] : "";
    }

    /** The status code of an answer; 0 if the start line has none. */
    public int status() {
        return word(1).matches("\\d{3}") ? Integer.parseInt(word(1)) : 0;
    }

    /** Start line and headers as sent, with the empty line. */
    public String head() {
        StringBuilder text = new StringBuilder(start).append("\r\n");
        headers.forEach(header -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return text.append("\r\n").toString();
    }

    public Bytes encoded() {
        return Bytes.of(head()).plus(body);
    }

    /**
     * Reads a request or an answer from the front of what was received.
     *
     * @param ended whether no more will come: an answer without a length ends there
     * @param headOnly whether no body follows whatever the headers say: the answer to HEAD
     */
    public static Reading read(Bytes received, boolean ended, boolean headOnly) {
        String text = received.slice(0, Math.min(received.length(), HEAD_LIMIT)).latin1();
        int end = text.indexOf("\r\n\r\n");
        int gap = 4;
        int bare = text.indexOf("\n\n");
        if (bare >= 0 && (end < 0 || bare < end)) {
            end = bare;
            gap = 2;
        }
        if (end < 0) {
            return received.length() >= HEAD_LIMIT || ended ? new Reading.Malformed() : new Reading.Incomplete();
        }
        String[] lines = received.slice(0, end).text().split("\r?\n");
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                return new Reading.Malformed();
            }
            headers.add(new Header(lines[i].substring(0, colon).strip(), lines[i].substring(colon + 1).strip()));
        }
        HttpMessage message = new HttpMessage(lines[0], headers, Bytes.EMPTY);
        return message.start().isBlank() ? new Reading.Malformed() : message.body(received.from(end + gap), ended, headOnly);
    }

    private Reading body(Bytes rest, boolean ended, boolean headOnly) {
        boolean answer = start.startsWith("HTTP/");
        boolean bodiless = headOnly || answer && (status() / 100 == 1 || status() == 204 || status() == 304);
        if (bodiless) {
            return new Reading.Whole(this, rest);
        }
        if (header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked")) {
            return chunks(rest);
        }
        Optional<String> length = header("Content-Length");
        if (length.isPresent()) {
            if (!length.get().matches("\\d{1,9}")) {
                return new Reading.Malformed();
            }
            int bytes = Integer.parseInt(length.get());
            return rest.length() < bytes && !ended
                    ? new Reading.Incomplete()
                    : new Reading.Whole(with(rest.slice(0, Math.min(bytes, rest.length()))), rest.from(Math.min(bytes, rest.length())));
        }
        if (!answer) {
            return new Reading.Whole(this, rest);
        }
        return ended ? new Reading.Whole(with(rest), Bytes.EMPTY) : new Reading.Incomplete();
    }

    private Reading chunks(Bytes rest) {
        Bytes whole = Bytes.EMPTY;
        int at = 0;
        while (true) {
            int line = rest.indexOf((byte) '\n', at);
            if (line < 0) {
                return new Reading.Incomplete();
            }
            String size = rest.slice(at, line).text().strip().replaceFirst(";.*", "");
            if (!size.matches("[0-9a-fA-F]{1,7}")) {
                return new Reading.Malformed();
            }
            int bytes = Integer.parseInt(size, 16);
            if (rest.length() < line + 1 + bytes + 2) {
                return new Reading.Incomplete();
            }
            whole = whole.plus(rest.slice(line + 1, line + 1 + bytes));
            at = line + 1 + bytes + 2;
            if (bytes == 0) {
                return new Reading.Whole(with(whole), rest.from(at));
            }
        }
    }
}
