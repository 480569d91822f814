package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.fs.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches typed bytes for the sequence that leaves a container running: Ctrl-P Ctrl-Q unless told otherwise.
 *
 * @param sequence the bytes to wait for
 * @param matched how many of them have been typed so far and are held back
 */
public record DetachKeys(List<Integer> sequence, int matched) {
    public static final DetachKeys USUAL = new DetachKeys(List.of(16, 17), 0);

    /** What a piece of input gave. @param detached whether the sequence was complete; what follows it is dropped */
    public record Typed(Bytes passed, DetachKeys keys, boolean detached) {}

    /** The keys of {@code --detach-keys}: letters and {@code ctrl-} combinations between commas; the usual ones when it is malformed or empty. */
    public static DetachKeys of(String text) {
        if (text.isEmpty()) {
            return USUAL;
        }
        List<Integer> sequence = new ArrayList<>();
        for (String key : text.split(",", -1)) {
            Optional<Integer> code = code(key);
            if (code.isEmpty()) {
                return USUAL;
            }
            sequence.add(code.get());
        }
        return new DetachKeys(List.copyOf(sequence), 0);
    }

    private static Optional<Integer> code(String key) {
        if (key.length() == 1) {
            return Optional.of((int) key.charAt(0));
        }
        if (key.length() == 6 && key.startsWith("ctrl-")) {
            char letter = key.charAt(5);
            int place = letter >= 'a' && letter <= 'z' ? letter - 'a' + 1 : "@[\\]^_".indexOf(letter);
            return place < 0 ? Optional.empty()
                    : Optional.of(letter == '@' ? 0 : letter >= 'a' && letter <= 'z' ? place : 26 + place);
        }
        return key.equals("DEL") ? Optional.of(127) : Optional.empty();
    }

    /** Takes a piece of input. */
    public Typed plus(Bytes input) {
        byte[] passed = new byte[input.length() + sequence.size()];
        int length = 0;
        int count = matched;
        for (int i = 0; i < input.length(); i++) {
            int code = input.at(i) & 0xff;
            if (code != sequence.get(count) && count > 0) {
                for (int held = 0; held < count; held++) {
                    passed[length++] = sequence.get(held).byteValue();
                }
                count = 0;
            }
            if (code == sequence.get(count)) {
                count++;
                if (count == sequence.size()) {
                    return new Typed(Bytes.copyOf(passed, 0, length), new DetachKeys(sequence, 0), true);
                }
            } else {
                passed[length++] = (byte) code;
            }
        }
        return new Typed(Bytes.copyOf(passed, 0, length), new DetachKeys(sequence, count), false);
    }
}
