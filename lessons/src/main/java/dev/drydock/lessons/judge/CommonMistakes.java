package dev.drydock.lessons.judge;

import dev.drydock.lessons.check.AllOf;
import dev.drydock.lessons.check.AnyOf;
import dev.drydock.lessons.check.Check;
import dev.drydock.lessons.check.ContainerIs;
import dev.drydock.lessons.condition.Trait;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes wrong in every lesson that wants a container: another name, a start that failed, a process that ended at once. */
final class CommonMistakes {
    private final ContainerIs wanted;
    private final WorldView world;

    private CommonMistakes(ContainerIs wanted, WorldView world) {
        this.wanted = wanted;
        this.world = world;
    }

    /** The mistake at the first wanted container that is not as it should be. */
    static Optional<Message> find(Step.Task task, WorldView world) {
        return task.goals().stream()
                .flatMap(goal -> containers(goal.check()))
                .filter(wanted -> !wanted.holds(world))
                .findFirst()
                .flatMap(wanted -> new CommonMistakes(wanted, world).find());
    }

    private static Stream<ContainerIs> containers(Check check) {
        if (check instanceof ContainerIs container) return Stream.of(container);
        List<Check> inner = check instanceof AllOf all ? all.checks() : check instanceof AnyOf any ? any.checks() : List.of();
        return inner.stream().flatMap(CommonMistakes::containers);
    }

    private Optional<Message> find() {
        if (wanted.name().isEmpty()) return onlyCreated().or(this::missingImage);
        String name = wanted.name().get();
        Optional<ContainerSeen> container = ContainerSeen.named(world, name);
        if (container.isEmpty()) return otherName(name).or(this::missingImage);
        if (wrongImage(container.get())) return nameTaken(name, container.get());
        return wantsToRun() ? notRunning(name, container.get()) : Optional.empty();
    }

    /** A container of the right image that was never started, where one is wanted that was. */
    private Optional<Message> onlyCreated() {
        boolean mayBeNew = wanted.traits().stream().anyMatch(trait -> trait instanceof Trait.InState in && in.states().contains("created"));
        boolean tellsImage = wanted.traits().stream().anyMatch(Trait.From.class::isInstance);
        if (mayBeNew || !tellsImage) return Optional.empty();
        return ContainerSeen.all(world).stream()
                .filter(container -> container.state().equals("created") && container.startError().isEmpty() && !wrongImage(container))
                .findFirst()
                .map(container -> Message.of("diagnosis.created-only", "name", container.name()));
    }

    /** Everything is right but the name. */
    private Optional<Message> otherName(String name) {
        boolean tellsImage = wanted.traits().stream().anyMatch(Trait.From.class::isInstance);
        if (!tellsImage) return Optional.empty();
        return ContainerSeen.all(world).stream()
                .filter(other -> wanted.traits().stream().allMatch(trait -> trait.judge(other, world).met()))
                .findFirst()
                .map(other -> Message.of("diagnosis.other-name", "name", name, "here", other.name()));
    }

    /** The last line named an image that nobody has. */
    private Optional<Message> missingImage() {
        String output = lastLine().map(TypedLine::output).orElse("");
        boolean missing = output.contains("pull access denied") || output.contains("No such image")
                || output.contains("manifest unknown") || output.contains("manifest for ");
        return missing ? Optional.of(Message.of("diagnosis.image-missing")) : Optional.empty();
    }

    private boolean wrongImage(ContainerSeen container) {
        return wanted.traits().stream()
                .anyMatch(trait -> trait instanceof Trait.From from && !from.judge(container, world).met());
    }

    /** A container of another image has the name; making the right one is refused until that is gone. */
    private Optional<Message> nameTaken(String name, ContainerSeen container) {
        return Optional.of(Message.of("diagnosis.name-taken", "name", name, "image", container.imageName()));
    }

    private boolean wantsToRun() {
        return wanted.traits().stream()
                .anyMatch(trait -> trait instanceof Trait.InState in && in.states().equals(List.of("running")));
    }

    private Optional<Message> notRunning(String name, ContainerSeen container) {
        String error = container.startError();
        if (error.contains("port is already allocated") || error.contains("address already in use")) {
            String ports = String.join(", ", container.containerPortByHostPort().keySet());
            return Optional.of(Message.of("diagnosis.port-taken", "name", name, "port", ports));
        }
        if (!error.isEmpty()) return Optional.of(Message.of("diagnosis.cannot-start", "name", name, "why", error));
        String code = container.exitCode().map(String::valueOf).orElse("");
        return switch (container.state()) {
            case "created" -> Optional.of(Message.of("diagnosis.created-only", "name", name));
            case "exited" -> Optional.of(
                    Message.of("diagnosis.exited", "name", name, "code", code, "command", container.command()));
            case "paused" -> Optional.of(Message.of("diagnosis.paused", "name", name));
            default -> Optional.empty();
        };
    }

    private Optional<TypedLine> lastLine() {
        List<TypedLine> typed = world.typed();
        return typed.isEmpty() ? Optional.empty() : Optional.of(typed.get(typed.size() - 1));
    }
}
