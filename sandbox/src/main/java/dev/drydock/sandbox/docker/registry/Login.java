package dev.drydock.sandbox.docker.registry;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Prompt;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.Map;
import java.util.Optional;

/** {@code docker login}: checks a name and password at a registry and keeps them. */
public final class Login {
    private static final String INSECURE = "WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n";
    private static final String OTHER_ACCOUNT = "To login with a different account, run 'docker logout' followed by 'docker login'";
    private static final String TOKEN =
            "A Personal Access Token (PAT) can be used instead.\nTo create a PAT, visit \033[4mhttps://app.docker.com/settings\033[0m\n\n";
    private static final String FALLING_BACK = "Failed to start web-based login - falling back to command line login...\n\n";
    private static final String REGISTER = """
            Log in with your Docker ID or email address to push and pull images from Docker Hub. If you don't have a Docker ID, \
            head over to https://hub.docker.com/ to create one.
            You can log in with your password or a Personal Access Token (PAT). Using a limited-scope PAT grants better security \
            and is required for organizations using SSO. Learn more at https://docs.docker.com/go/access-tokens/

            """;

    private Login() {}

    public static Step start(Sys sys, Job job) {
        GivenFlags flags = job.flags();
        Optional<String> complaint = complaint(flags);
        if (complaint.isPresent()) {
            return Job.fail(sys, complaint.get());
        }
        if (sys.controllingTerminal().isPresent()) {
            sys.notice("login.sandbox");
        }
        String given = job.arguments().isEmpty() ? "" : job.argument();
        String server = given.isEmpty() || given.equals("docker.io") ? Credentials.HUB : given;
        if (flags.on("password-stdin")) {
            return readAll(sys, Bytes.EMPTY, (s, password) -> check(s, job, server, new Credentials.Login(flags.text("username"), password)));
        }
        return sys.complain(flags.text("password").isEmpty() ? "" : INSECURE, s -> {
            Optional<Credentials.Login> kept = flags.text("username").isEmpty() && flags.text("password").isEmpty()
                    ? Credentials.find(s, server) : Optional.empty();
            return kept.isPresent() ? again(s, job, server, kept.get())
                    : ask(s, job, server, new Credentials.Login(flags.text("username"), flags.text("password")));
        });
    }

    private static Optional<String> complaint(GivenFlags flags) {
        if (flags.has("password-stdin") && flags.has("password")) {
            return Optional.of("conflicting options: cannot specify both --password and --password-stdin");
        }
        if (flags.has("password-stdin") && !flags.has("username")) {
            return Optional.of("the --password-stdin option requires --username to be set");
        }
        if (flags.has("username") && flags.text("username").isEmpty()) {
            return Optional.of("username is empty");
        }
        return flags.has("password") && flags.text("password").isEmpty() ? Optional.of("password is empty") : Optional.empty();
    }

    private static Step readAll(Sys sys, Bytes before, Prompt.Typed then) {
        return sys.read(0, 4096, (s, read) -> read.ok() && !read.value().isEmpty()
                ? readAll(s, before.plus(read.value()), then)
                : then.run(s, before.text().replaceFirst("\n$", "").replaceFirst("\r$", "")));
    }

    /** A login that is kept already is tried first. */
    private static Step again(Sys sys, Job job, String server, Credentials.Login kept) {
        return sys.complain("Authenticating with existing credentials... [Username: " + kept.user() + "]\n" + Note.of(sys, OTHER_ACCOUNT) + "\n\n",
                s -> request(s, job, server, kept, (t, answer) -> {
                    if (answer.ok()) {
                        Credentials.keep(t, server, kept);
                        return t.print(answer.json().get("Status").text() + "\n", 0);
                    }
                    String why = answer.head().status() == 401 ? "Stored credentials invalid or expired"
                            : "Login did not succeed, error: " + answer.complaint();
                    return t.complain(why + "\n", u -> ask(u, job, server, new Credentials.Login("", "")));
                }));
    }

    private static Step ask(Sys sys, Job job, String server, Credentials.Login login) {
        if (!login.user().isEmpty() && !login.password().isEmpty()) {
            return check(sys, job, server, login);
        }
        if (!sys.isTerminal(0)) {
            return Job.fail(sys, "Error: Cannot perform an interactive login from a non TTY device");
        }
        boolean hub = server.equals(Credentials.HUB);
        if (login.user().isEmpty()) {
            return sys.complain(hub && login.password().isEmpty() ? FALLING_BACK : "", 
                    s -> Prompt.line(s, (hub ? REGISTER : "") + "Username: ", (t, user) -> user.isEmpty()
                            ? Job.fail(t, "Error: Non-null Username Required")
                            : ask(t, job, server, new Credentials.Login(user, login.password()))));
        }
        return sys.complain(hub ? Note.of(sys, TOKEN) : "", s -> Prompt.hidden(s, "Password: ", (t, password) -> password.isEmpty()
                ? Job.fail(t, "Error: Password Required")
                : check(t, job, server, new Credentials.Login(login.user(), password))));
    }

    private static Step check(Sys sys, Job job, String server, Credentials.Login login) {
        return request(sys, job, server, login, (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            Credentials.keep(s, server, login);
            return s.complain(unencrypted(s), t -> t.print(answer.json().get("Status").text() + "\n", 0));
        });
    }

    private static String unencrypted(Sys sys) {
        return "\nWARNING! Your credentials are stored unencrypted in '" + Credentials.path(sys) + "'.\n"
                + "Configure a credential helper to remove this warning. See\n"
                + "https://docs.docker.com/go/credential-store/\n\n";
    }

    private interface Checked {
        Step run(Sys sys, Answer answer);
    }

    private static Step request(Sys sys, Job job, String server, Credentials.Login login, Checked then) {
        Mapping body = Mapping.of("username", login.user(), "password", login.password(), "serveraddress", server);
        return job.daemon().post(sys, "/auth", Map.of(), body, then::run);
    }
}
