package dev.drydock.lessons.check;

import dev.drydock.lessons.view.FileSeen;
import dev.drydock.lessons.view.HttpSeen;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A world that is only looked at, put together by hand. */
public class SeenWorld implements WorldView {
    public boolean engineAnswers = true;
    public final List<Tree> containers = new ArrayList<>();
    public final List<Tree> images = new ArrayList<>();
    public final Map<String, String> logsByContainer = new LinkedHashMap<>();
    public final Map<String, String> textByFile = new LinkedHashMap<>();
    public final Map<String, HttpSeen> answerByUrl = new LinkedHashMap<>();
    public final Map<String, SeenWorld> worldByLine = new LinkedHashMap<>();
    public final List<TypedLine> typed = new ArrayList<>();

    /** A container as {@code docker inspect} shows it, with what matters here. */
    public SeenWorld container(String name, String image, String state, int exitCode, String ports) {
        containers.add(Json.parse("""
                {"Id": "8f3c", "Name": "/%s", "Path": "/entry", "Args": ["run", "it"], "Image": "sha256:%s",
                 "State": {"Status": "%s", "Running": %s, "ExitCode": %d, "Error": ""},
                 "Config": {"Image": "%s", "Hostname": "8f3c0a1b2c3d", "Env": ["COLOR=blue", "PATH=/bin"], "Labels": {"tier": "front"}},
                 "HostConfig": {"PortBindings": {%s}, "RestartPolicy": {"Name": "no"}},
                 "NetworkSettings": {"Ports": {%s}}}
                """.formatted(name, image, state, state.equals("running"), exitCode, image, ports, ports)));
        return this;
    }

    public static String port(String container, String host) {
        return "\"%s\": [{\"HostIp\": \"0.0.0.0\", \"HostPort\": \"%s\"}]".formatted(container, host);
    }

    public SeenWorld image(String tag) {
        images.add(Json.parse("{\"Id\": \"sha256:%s\", \"RepoTags\": [\"%s\"]}".formatted(tag.replaceAll(":.*", ""), tag)));
        return this;
    }

    @Override
    public boolean engineAnswers() {
        return engineAnswers;
    }

    @Override
    public List<Tree> containers() {
        return engineAnswers ? containers : List.of();
    }

    @Override
    public List<Tree> images() {
        return engineAnswers ? images : List.of();
    }

    @Override
    public Optional<String> logs(String container) {
        return Optional.ofNullable(logsByContainer.get(container));
    }

    @Override
    public Optional<FileSeen> hostFile(String path) {
        return Optional.ofNullable(textByFile.get(path)).map(text -> new FileSeen(false, text));
    }

    @Override
    public Optional<FileSeen> containerFile(String container, String path) {
        return hostFile(container + ":" + path);
    }

    @Override
    public Optional<HttpSeen> get(Optional<String> from, String url) {
        return Optional.ofNullable(answerByUrl.get(url));
    }

    @Override
    public WorldView after(String line) {
        return worldByLine.getOrDefault(line, this);
    }

    @Override
    public List<TypedLine> typed() {
        return typed;
    }

    @Override
    public long nowMillis() {
        return 0;
    }
}
