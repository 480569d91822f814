package dev.drydock.sandbox.engine;

import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.engine.record.Health;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.engine.record.Volume;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.trace.Fact;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what an engine did from what changed in its records. Keys of sentences begin with {@code deed.}. */
public final class Deeds implements Fact.Teller {
    @Override
    public Optional<Fact> tell(Change change) {
        if (change.key().family() == Container.CONTAINERS) {
            return container(change.before(Container.CONTAINERS), change.after(Container.CONTAINERS));
        }
        if (change.key().family() == Images.IMAGES) {
            return image(change.before(Images.IMAGES), change.after(Images.IMAGES));
        }
        if (change.key().family() == Volume.VOLUMES) {
            return made("volume", change, change.before(Volume.VOLUMES).or(() -> change.after(Volume.VOLUMES)).map(Volume::name));
        }
        if (change.key().family() == DockerNetwork.NETWORKS) {
            return made("network", change,
                    change.before(DockerNetwork.NETWORKS).or(() -> change.after(DockerNetwork.NETWORKS)).map(DockerNetwork::name));
        }
        if (change.key().family() == Trouble.TROUBLES) {
            return change.after(Trouble.TROUBLES).map(trouble -> new Fact("trouble." + trouble.kind(), trouble.facts()));
        }
        if (change.key().family() == Health.HEALTHS) {
            return health(change);
        }
        return Optional.empty();
    }

    /** Health that turned good or bad; what a stopped container is said to be is no news. */
    private static Optional<Fact> health(Change change) {
        Optional<Health> before = change.before(Health.HEALTHS);
        Optional<Health> after = change.after(Health.HEALTHS);
        if (before.isEmpty() || after.isEmpty() || before.get().status() == after.get().status() || before.get().results().equals(after.get().results())) {
            return Optional.empty();
        }
        Health.Result last = after.get().results().get(after.get().results().size() - 1);
        return switch (after.get().status()) {
            case HEALTHY -> Optional.of(Fact.of("deed.container.healthy", after.get().container()));
            case UNHEALTHY -> Optional.of(Fact.of("trouble.unhealthy", after.get().container(), Integer.toString(after.get().failingStreak()),
                    Integer.toString(last.exitCode()), last.output().strip()));
            default -> Optional.empty();
        };
    }

    private static Optional<Fact> made(String kind, Change change, Optional<String> name) {
        if (change.before().isPresent() && change.after().isPresent()) {
            return Optional.empty();
        }
        return name.map(known -> Fact.of("deed." + kind + (change.after().isPresent() ? ".created" : ".removed"), known));
    }

    private static Optional<Fact> container(Optional<Container> before, Optional<Container> after) {
        if (after.isEmpty()) {
            return before.map(gone -> Fact.of("deed.container.removed", gone.name()));
        }
        Container now = after.get();
        if (before.isEmpty()) {
            return Optional.of(Fact.of("deed.container.created", now.name(), now.config().get("Image").text()));
        }
        if (!before.get().name().equals(now.name())) {
            return Optional.of(Fact.of("deed.container.renamed", before.get().name(), now.name()));
        }
        return state(before.get().state(), now).or(() -> ports(before.get(), now));
    }

    private static Optional<Fact> state(ContainerState before, Container now) {
        ContainerState state = now.state();
        if (before.status() != state.status()) {
            return switch (state.status()) {
                case RUNNING -> Optional.of(Fact.of(
                        before.is(ContainerState.Status.PAUSED) ? "deed.container.unpaused" : "deed.container.started", now.name()));
                case EXITED, DEAD -> Optional.of(Fact.of("deed.container.ended", now.name(), Integer.toString(state.exitCode())));
                case PAUSED -> Optional.of(Fact.of("deed.container.paused", now.name()));
                case RESTARTING -> Optional.of(Fact.of("deed.container.restarting", now.name(), Integer.toString(state.exitCode())));
                default -> Optional.empty();
            };
        }
        boolean failed = !state.error().isEmpty() && !state.error().equals(before.error());
        return failed ? Optional.of(Fact.of("deed.container.failed", now.name(), state.error())) : Optional.empty();
    }

    private static Optional<Fact> ports(Container before, Container now) {
        boolean opened = before.plugs().ports().isEmpty() && !now.plugs().ports().isEmpty();
        String list = now.plugs().ports().stream().map(port -> port.hostPort() + ":" + port.containerPort()).distinct().collect(Collectors.joining(", "));
        return opened ? Optional.of(Fact.of("deed.container.published", now.name(), list)) : Optional.empty();
    }

    private static Optional<Fact> image(Optional<StoredImage> before, Optional<StoredImage> after) {
        if (after.isEmpty()) {
            return before.map(gone -> Fact.of("deed.image.removed", name(gone)));
        }
        if (before.isEmpty()) {
            return Optional.of(Fact.of("deed.image.stored", name(after.get())));
        }
        boolean tagged = after.get().tags().size() > before.get().tags().size();
        return tagged ? Optional.of(Fact.of("deed.image.tagged", name(after.get()))) : Optional.empty();
    }

    private static String name(StoredImage image) {
        return image.tags().isEmpty() ? "<none>" : image.tags().get(image.tags().size() - 1).familiar();
    }
}
