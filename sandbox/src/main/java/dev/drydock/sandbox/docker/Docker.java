package dev.drydock.sandbox.docker;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Address;
import dev.drydock.sandbox.docker.builder.LegacyBuild;
import dev.drydock.sandbox.docker.client.ClientBuild;
import dev.drydock.sandbox.docker.client.ContextFiles;
import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Interrupts;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Ping;
import dev.drydock.sandbox.docker.client.Verb;
import dev.drydock.sandbox.docker.line.Command;
import dev.drydock.sandbox.docker.line.CommandLine;
import dev.drydock.sandbox.docker.line.CommandTree;
import dev.drydock.sandbox.docker.line.HelpText;
import dev.drydock.sandbox.docker.swarm.SwarmRequests;
import dev.drydock.sandbox.docker.scan.Scout;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program {@code docker}: reads its command line, greets the engine, and hands over to a verb. */
public final class Docker implements Program {
    /** The status of what is real but not simulated here. */
    public static final int NOT_SIMULATED = 96;

    private static final String NOT_RESOLVED = "Failed to initialize: unable to resolve docker endpoint: ";
    /** Commands whose platform DOCKER_DEFAULT_PLATFORM says. */
    private static final Set<String> PLATFORM = Set.of("run", "create", "pull", "build");
    private static final int TERMINAL_WIDTH = 80;
    /** Drivers that send a log to somebody who is not in this world; it is kept as usual instead. */
    private static final Set<String> FOREIGN_LOGS = Set.of("awslogs", "fluentd", "gcplogs", "gelf", "journald", "splunk", "syslog");
    private static final Set<String> LOG_LEVELS = Set.of("debug", "info", "warn", "warning", "error", "fatal", "panic", "trace");

    @Override
    public Step start(Sys sys) {
        List<String> words = sys.arguments().subList(Math.min(1, sys.arguments().size()), sys.arguments().size());
        if (!words.isEmpty() && words.get(0).equals("scout") && sys.files().exists(Scout.PLUGIN)) {
            return Scout.start(sys, words.subList(1, words.size()));
        }
        boolean older = LegacyBuild.wanted(sys) && LegacyBuild.meant(words);
        return sys.complain(older ? LegacyBuild.NOTICE : "", s -> start(s, words, older ? CommandTree.load().withOlderBuilder() : CommandTree.load()));
    }

    private static Step start(Sys sys, List<String> words, CommandTree tree) {
        CommandLine line = CommandLine.read(tree, words);
        if (line instanceof CommandLine.Wrong wrong) {
            return Job.fail(sys, wrong.complaint(), wrong.status());
        }
        if (line instanceof CommandLine.Version) {
            return sys.print("Docker version " + ClientBuild.VERSION + ", build " + ClientBuild.COMMIT + "\n", 0);
        }
        return sys.complain(Credentials.trouble(sys).orElse(""), line instanceof CommandLine.Help help
                ? s -> help(s, help, tree)
                : s -> run(s, (CommandLine.Run) line));
    }

    private static Step help(Sys sys, CommandLine.Help help, CommandTree tree) {
        return greeted(sys, help.global(), (s, daemon) -> {
            HelpText text = new HelpText(tree, s.phrases(), s.terminal(0).map(t -> t.size().columns()).orElse(TERMINAL_WIDTH),
                    s.variable("HOME").orElse("/root"), swarm(daemon.ping()));
            String shown = lines(help.warnings()) + text.of(help.command());
            return !help.complaint().isEmpty() ? s.print(shown, t -> Job.fail(t, help.complaint()))
                    : help.asked() ? s.print(shown, 0) : s.fail(shown, 0);
        });
    }

    private static String swarm(Ping ping) {
        return !ping.reached() ? "" : ping.swarm().endsWith("/manager") ? "manager" : ping.swarm().isEmpty() ? "inactive" : ping.swarm();
    }

    private static String lines(List<String> lines) {
        return String.join("", lines.stream().map(line -> line + "\n").toList());
    }

