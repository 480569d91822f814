package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.condition.TextTest;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import java.util.List;
import java.util.Optional;

/**
 * In this step a line was typed that looks like this, ended so, or printed that. The world is the better witness; this is for
 * what leaves no trace in it, and for telling mistakes apart.
 */
public record Ran(Optional<TextTest> line, Optional<Integer> exitCode, Optional<TextTest> output) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        boolean met = world.typed().stream().anyMatch(this::accepts);
        String wanted = line.or(() -> output).map(TextTest::shown).orElse("");
        return List.of(Condition.of(met, line.isPresent() ? "check.ran" : "check.said", "wanted", wanted));
    }

    private boolean accepts(TypedLine typed) {
        return line.map(test -> test.accepts(typed.line().strip())).orElse(true)
                && exitCode.map(code -> code == typed.exitCode()).orElse(true)
                && output.map(test -> test.accepts(typed.output())).orElse(true);
    }
}
