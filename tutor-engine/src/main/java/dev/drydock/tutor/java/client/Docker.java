package dev.drydock.tutor.java.client;

import java.util.List;
import java.util.function.Predicate;

/** The Docker engine of the learner's computer. */
public final class Docker {
    Docker() {}

    /** All containers, the stopped ones too. */
    public List<Container> containers() {
        return Lab.each(Lab.ask("containers"), Docker::container);
    }

    /** All images. */
    public List<Image> images() {
        return Lab.each(Lab.ask("images"), row -> new Image(row.get(0), row.get(1), Long.parseLong(row.get(2)), Integer.parseInt(row.get(3))));
    }

    /** The status that a URL answers, as seen from the learner's computer; 0 when nobody answers. */
    public int status(String url) {
        return Integer.parseInt(Lab.ask("status", url).get(0).get(0));
    }

    /** Restarts a container. */
    public void restart(String name) {
        Lab.ask("docker", "restart", name);
    }

    /** From now on asks this code about every running container, and restarts one that it has found not healthy. */
    public void healthCheck(Predicate<Container> healthy) {
        Lab.take("health", "", row -> "" + healthy.test(container(row)));
    }

    private static Container container(List<String> row) {
        return new Container(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), Integer.parseInt(row.get(5)));
    }
}
