package dev.drydock.sandbox.engine.streams;

import dev.drydock.sandbox.fs.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The keys that leave a terminal without ending what runs in it: {@code ctrl-p,ctrl-q} unless asked otherwise. */
final class DetachKeys {
    private static final Bytes USUAL = Bytes.latin1("\20\21");

    private DetachKeys() {}

    /** The bytes of a list such as {@code ctrl-x,d}; nothing to look for without a terminal; empty if the list is not one. */
    static Optional<Bytes> parse(String text, boolean tty) {
        if (text.isEmpty()) {
            return Optional.of(tty ? USUAL : Bytes.EMPTY);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String key : text.split(",", -1)) {
            if (key.length() == 1) {
                bytes.write(key.charAt(0));
            } else if (key.matches("ctrl-[a-z]")) {
                bytes.write(key.charAt(5) - 'a' + 1);
            } else if (key.matches("ctrl-[@\\[\\\\\\]^_]")) {
                bytes.write(key.charAt(5) - '@');
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(tty ? Bytes.wrap(bytes.toByteArray()) : Bytes.EMPTY);
    }
}
