package dev.drydock.sandbox.kubectl;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kubeconfig;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.client.Verb;
import dev.drydock.sandbox.kubectl.line.CommandLine;
import dev.drydock.sandbox.kubectl.line.CommandTree;
import dev.drydock.sandbox.kubectl.line.HelpText;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program {@code kubectl}: reads its command line and hands over to a verb. */
public final class Kubectl implements Program {
    /** The status of what is real but not simulated here. */
    public static final int NOT_SIMULATED = 96;

    @Override
    public Step start(Sys sys) {
        List<String> words = sys.arguments().subList(Math.min(1, sys.arguments().size()), sys.arguments().size());
        CommandLine line = CommandLine.read(CommandTree.load(), words);
        if (line instanceof CommandLine.Wrong wrong) {
            return complain(sys, wrong.complaint(), 1);
        }
        if (line instanceof CommandLine.Foreign foreign) {
            return foreign(sys, foreign);
        }
        if (line instanceof CommandLine.Help help) {
            String text = help(sys).of(help.command());
            return help.asked() ? sys.print(text, 0) : sys.fail(text, 1);
        }
        return run(sys, (CommandLine.Run) line);
    }

    private static HelpText help(Sys sys) {
        return new HelpText(CommandTree.load(), sys.phrases(), Kubeconfig.home(sys));
    }

    private static Step complain(Sys sys, String complaint, int status) {
        return complaint.isEmpty() ? Step.exit(status) : sys.fail(complaint.endsWith("\n") ? complaint : complaint + "\n", status);
    }

    /** A program named {@code kubectl-WORD} on the search path is a command, too. */
    private static Step foreign(Sys sys, CommandLine.Foreign foreign) {
        List<String> words = new ArrayList<>();
        for (String word : foreign.words()) {
            if (word.startsWith("-")) {
                break;
            }
            words.add(word.replace('-', '_'));
        }
        if (words.isEmpty()) {
            return sys.fail("Error: flags cannot be placed before plugin name: " + foreign.words().get(0) + "\n", 1);
        }
        for (int count = words.size(); count > 0; count--) {
            String name = "kubectl-" + String.join("-", words.subList(0, count));
            Outcome<String> found = name.contains("/") ? Outcome.refused(dev.drydock.sandbox.process.Errno.ENOENT) : sys.which(name, sys.variable("PATH").orElse(""));
            if (found.ok()) {
                List<String> arguments = new ArrayList<>(List.of(found.value()));
                arguments.addAll(foreign.words().subList(count, foreign.words().size()));
                Outcome<Step> plugin = sys.exec(found.value(), arguments, sys.environment());
                return plugin.ok() ? plugin.value() : sys.fail("Error: " + plugin.errno().text() + "\n", 1);
            }
        }
        return complain(sys, foreign.complaint(), 1);
    }

    private static Step run(Sys sys, CommandLine.Run run) {
        String path = run.command().path();
        Optional<Verb> verb = Verbs.of(path.substring(path.indexOf(' ') + 1));
        if (verb.isEmpty()) {
            return sys.fail(sys.phrases().textOr(path + ": not simulated here", "not-simulated.command", path) + "\n", NOT_SIMULATED);
        }
        Task<Done> warnings = Task.each(run.warnings(), warning -> Task.complain(warning + "\n"));
        Task<Done> work = warnings.and(verb.get().start(new Job(run.command(), run.flags(), run.arguments(), run.dash())));
        return work.run(sys, (s, done) -> Step.exit(0), Kubectl::failed);
    }

    private static Step failed(Sys sys, Failure why) {
        return complain(sys, why.told(), why.status());
    }
}
