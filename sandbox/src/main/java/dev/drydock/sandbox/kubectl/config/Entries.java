package dev.drydock.sandbox.kubectl.config;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kubeconfig;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verbs about clusters and users. */
public final class Entries {
    private Entries() {}

    public static Task<Done> clusters(Job job) {
        return Kubeconfig.loadToChange(job.flags()).then(config -> names(config.clusters()));
    }

    public static Task<Done> users(Job job) {
        return Kubeconfig.loadToChange(job.flags()).then(config -> names(config.users()));
    }

    private static Task<Done> names(Map<String, Mapping> entries) {
        List<String> lines = new ArrayList<>(List.of("NAME"));
        entries.keySet().stream().sorted().forEach(lines::add);
        return Task.print(String.join("\n", lines) + "\n");
    }

    public static Task<Done> deleteCluster(Job job) {
        return job.arguments().size() != 1 ? Misuse.help(job) : Kubeconfig.loadToChange(job.flags()).then(config -> Task.with(sys -> {
            String name = job.arguments().get(0);
            Map<String, Mapping> left = new LinkedHashMap<>(config.clusters());
            return left.remove(name) == null ? Task.fail("cannot delete cluster " + name + ", not in " + config.target(sys))
                    : config.withClusters(left).save().and(Task.print("deleted cluster " + name + " from " + config.target(sys) + "\n"));
        }));
    }

    public static Task<Done> deleteUser(Job job) {
        return job.arguments().size() != 1 ? job.misused("user to delete is required") : Kubeconfig.loadToChange(job.flags()).then(config -> Task.with(sys -> {
            String name = job.arguments().get(0);
            Map<String, Mapping> left = new LinkedHashMap<>(config.users());
            return left.remove(name) == null ? Task.fail("cannot delete user " + name + ", not in " + config.target(sys))
                    : config.withUsers(left).save().and(Task.print("deleted user " + name + " from " + config.target(sys) + "\n"));
        }));
    }

    public static Task<Done> setCluster(Job job) {
        if (job.arguments().size() != 1) {
            return Misuse.helped(job);
        }
        if (job.on("insecure-skip-tls-verify") && !job.text("certificate-authority").isEmpty()) {
            return Task.fail("you cannot specify a certificate authority and insecure mode at the same time");
        }
        if (job.on("embed-certs") && job.text("certificate-authority").isEmpty()) {
            return Task.fail("you must specify a --certificate-authority to embed");
        }
        String name = job.arguments().get(0);
        return Kubeconfig.loadToChange(job.flags()).then(config -> Task.with(sys -> {
            Mapping cluster = config.clusters().getOrDefault(name, Mapping.EMPTY);
            for (String flag : List.of("server", "tls-server-name", "proxy-url")) {
                cluster = job.given(flag) ? put(cluster, flag.equals("proxy-url") ? flag : flag, job.text(flag)) : cluster;
            }
            if (job.given("insecure-skip-tls-verify")) {
                cluster = job.on("insecure-skip-tls-verify")
                        ? cluster.with("insecure-skip-tls-verify", true).without("certificate-authority").without("certificate-authority-data")
                        : cluster.without("insecure-skip-tls-verify");
            }
            if (job.given("certificate-authority")) {
                cluster = file(sys, cluster, "certificate-authority", job.text("certificate-authority"), job.on("embed-certs")).without("insecure-skip-tls-verify");
            }
            Map<String, Mapping> clusters = new LinkedHashMap<>(config.clusters());
            clusters.put(name, cluster);
            return config.withClusters(clusters).save().and(Task.print("Cluster " + Quote.go(name) + " set.\n"));
        }));
    }

    public static Task<Done> setUser(Job job) {
        if (job.arguments().size() != 1) {
            return Misuse.helped(job);
        }
        boolean token = !job.text("token").isEmpty();
        boolean basic = !job.text("username").isEmpty() || !job.text("password").isEmpty();
        if (token && basic) {
            return Task.fail("you cannot specify more than one authentication method at the same time: --token, --basic-auth");
        }
        String name = job.arguments().get(0);
        return Kubeconfig.loadToChange(job.flags()).then(config -> Task.with(sys -> {
            Mapping user = config.users().getOrDefault(name, Mapping.EMPTY);
            for (String flag : List.of("client-certificate", "client-key")) {
                user = job.given(flag) ? file(sys, user, flag, job.text(flag), job.on("embed-certs")) : user;
            }
            for (String flag : List.of("token", "username", "password")) {
                user = job.given(flag) ? put(user, flag, job.text(flag)) : user;
            }
            Map<String, Mapping> users = new LinkedHashMap<>(config.users());
            users.put(name, user);
            return config.withUsers(users).save().and(Task.print("User " + Quote.go(name) + " set.\n"));
        }));
    }