    /** The line, with what the environment says of flags that were not given. */
    private static CommandLine.Run withEnvironment(Sys sys, CommandLine.Run run) {
        String platform = sys.variable("DOCKER_DEFAULT_PLATFORM").orElse("");
        return platform.isEmpty() || !PLATFORM.contains(run.command().name()) || run.flags().has("platform") ? run
                : new CommandLine.Run(run.command(), run.global(), run.group(), run.flags().with("platform", platform), run.arguments(), run.warnings());
    }

    private static Step run(Sys sys, CommandLine.Run given) {
        CommandLine.Run run = withEnvironment(sys, given);
        Command command = run.command();
        Optional<Verb> verb = SwarmRequests.serves(command.path()) ? Optional.of(SwarmRequests::start)
                : command.absent() ? Optional.empty() : Verbs.of(command.path());
        if (verb.isEmpty()) {
            return sys.fail(sys.phrases().textOr(command.path() + ": not simulated here", "not-simulated.command", command.path()) + "\n", NOT_SIMULATED);
        }
        Code start = Verbs.withoutEngine(command.path())
                ? s -> verb.get().start(s, new Job(command, run.group(), run.flags(), run.arguments(), Daemon.at(context(s, run.global()), host(s, run.global()))))
                : s -> greeted(s, run.global(), (t, daemon) -> verb.get().start(t, new Job(command, run.group(), run.flags(), run.arguments(), daemon)));
        notice(sys, command.path(), run.flags());
        Interrupts.end(sys);
        return sys.print(lines(run.warnings()), start);
    }

    /** Flags that change nothing here are told once to the learner, never in the tool's own output. */
    private static void notice(Sys sys, String path, GivenFlags flags) {
        flags.withoutEffect().forEach(flag -> sys.noticeOnce("not-simulated.flag", path, "--" + flag.name()));
        String driver = flags.text("log-driver");
        if (FOREIGN_LOGS.contains(driver)) {
            sys.noticeOnce("not-simulated.log-driver", driver);
        }
    }

    private static Step greeted(Sys sys, GivenFlags global, java.util.function.BiFunction<Sys, Daemon, Step> then) {
        String level = global.text("log-level");
        if (!LOG_LEVELS.contains(level)) {
            return Job.fail(sys, "Unable to parse logging level: " + level);
        }
        if (!global.text("context").isEmpty() && !global.all("host").isEmpty()) {
            return Job.fail(sys, "conflicting options: cannot specify both --host and --context");
        }
        String context = context(sys, global);
        if (ContextFiles.find(sys, context).isEmpty()) {
            return Job.fail(sys, NOT_RESOLVED + ContextFiles.missing(sys, context));
        }
        if (global.all("host").size() > 1) {
            return Job.fail(sys, NOT_RESOLVED + "Specify only one -H");
        }
        Reading<String> address = Address.read(given(sys, global));
        if (address.refusal().isPresent()) {
            return Job.fail(sys, "Failed to initialize: " + address.refusal().get().message());
        }
        String authority = sys.variable("HOME").orElse("/root") + "/.docker/ca.pem";
        if ((global.on("tls") || global.on("tlsverify")) && !sys.files().exists(authority)) {
            return Job.fail(sys, NOT_RESOLVED + "open " + authority + ": no such file or directory");
        }
        return Daemon.at(context, address.orThrow()).greet(sys, then);
    }

    /** The context that the line leads to: the one it names, the standard one for an address, else the current one. */
    private static String context(Sys sys, GivenFlags global) {
        String named = global.text("context");
        return !named.isEmpty() ? named : global.text("host").isEmpty() ? ContextFiles.current(sys) : ContextFiles.STANDARD;
    }

    private static String given(Sys sys, GivenFlags global) {
        String host = global.text("host");
        return host.isEmpty() ? ContextFiles.find(sys, context(sys, global)).map(ContextFiles.Kept::host).orElse("") : host;
    }

    private static String host(Sys sys, GivenFlags global) {
        return Address.read(given(sys, global)).value().orElse(given(sys, global));
    }
}
