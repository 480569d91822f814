package dev.drydock.sandbox.app.redis;

import dev.drydock.sandbox.fs.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of the redis serialization protocol, version 2: what travels in both directions. */
public sealed interface Reply {
    record Status(String text) implements Reply {}

    record Failure(String text) implements Reply {}

    record Number(long value) implements Reply {}

    record Text(String value) implements Reply {}

    record Nil() implements Reply {}

    record Many(List<Reply> values) implements Reply {
        public Many {
            values = List.copyOf(values);
        }
    }

    Reply OK = new Status("OK");
    Reply NIL = new Nil();
    Reply WRONG_TYPE = new Failure("WRONGTYPE Operation against a key holding the wrong kind of value");
    Reply NOT_A_NUMBER = new Failure("ERR value is not an integer or out of range");

    static Reply texts(Iterable<String> values) {
        List<Reply> all = new ArrayList<>();
        values.forEach(value -> all.add(new Text(value)));
        return new Many(all);
    }

    /** As sent; texts one char a byte. */
    static String encode(Reply reply) {
        if (reply instanceof Status status) {
            return "+" + status.text + "\r\n";
        }
        if (reply instanceof Failure failure) {
            return "-" + failure.text + "\r\n";
        }
        if (reply instanceof Number number) {
            return ":" + number.value + "\r\n";
        }
        if (reply instanceof Text text) {
            String bytes = Bytes.of(text.value).latin1();
            return "$" + bytes.length() + "\r\n" + bytes + "\r\n";
        }
        if (reply instanceof Many many) {
            StringBuilder text = new StringBuilder("*" + many.values.size() + "\r\n");
            many.values.forEach(value -> text.append(encode(value)));
            return text.toString();
        }
        return "$-1\r\n";
    }

    /** A value read from the front of what was received. */
    record Read(Reply value, Bytes rest) {}

    /** The first whole value; empty if it has not come wholly. A line without a mark is an inline command, as typed into {@code nc}. */
    static Optional<Read> read(Bytes received) {
        int end = received.indexOf((byte) '\n', 0);
        if (end < 0) {
            return Optional.empty();
        }
        String line = received.slice(0, end).text().stripTrailing();
        Bytes rest = received.from(end + 1);
        if (line.isEmpty()) {
            return Optional.of(new Read(new Many(List.of()), rest));
        }
        String body = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> Optional.of(new Read(new Status(body), rest));
            case '-' -> Optional.of(new Read(new Failure(body), rest));
            case ':' -> Optional.of(new Read(new Number(number(body)), rest));
            case '$' -> text(number(body), rest);
            case '*' -> many(number(body), rest);
            default -> Optional.of(new Read(texts(List.of(line.trim().split("\\s+"))), rest));
        };
    }

    private static long number(String digits) {
        return digits.matches("-?\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static Optional<Read> text(long length, Bytes rest) {
        if (length < 0) {
            return Optional.of(new Read(NIL, rest));
        }
        return rest.length() < length + 2
                ? Optional.empty()
                : Optional.of(new Read(new Text(rest.slice(0, (int) length).text()), rest.from((int) length + 2)));
    }

    private static Optional<Read> many(long count, Bytes rest) {
        List<Reply> values = new ArrayList<>();
        Bytes left = rest;
        for (long i = 0; i < Math.min(count, 100_000); i++) {
            Optional<Read> one = read(left);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            values.add(one.get().value);
            left = one.get().rest;
        }
        return Optional.of(new Read(new Many(values), left));
    }
}
