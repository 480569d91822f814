package dev.drydock.tutor.command;

import dev.drydock.lessons.course.LessonInLanguages;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.tutor.workshop.Watch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.List;

/** {@code drydock preview}: a lesson as its learners will see it, while it is being written. */
public final class PreviewCommand {
    private PreviewCommand() {}

    public static int preview(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("--from"), List.of("--help", "-h", "--watch"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.preview");
            if (arguments.operands().size() != 1) return program.misunderstood("preview.which");
            Sentences sentences = Sentences.of(program.sentences().language().code());
            Watch watch = new Watch(program.edge().disk(), Path.of(arguments.operands().get(0)), sentences, System::nanoTime);
            String news = watch.news().stripTrailing();
            if (!news.isEmpty()) program.print(news);
            Optional<LessonInLanguages> sound = watch.sound();
            if (sound.isEmpty()) return Program.PROBLEMS;
            String from = arguments.value("--from", "");
            if (!from.isEmpty() && sound.get().lesson().step(from).isEmpty()) {
                program.complain("preview.no-step", from, String.join(", ", sound.get().lesson().steps().stream().map(step -> step.id()).toList()));
                return Program.USAGE;
            }
            return Talking.preview(watch, from, arguments.has("--watch"), program);
        });
    }
}
