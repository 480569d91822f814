package dev.drydock.tutor.home;

import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.lesson.Command;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.player.Progress;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a learner has come in the whole course, and which commands they have learned on the way. */
final class ProgressPage {
    /** The part of a command that names what it does: {@code docker image ls}, without flags and names. */
    private static final Pattern VERB = Pattern.compile(
            "\\b(?:docker (?:image|container|volume|network|system|compose|buildx|context|manifest) [a-z-]+|(?:docker|kubectl|virsh) [a-z][a-z-]*|lxc-[a-z]+|ssh|systemctl [a-z]+)");
    private static final int BAR = 20;

    private final Syllabus syllabus;
    private final Tongue tongue;

    ProgressPage(Syllabus syllabus, Tongue tongue) {
        this.syllabus = syllabus;
        this.tongue = tongue;
    }

    /** The page's lines, none wider than {@code columns}. */
    List<String> lines(int columns) {
        List<String> lines = new ArrayList<>(List.of(say("progress.title"), ""));
        Set<String> verbs = new LinkedHashSet<>();
        int hints = 0;
        for (Course.Chapter chapter : syllabus.chapters()) {
            int done = 0;
            List<String> begun = new ArrayList<>();
            for (String id : chapter.lessonIds()) {
                List<Entry> entries = syllabus.entries(id);
                if (Standing.of(entries) == Standing.DONE) done++;
                if (entries.isEmpty()) continue;
                begun.add("    " + syllabus.name(id) + "  (" + syllabus.state(id) + ")");
                hints += (int) entries.stream().filter(entry -> entry.kind() == Entry.Kind.WORD && entry.payload().equals("hint")).count();
                verbs.addAll(verbs(id, Progress.passed(entries)));
            }
            if (chapter.lessonIds().isEmpty()) continue;
            String title = tongue.sentences().find("chapter." + chapter.name()).orElse(chapter.name());
            lines.add(title);
            lines.add("  " + bar(done, chapter.lessonIds().size()) + "  " + say("progress.lessons", done, chapter.lessonIds().size()));
            lines.addAll(begun);
            lines.add("");
        }
        lines.add(say("progress.hints", hints));
        lines.add(verbs.isEmpty() ? say("progress.no-commands") : say("progress.commands", verbs.size(), String.join(", ", verbs)));
        List<String> fitted = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(" ")) fitted.add(Columns.cut(line, columns - 1));
            else fitted.addAll(List.of(Wrapping.fit(line, columns - 1).split("\n", -1)));
        }
        return fitted;
    }

    private Set<String> verbs(String id, List<String> passed) {
        Set<String> verbs = new LinkedHashSet<>();
        for (Step step : syllabus.steps(id)) {
            if (!(step instanceof Step.Task task) || !passed.contains(task.id())) continue;
            for (Command command : task.solution()) {
                Matcher verb = VERB.matcher(command.line());
                while (verb.find()) verbs.add(verb.group());
            }
        }
        return verbs;
    }

    private static String bar(int done, int all) {
        int filled = all == 0 ? 0 : done * BAR / all;
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }

    private String say(String key, Object... facts) {
        return tongue.sentences().say(key, facts);
    }
}
