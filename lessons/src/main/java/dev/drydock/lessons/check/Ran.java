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
        String wanted = line.or(() -> output).map(Ran::example).orElse("");
        return List.of(Condition.of(met, line.isPresent() ? "check.ran" : "check.said", "wanted", wanted));
    }

    /** What a learner is shown of a pattern: its plainest example, with an ellipsis for what may be anything. */
    private static String example(TextTest test) {
        if (!(test instanceof TextTest.Matches)) return test.shown();
        String plain = test.shown();
        String before;
        do {
            before = plain;
            plain = plain.replaceAll("\\((\\?:)?[^()]*\\)\\?", "").replaceAll("\\((?:\\?:)?([^()|]*)(?:\\|[^()]*)?\\)", "$1");
        } while (!plain.equals(before));
        return plain.replaceAll("\\[[^\\]]*\\][*+]?|\\.[*+]", "… ").replaceAll("^\\^|\\$$|\\\\b", "").replace("\\", "").replaceAll(" +", " ").strip();
    }

    private boolean accepts(TypedLine typed) {
        return line.map(test -> test.accepts(typed.line().strip())).orElse(true)
                && exitCode.map(code -> code == typed.exitCode()).orElse(true)
                && output.map(test -> test.accepts(typed.output())).orElse(true);
    }

    @Override
    public int cost() {
        return 0;
    }
}
