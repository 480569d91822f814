package dev.drydock.tutor.command;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.source.Nearest;
import java.util.List;
import java.util.Optional;

/** {@code drydock}, {@code drydock learn} and {@code drydock lessons}. */
public final class TutorCommands {
    private TutorCommands() {}

    /** The tutor's menu, or the lesson that was begun. */
    public static int menu(Program program) {
        return Talking.tutor(Optional.empty(), false, program);
    }

    /** One lesson. */
    public static int learn(List<String> words, Program program) {
        try {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h", "--again"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.learn");
            if (arguments.operands().isEmpty()) return menu(program);
            if (arguments.operands().size() > 1) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(1));
            String id = arguments.operands().get(0);
            List<String> known = Course.ofTheProgram().lessonIds();
            if (known.contains(id)) return Talking.tutor(Optional.of(id), arguments.has("--again"), program);
            program.complain("usage.no-lesson", id);
            Nearest.to(id, known).ifPresent(near -> program.complain("usage.did-you-mean", near));
            program.complain("usage.see-lessons");
            return Program.USAGE;
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    /** The lessons by name, with their titles. */
    public static int lessons(List<String> words, Program program) {
        if (words.contains("--help") || words.contains("-h")) return program.tell("help.lessons");
        if (!words.isEmpty()) return program.misunderstood("usage.too-many", words.get(0));
        Course course = Course.ofTheProgram();
        String language = program.sentences().language().code();
        StringBuilder list = new StringBuilder();
        for (String id : course.lessonIds()) {
            var frame = course.lesson(id, language).orElseThrow().text(language).frame();
            list.append(list.length() == 0 ? "" : "\n").append(id).append("  ").append(frame.title()).append("\n    ").append(frame.summary());
        }
        return program.print(list.toString());
    }
}
