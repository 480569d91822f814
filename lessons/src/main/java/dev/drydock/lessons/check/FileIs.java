package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.condition.TextTest;
import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.FileSeen;
import dev.drydock.lessons.view.WorldView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file is there, or is not, and holds something.
 *
 * @param container empty for the learner's host
 * @param exists false when there must be no such file
 */
public record FileIs(Optional<String> container, String path, boolean exists, Optional<TextTest> content) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        if (container.isPresent()) {
            if (!world.engineAnswers()) return List.of(Condition.engineSilent());
            // That a file is gone cannot be told of a container that is gone.
            if (ContainerSeen.named(world, container.get()).isEmpty()) {
                return List.of(Condition.of(false, "check.container.exists", "name", container.get()),
                        Condition.pending(exists ? "check.file" : "check.no-file", "file", shown()));
            }
        }
        Optional<FileSeen> file = container.isPresent()
                ? world.containerFile(container.get(), path)
                : world.hostFile(path);
        if (!exists) return List.of(Condition.of(file.isEmpty(), "check.no-file", "file", shown()));
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.of(file.isPresent(), "check.file", "file", shown()));
        content.ifPresent(test -> conditions.add(file.isEmpty()
                ? Condition.pending("check.file.content", "file", shown(), "wanted", test.shown())
                : Condition.of(test.accepts(file.get().text()), "check.file.content", "file", shown(), "wanted", test.shown())));
        return conditions;
    }

    /** As {@code docker cp} would name it. */
    private String shown() {
        return container.map(name -> name + ":" + path).orElse(path);
    }
}
