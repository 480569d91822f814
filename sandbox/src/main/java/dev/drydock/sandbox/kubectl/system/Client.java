package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kubeconfig;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.line.CommandTree;
import dev.drydock.sandbox.kubectl.line.HelpText;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The verbs about the client alone: {@code options} and {@code plugin list}. */
public final class Client {
    private Client() {}

    public static Task<Done> options(Job job) {
        return Task.with(sys -> Task.print(new HelpText(CommandTree.load(), sys.phrases(), Kubeconfig.home(sys)).options()));
    }

    /** {@code plugin list}: programs on the search path whose names begin with {@code kubectl-}. */
    public static Task<Done> plugins(Job job) {
        return Task.with(sys -> {
            List<String> found = new ArrayList<>();
            for (String folder : sys.variable("PATH").orElse("").split(":")) {
                found.addAll(plugins(sys, folder, job.on("name-only")));
            }
            if (found.isEmpty()) {
                return Task.fail("unable to find any kubectl plugins in your PATH");
            }
            return Task.print("The following compatible plugins are available:\n\n" + String.join("", found.stream().map(file -> file + "\n").toList()));
        });
    }

    private static List<String> plugins(Sys sys, String folder, boolean nameOnly) {
        Outcome<SortedMap<String, Node>> files = sys.files().list(folder.isEmpty() ? "." : folder);
        return !files.ok() ? List.of() : files.value().keySet().stream().filter(name -> name.startsWith("kubectl-"))
                .map(name -> nameOnly ? name : folder + "/" + name).toList();
    }
}
