package dev.drydock.lessons.condition;

import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.WorldView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Something that a container can be asked for. */
public sealed interface Trait {

    Condition judge(ContainerSeen container, WorldView world);

    /** Made from an image. */
    record From(String image) implements Trait {
        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            return Condition.of(container.isFrom(image, world), "check.container.image",
                    "image", image, "here", container.imageName());
        }
    }

    /** In one of these states. */
    record InState(List<String> states) implements Trait {
        public InState {
            states = List.copyOf(states);
        }

        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            return Condition.of(states.contains(container.state()), "check.container.state",
                    "state", String.join(" / ", states), "here", container.state());
        }
    }

    /** Ended, with this code. A container that runs shows 0, which means nothing. */
    record ExitedWith(int code) implements Trait {
        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            if (container.exitCode().isEmpty()) {
                return Condition.of(false, "check.container.exit-code.none",
                        "code", "" + code, "here", container.state());
            }
            return Condition.of(container.exitCode().get() == code, "check.container.exit-code",
                    "code", "" + code, "here", "" + container.exitCode().get());
        }
    }

    /** Publishes these ports, and perhaps others; none at all when the map is empty. */
    record Publishes(Map<String, String> containerPortByHostPort) implements Trait {
        public Publishes {
            containerPortByHostPort = Collections.unmodifiableMap(new LinkedHashMap<>(containerPortByHostPort));
        }

        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            Map<String, String> here = container.containerPortByHostPort();
            String seen = written(here);
            if (containerPortByHostPort.isEmpty()) {
                return Condition.of(here.isEmpty(), "check.container.publishes-none", "here", seen);
            }
            boolean met = here.entrySet().containsAll(containerPortByHostPort.entrySet());
            String code = !met && here.isEmpty() ? "check.container.publishes.nothing" : "check.container.publishes";
            return Condition.of(met, code, "ports", written(containerPortByHostPort), "here", seen);
        }

        private static String written(Map<String, String> ports) {
            return ports.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /** Has this restart policy. */
    record Restarts(String policy) implements Trait {
        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            return Condition.of(container.restartPolicy().equals(policy), "check.container.restart",
                    "policy", policy, "here", container.restartPolicy());
        }
    }

    /** Has a variable in its environment. */
    record HasVariable(String variable, String value) implements Trait {
        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            String here = container.environment(variable).map(v -> variable + "=" + v).orElse("");
            String code = here.isEmpty() ? "check.container.env.nothing" : "check.container.env";
            return Condition.of(here.equals(variable + "=" + value), code,
                    "variable", variable, "value", value, "here", here);
        }
    }

    /** Has a label. */
    record HasLabel(String key, String value) implements Trait {
        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            String here = container.label(key).map(v -> key + "=" + v).orElse("");
            String code = here.isEmpty() ? "check.container.label.nothing" : "check.container.label";
            return Condition.of(here.equals(key + "=" + value), code, "key", key, "value", value, "here", here);
        }
    }

    /** Runs a command in which this is found. */
    record Runs(TextTest command) implements Trait {
        @Override
        public Condition judge(ContainerSeen container, WorldView world) {
            return Condition.of(command.accepts(container.command()), "check.container.command",
                    "wanted", command.shown(), "here", container.command());
        }
    }
}
