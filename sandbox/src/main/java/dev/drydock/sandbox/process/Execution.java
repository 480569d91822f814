package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** execve(2): from a file to the program that runs. */
final class Execution {
    private static final int INTERPRETERS = 4;

    private Execution() {}

    static Outcome<Step> exec(Sys sys, String path, List<String> arguments, Map<String, String> environment, int depth) {
        Outcome<Node> node = sys.files().node(path);
        if (!node.ok()) {
            return Outcome.refused(node.errno());
        }
        if (!(node.value() instanceof RegularFile file) || !sys.files().permits(file.attributes(), 1)) {
            return Outcome.refused(Errno.EACCES);
        }
        if (file.content() instanceof Content.Program program) {
            return sys.kernel().programs().find(program.name())
                    .map(found -> Outcome.of(start(sys, found, path, arguments, environment)))
                    .orElse(Outcome.refused(Errno.ENOEXEC));
        }
        Bytes content = file.content().bytes();
        if (content.length() < 2 || content.at(0) != '#' || content.at(1) != '!') {
            return Outcome.refused(Errno.ENOEXEC);
        }
        if (depth >= INTERPRETERS) {
            return Outcome.refused(Errno.ELOOP);
        }
        int end = content.indexOf((byte) '\n', 2);
        String[] words = content.slice(2, end < 0 ? content.length() : end).text().strip().split("[ \t]+", 2);
        List<String> rewritten = new ArrayList<>();
        rewritten.add(words[0]);
        if (words.length > 1) {
            rewritten.add(words[1]);
        }
        rewritten.add(path);
        rewritten.addAll(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
        return exec(sys, words[0], rewritten, environment, depth + 1);
    }

    static Step start(Sys sys, Program program, String path, List<String> arguments, Map<String, String> environment) {
        Process self = sys.self();
        List<Integer> closing = new ArrayList<>();
        for (Map.Entry<Integer, Descriptors.Descriptor> each : self.descriptors().byNumber().entrySet()) {
            if (each.getValue().closeOnExec()) {
                closing.add(each.getKey());
            }
        }
        for (int number : closing) {
            sys.close(number);
        }
        TreeMap<Signal, Disposition> ignored = new TreeMap<>();
        for (Map.Entry<Signal, Disposition> each : self.signals().dispositions().entrySet()) {
            if (each.getValue() instanceof Disposition.Ignore) {
                ignored.put(each.getKey(), each.getValue());
            }
        }
        sys.kernel().transaction().put(self.id().key(), sys.self()
                .with(new Process.Invocation(path, arguments, new TreeMap<>(environment)))
                .with(new Process.Signals(List.of(), ignored)));
        return Step.next(program::start);
    }

    static Outcome<String> which(Sys sys, String command, String searchPath) {
        if (command.contains("/")) {
            Outcome<Node> node = sys.files().node(command);
            if (!node.ok()) {
                return Outcome.refused(node.errno());
            }
            return node.value() instanceof Directory || !sys.files().permits(node.value().attributes(), 1)
                    ? Outcome.refused(Errno.EACCES)
                    : Outcome.of(command);
        }
        Optional<Errno> denied = Optional.empty();
        for (String folder : searchPath.split(":", -1)) {
            String path = (folder.isEmpty() ? "." : folder) + "/" + command;
            Outcome<Node> node = sys.files().node(path);
            if (node.ok() && !(node.value() instanceof Directory)) {
                if (sys.files().permits(node.value().attributes(), 1)) {
                    return Outcome.of(path);
                }
                denied = Optional.of(Errno.EACCES);
            }
        }
        return Outcome.refused(denied.orElse(Errno.ENOENT));
    }
}
