package dev.drydock.tutor.remark;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.source.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for the one thing that is most worth saying about a line. */
public final class Remarks {
    /** A line that printed nothing of the kind and changed nothing worth a remark is passed over quickly. */
    private static final Pattern TROUBLE = Pattern.compile(
            "(?i)error|not found|no such|unknown|invalid|cannot|couldn't|could not|refused|unable|illegal|no resources|not running|failed");

    private static final List<Remark> ALL = List.of(new Commands(), new Flags(), Remarks::misconception, Troubles::about, new Names(), new Hosts(), new Objects());

    private Remarks() {}

    /** What is most worth saying, or nothing. */
    public static Optional<String> about(Aftermath after) {
        Optional<String> width = new FullWidth().about(after);
        if (width.isPresent()) return width;
        boolean quiet = !TROUBLE.matcher(after.output()).find();
        if (quiet) return Troubles.about(after);
        for (Remark each : ALL) {
            Optional<String> said = each.about(after);
            if (said.isPresent()) return said;
        }
        return Optional.empty();
    }

    /** What went wrong a moment later, when the prompt was there already. */
    public static Optional<String> later(Aftermath after) {
        return Troubles.about(after);
    }

    private static Optional<String> misconception(Aftermath after) {
        var misconceptions = Course.ofTheProgram().misconceptions(new Problems());
        return misconceptions.shownBy(after.line(), after.output().replace("\r", ""))
                .flatMap(name -> misconceptions.sentence(name, after.sentences().language().code()));
    }
}
