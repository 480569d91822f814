package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** What flags and arguments say about a container to be created: the body of the request, or why not. */
public sealed interface ContainerSettings {

    /**
     * Settings that can be sent.
     *
     * @param config what concerns the container itself
     * @param host how the host treats it
     * @param networking the networks it joins
     */
    record Usable(Mapping config, Mapping host, Mapping networking) implements ContainerSettings {
        /** The whole body. */
        public Mapping body() {
            return config.with("HostConfig", host).with("NetworkingConfig", networking);
        }

        /** For a container that nobody is attached to. */
        public Usable detached() {
            return new Usable(config.with("AttachStdin", false).with("AttachStdout", false).with("AttachStderr", false).with("StdinOnce", false),
                    host, networking);
        }

        /** Whether one of the streams is to be attached. */
        public boolean attaches(String stream) {
            return config.get("Attach" + stream).truth();
        }

        /** Whether the container gets a terminal. */
        public boolean tty() {
            return config.get("Tty").truth();
        }
    }

    /** The client refuses them. */
    record Refused(String complaint) implements ContainerSettings {}

    /** Reads them. @param arguments the image, then the command */
    static ContainerSettings read(GivenFlags flags, List<String> arguments, Sys sys) {
        try {
            return usable(flags, arguments, new Surroundings(sys));
        } catch (Unusable unusable) {
            return new Refused(unusable.getMessage());
        }
    }

    private static Usable usable(GivenFlags flags, List<String> arguments, Surroundings around) {
        if (!flags.text("mac-address").isEmpty() && !isMac(flags.text("mac-address"))) {
            throw new Unusable(flags.text("mac-address") + " is not a valid mac address");
        }
        long swappiness = flags.number("memory-swappiness");
        if (swappiness != -1 && (swappiness < 0 || swappiness > 100)) {
            throw new Unusable("invalid value: " + swappiness + ". Valid memory swappiness range is 0-100");
        }
        Volumes volumes = Volumes.of(flags.all("volume"), flags.all("mount"), flags.all("tmpfs"), around);
        Ports ports = Ports.of(flags.all("publish"), flags.all("expose"));
        List<String> environment = Pairs.environment(flags.all("env-file"), flags.all("env"), around);
        List<String> labels = Pairs.labels(flags.all("label-file"), flags.all("label"), around);
        modes(flags);
        Mapping health = Health.tree(flags);
        Endpoints networks = Endpoints.of(flags);
        Mapping host = new HostSettings(flags, volumes, ports, networks, around.size()).tree();
        if (flags.on("rm") && !List.of("", "no").contains(host.at("RestartPolicy", "Name").text())) {
            throw new Unusable("conflicting options: cannot specify both --restart and --rm");
        }
        boolean chosen = flags.has("attach");
        boolean input = flags.on("interactive") || flags.all("attach").contains("stdin");
        Mapping.Builder config = Mapping.builder()
                .put("Hostname", flags.text("hostname")).put("Domainname", flags.text("domainname")).put("User", flags.text("user"))
                .put("AttachStdin", input)
                .put("AttachStdout", !chosen || flags.all("attach").contains("stdout"))
                .put("AttachStderr", !chosen || flags.all("attach").contains("stderr"))
                .putUnlessEmpty("ExposedPorts", ports.exposedTree())
                .put("Tty", flags.on("tty")).put("OpenStdin", flags.on("interactive")).put("StdinOnce", flags.on("interactive") && input)
                .put("Env", orNull(environment)).put("Cmd", orNull(arguments.subList(1, arguments.size())))
                .putUnlessEmpty("Healthcheck", health)
                .put("Image", arguments.get(0)).put("Volumes", volumes.anonymousTree()).put("WorkingDir", flags.text("workdir"))
                .put("Entrypoint", flags.has("entrypoint") ? Tree.of(List.of(flags.text("entrypoint"))) : Nothing.NOTHING)
                .putUnlessEmpty("MacAddress", flags.text("mac-address"))
                .put("OnBuild", Nothing.NOTHING).put("Labels", Pairs.tree(labels))
                .putUnlessEmpty("StopSignal", flags.text("stop-signal"));
        if (flags.has("stop-timeout")) {
            config.put("StopTimeout", flags.number("stop-timeout"));
        }
        return new Usable(config.build(), host, networks.tree());
    }

    private static void modes(GivenFlags flags) {
        check(flags.text("pid"), "host|container:.+|", "--pid: invalid PID mode");
        check(flags.text("uts"), "host|", "--uts: invalid UTS mode");
        check(flags.text("userns"), "host|", "--userns: invalid USER mode");
        check(flags.text("cgroupns"), "host|private|", "--cgroupns: invalid CGROUP mode");
        if (flags.text("log-driver").equals("none") && flags.has("log-opt")) {
            throw new Unusable("invalid logging opts for driver none");
        }
        for (String option : flags.all("security-opt")) {
            if (!option.startsWith("no-new-privileges") && !option.matches("[^=:]+[=:].+")) {
                throw new Unusable("Invalid --security-opt: \"" + option + "\"");
            }
        }
        if (flags.all("storage-opt").stream().anyMatch(option -> !option.contains("="))) {
            throw new Unusable("invalid storage option");
        }
    }

    private static void check(String value, String pattern, String complaint) {
        if (!value.matches(pattern)) {
            throw new Unusable(complaint);
        }
    }

    /** Whether the text is a hardware address. */
    static boolean isMac(String text) {
        return text.strip().matches("([0-9a-fA-F]{2}([:-]))(?:[0-9a-fA-F]{2}\\2){4}[0-9a-fA-F]{2}");
    }

    private static Tree orNull(List<String> list) {
        return list.isEmpty() ? Nothing.NOTHING : Tree.of(list);
    }
}
