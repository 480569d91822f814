package dev.drydock.sandbox.kubectl.config;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kubeconfig;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.line.CommandTree;
import dev.drydock.sandbox.kubectl.line.HelpText;

/** What the verbs say when the number of arguments is wrong: their help, most of them with a complaint. */
final class Misuse {
    private Misuse() {}

    static Task<Done> help(Job job) {
        return Task.with(sys -> Task.print(new HelpText(CommandTree.load(), sys.phrases(), Kubeconfig.home(sys)).of(job.command())));
    }

    static Task<Done> helped(Job job) {
        return help(job).and(Task.fail("Unexpected args: [" + String.join(" ", job.arguments()) + "]"));
    }
}
