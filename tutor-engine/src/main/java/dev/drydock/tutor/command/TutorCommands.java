package dev.drydock.tutor.command;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.prose.LessonText;
import dev.drydock.lessons.source.Nearest;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.tutor.home.Library;
import dev.drydock.tutor.home.Standing;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.lookup.Lookup;
import dev.drydock.tutor.page.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            List<String> known = Talking.library(program).ids();
            if (known.contains(id)) return Talking.tutor(Optional.of(id), arguments.has("--again"), program);
            program.complain("usage.no-lesson", id);
            Nearest.to(id, known).ifPresent(near -> program.complain("usage.did-you-mean", near));
            program.complain("usage.see-lessons");
            return Program.USAGE;
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    /** The lessons by name, with their titles and how far the learner is: a line each. */
    public static int lessons(List<String> words, Program program) {
        try {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h", "--json", "--steps"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.lessons");
            if (!arguments.operands().isEmpty()) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(0));
            List<Listed> listed = listed(program);
            return program.print(arguments.has("--json") ? json(listed, arguments.has("--steps"), program) : table(listed, program));
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    /** The demonstration without a keyboard. */
    public static int demo(List<String> words, Program program) {
        try {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h", "--fast"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.demo");
            if (!arguments.operands().isEmpty()) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(0));
            return Talking.demo(arguments.has("--fast"), program);
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    /** A word of the course, or where words are found in it. */
    public static int lookup(String command, List<String> words, Program program) {
        try {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help." + command);
            Lookup lookup = new Lookup(program.sentences(), Lookup.COLUMNS);
            String wanted = String.join(" ", arguments.operands());
            List<String> lines = command.equals("glossary") ? lookup.glossary(wanted) : lookup.search(wanted);
            int code = program.print(String.join("\n", lines));
            return lookup.found() ? code : Program.PROBLEMS;
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        }
    }

    private record Listed(String id, String number, String chapter, LessonText.Frame frame, Standing standing) {}

    private static List<Listed> listed(Program program) {
        Library library = Talking.library(program);
        Language language = program.sentences().language();
        List<Listed> listed = new ArrayList<>();
        for (Course.Chapter chapter : library.chapters(language)) {
            for (String id : chapter.lessonIds()) {
                LessonText.Frame frame = library.text(id, language).frame();
                Standing standing = Standing.of(program.edge().disk(), Talking.folder(program), id);
                listed.add(new Listed(id, library.number(id), chapter.name(), frame, standing));
            }
        }
        return listed;
    }

    private static String table(List<Listed> listed, Program program) {
        int ids = listed.stream().mapToInt(each -> each.id().length()).max().orElse(0);
        int titles = listed.stream().mapToInt(each -> Columns.of(each.frame().title())).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (Listed each : listed) {
            String state = each.standing() == Standing.NEW ? "" : program.sentences().say(each.standing() == Standing.DONE ? "menu.done" : "menu.begun");
            String line = each.number() + "  " + Columns.pad(each.id(), ids) + "  " + Columns.pad(each.frame().title(), titles) + "  " + state;
            lines.append(lines.length() == 0 ? "" : "\n").append(line.stripTrailing());
        }
        return lines.toString();
    }

    private static String json(List<Listed> listed, boolean steps, Program program) {
        List<Tree> lessons = new ArrayList<>();
        for (Listed each : listed) {
            Mapping lesson = Mapping.of(
                    "id", new Text(each.id()), "number", new Text(each.number()), "chapter", new Text(each.chapter()),
                    "title", new Text(each.frame().title()), "summary", new Text(each.frame().summary().strip()),
                    "state", new Text(each.standing().name().toLowerCase(Locale.ROOT)));
            lessons.add(steps ? lesson.with("steps", LessonSteps.of(Talking.library(program).inAllLanguages(each.id()))) : lesson);
        }
        return Json.indented(new Sequence(lessons));
    }
}
