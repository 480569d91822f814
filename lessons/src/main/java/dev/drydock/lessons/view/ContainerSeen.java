package dev.drydock.lessons.view;

import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What lessons ask of a container, read from what {@code docker inspect} shows of it. */
public record ContainerSeen(Tree inspect) {

    /** The containers of a world, newest first. */
    public static List<ContainerSeen> all(WorldView world) {
        return world.containers().stream().map(ContainerSeen::new).toList();
    }

    /** The container with a name. */
    public static Optional<ContainerSeen> named(WorldView world, String name) {
        return all(world).stream().filter(container -> container.name().equals(name)).findFirst();
    }

    public String name() {
        String name = inspect.get("Name").text();
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** The image as it was named when the container was made. */
    public String imageName() {
        return inspect.at("Config", "Image").text();
    }

    /** {@code created running paused restarting removing exited} or {@code dead}. */
    public String state() {
        return inspect.at("State", "Status").text();
    }

    /** The exit code, once the container has ended. */
    public Optional<Integer> exitCode() {
        boolean ended = state().equals("exited") || state().equals("dead");
        return ended ? Optional.of(inspect.at("State", "ExitCode").wholeInt()) : Optional.empty();
    }

    /** Why it could not be started; else empty. */
    public String startError() {
        return inspect.at("State", "Error").text();
    }

    /**
     * Whether it was made from an image: by the same name, or from the same content under another.
     *
     * @param image a name as people write it, {@code nginx} or {@code nginx:1.27}
     */
    public boolean isFrom(String image, WorldView world) {
        if (sameName(image, imageName())) return true;
        return world.images().stream()
                .filter(seen -> seen.get("RepoTags").texts().stream().anyMatch(tag -> sameName(image, tag)))
                .anyMatch(seen -> seen.get("Id").text().equals(inspect.get("Image").text()));
    }

    /** Whether two image names are one, {@code nginx} and {@code docker.io/library/nginx:latest}. */
    public static boolean sameName(String one, String other) {
        return Reference.parse(one) instanceof Reference a
                && Reference.parse(other) instanceof Reference b
                && a.orLatest().equals(b.orLatest());
    }

    /** Host ports and what they lead to, {@code 8080} to {@code 80} or {@code 53} to {@code 53/udp}; of a stopped container those asked for. */
    public Map<String, String> containerPortByHostPort() {
        Mapping bound = inspect.at("NetworkSettings", "Ports").mapping();
        boolean running = inspect.at("State", "Running").truth();
        Mapping ports = running ? bound : inspect.at("HostConfig", "PortBindings").mapping();
        Map<String, String> published = new TreeMap<>();
        ports.forEach((port, bindings) -> {
            for (Tree binding : bindings.items()) {
                published.put(binding.get("HostPort").text(), port.endsWith("/tcp") ? port.substring(0, port.length() - 4) : port);
            }
        });
        return published;
    }

    /** A variable of its environment. */
    public Optional<String> environment(String variable) {
        return inspect.at("Config", "Env").texts().stream()
                .filter(entry -> entry.startsWith(variable + "="))
                .map(entry -> entry.substring(variable.length() + 1))
                .reduce((earlier, later) -> later);
    }

    public Optional<String> label(String key) {
        Mapping labels = inspect.at("Config", "Labels").mapping();
        return labels.has(key) ? Optional.of(labels.get(key).text()) : Optional.empty();
    }

    /** {@code no always on-failure} or {@code unless-stopped}. */
    public String restartPolicy() {
        return inspect.at("HostConfig", "RestartPolicy", "Name").text("no");
    }

    /** What it runs, in one line. */
    public String command() {
        List<String> words = new ArrayList<>();
        words.add(inspect.get("Path").text());
        words.addAll(inspect.get("Args").texts());
        return String.join(" ", words);
    }
}
