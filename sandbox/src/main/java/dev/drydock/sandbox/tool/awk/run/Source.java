package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.awk.value.Encoding;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that is read record by record; immutable.
 *
 * @param pid the command that writes it, 0 for none
 * @param buffer read and not yet cut
 */
record Source(int descriptor, int pid, Bytes buffer, boolean ended) {
    static Source of(int descriptor, int pid) {
        return new Source(descriptor, pid, Bytes.EMPTY, false);
    }

    Source with(Bytes more) {
        return new Source(descriptor, pid, buffer.plus(more), ended);
    }

    Source end() {
        return new Source(descriptor, pid, buffer, true);
    }

    /** A record with what ended it, and the source behind it. */
    record Cut(String record, String terminator, Source rest) {}

    private Cut cut(int end, int next, Encoding encoding) {
        return new Cut(encoding.decode(buffer.slice(0, end)), encoding.decode(buffer.slice(end, next)),
                new Source(descriptor, pid, buffer.from(next), ended));
    }

    /** The next record, if all of it is there. @param separator {@code RS} */
    Optional<Cut> next(String separator, Encoding encoding, Function<String, Regex> regexes) {
        if (separator.isEmpty()) {
            return paragraph(encoding);
        }
        if (separator.length() > 1 || separator.charAt(0) > 127 && encoding == Encoding.UNICODE) {
            return byRegex(regexes.apply(separator), encoding);
        }
        int end = buffer.indexOf((byte) separator.charAt(0), 0);
        if (end >= 0) {
            return Optional.of(cut(end, end + 1, encoding));
        }
        if (!ended || buffer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cut(buffer.length(), buffer.length(), encoding));
    }

    /** Lines up to the next blank one. */
    private Optional<Cut> paragraph(Encoding encoding) {
        int start = 0;
        while (start < buffer.length() && buffer.at(start) == '\n') {
            start++;
        }
        if (start > 0) {
            return new Source(descriptor, pid, buffer.from(start), ended).paragraph(encoding);
        }
        int end = buffer.indexOf((byte) '\n', 0);
        while (end >= 0 && end + 1 < buffer.length() && buffer.at(end + 1) != '\n') {
            end = buffer.indexOf((byte) '\n', end + 1);
        }
        boolean closed = end >= 0 && end + 1 < buffer.length();
        if (!closed && (!ended || buffer.isEmpty())) {
            return Optional.empty();
        }
        int stop = end < 0 ? buffer.length() : end;
        int next = stop;
        while (next < buffer.length() && buffer.at(next) == '\n') {
            next++;
        }
        return Optional.of(cut(stop, next, encoding));
    }

    private Optional<Cut> byRegex(Regex regex, Encoding encoding) {
        String text = encoding.decode(buffer);
        int from = 0;
        while (from <= text.length()) {
            Optional<Match> found = regex.findWhole(text, from);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            if (match.end() > match.start()) {
                // A match at the very end might grow with what comes.
                if (match.end() == text.length() && !ended) {
                    return Optional.empty();
                }
                String record = text.substring(0, match.start());
                String terminator = text.substring(match.start(), match.end());
                int used = encoding.encode(record).length + encoding.encode(terminator).length;
                return Optional.of(new Cut(record, terminator, new Source(descriptor, pid, buffer.from(used), ended)));
            }
            from = match.end() + 1;
        }
        return ended && !buffer.isEmpty() ? Optional.of(cut(buffer.length(), buffer.length(), encoding)) : Optional.empty();
    }
}