    private static Mapping put(Mapping entry, String key, String value) {
        return value.isEmpty() ? entry.without(key) : entry.with(key, value);
    }

    private static Mapping file(Sys sys, Mapping entry, String key, String path, boolean embed) {
        if (!embed) {
            String absolute = path.isEmpty() || path.startsWith("/") ? path : sys.directory() + "/" + path;
            return put(entry.without(key + "-data"), key, absolute);
        }
        Outcome<Bytes> content = sys.files().read(path);
        String data = content.ok() ? Base64.getEncoder().encodeToString(content.value().toArray()) : "";
        return put(entry.without(key), key + "-data", data);
    }

    /** {@code config set} and {@code config unset}. */
    public static Task<Done> set(Job job) {
        return job.arguments().size() != 2 ? Misuse.helped(job)
                : job.arguments().get(1).isEmpty() ? Task.fail("you cannot use set to unset a property")
                : property(job.flags().has("set-raw-bytes"), job, job.arguments().get(0), job.arguments().get(1));
    }

    public static Task<Done> unset(Job job) {
        return job.arguments().size() != 1 ? Misuse.helped(job) : property(false, job, job.arguments().get(0), "");
    }

    private static Task<Done> property(boolean raw, Job job, String path, String value) {
        boolean unset = value.isEmpty();
        List<String> steps = List.of(path.split("\\."));
        Task<Done> told = Task.print("Property " + Quote.go(path) + (unset ? " unset.\n" : " set.\n"));
        return Kubeconfig.loadToChange(job.flags()).then(config -> {
            if (steps.get(0).equals("current-context") && steps.size() == 1) {
                return config.withCurrent(value).save().and(told);
            }
            if (!List.of("clusters", "users", "contexts").contains(steps.get(0))) {
                return Task.fail("unable to locate path &config.navigationStep{stepValue:" + Quote.go(steps.get(0)) + ", stepType:reflect.TypeOf(nil)} under {}");
            }
            Map<String, Mapping> entries = new LinkedHashMap<>(switch (steps.get(0)) {
                case "clusters" -> config.clusters();
                case "users" -> config.users();
                default -> config.contexts();
            });
            Failure failure = change(entries, steps, value, raw);
            if (!failure.bare().isEmpty()) {
                return Task.fail(failure);
            }
            return (switch (steps.get(0)) {
                case "clusters" -> config.withClusters(entries);
                case "users" -> config.withUsers(entries);
                default -> config.withContexts(entries);
            }).save().and(told);
        });
    }

    /** Changes an entry; an empty failure is none. */
    private static Failure change(Map<String, Mapping> entries, List<String> steps, String value, boolean raw) {
        boolean unset = value.isEmpty();
        if (steps.size() == 1) {
            if (unset) {
                entries.clear();
                return new Failure.Plain("");
            }
            return new Failure.Plain("can't set a map to a value: map[]");
        }
        String name = steps.get(1);
        if (steps.size() == 2) {
            if (!unset) {
                return new Failure.Plain("unexpected end of path " + String.join(".", steps));
            }
            entries.remove(name);
            return new Failure.Plain("");
        }
        if (unset && !entries.containsKey(name)) {
            return new Failure.Plain("current map key `" + name + "` is invalid");
        }
        Mapping entry = entries.getOrDefault(name, Mapping.EMPTY);
        String key = steps.get(2);
        Object written = value.equals("true") && key.startsWith("insecure") ? Boolean.TRUE
                : key.endsWith("-data") && raw ? Base64.getEncoder().encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) : value;
        entries.put(name, unset ? entry.without(key) : entry.with(key, written));
        return new Failure.Plain("");
    }
}
