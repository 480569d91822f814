package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Stream;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import java.util.ArrayList;
import java.util.List;

/** Several streams of lines copied to standard output as they come. */
final class Merged {
    private static final int CHUNK = 32_768;

    private Merged() {}

    /** @param prefix before each line */
    record Open(String prefix, Stream stream) {}

    static Task<Done> copy(List<Open> all) {
        return Task.<List<Open>, Done>loop(all, open -> (sys, then, otherwise) -> {
            if (open.isEmpty()) {
                return then.run(sys, new Task.Round.Over<>(Done.DONE));
            }
            StringBuilder out = new StringBuilder();
            List<Open> left = new ArrayList<>();
            List<Step.Condition> waits = new ArrayList<>();
            for (Open each : open) {
                Outcome<Bytes> read = sys.read(each.stream().call().downstream(), CHUNK);
                if (read.is(Errno.EAGAIN)) {
                    waits.add(new Step.Condition.Readable(each.stream().call().downstream()));
                    left.add(each);
                } else if (read.ok() && !read.value().isEmpty()) {
                    Bytes rest = lines(each.prefix(), each.stream().rest().plus(read.value()), out);
                    left.add(new Open(each.prefix(), new Stream(each.stream().call(), rest)));
                } else {
                    if (!each.stream().rest().isEmpty()) {
                        out.append(each.prefix()).append(each.stream().rest().text()).append('\n');
                    }
                    sys.close(each.stream().call());
                }
            }
            List<Open> kept = List.copyOf(left);
            if (waits.size() == open.size()) {
                return Step.await(waits, s -> then.run(s, new Task.Round.Again<>(kept)));
            }
            return sys.print(out.toString(), s -> then.run(s, new Task.Round.Again<>(kept)));
        });
    }

    /** Whole lines are written; gives the rest. */
    private static Bytes lines(String prefix, Bytes bytes, StringBuilder out) {
        int from = 0;
        for (int end = bytes.indexOf((byte) '\n', 0); end >= 0; end = bytes.indexOf((byte) '\n', from)) {
            out.append(prefix).append(bytes.slice(from, end).text()).append('\n');
            from = end + 1;
        }
        return bytes.from(from);
    }
}
