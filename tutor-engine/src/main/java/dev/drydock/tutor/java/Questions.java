package dev.drydock.tutor.java;

import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.tutor.java.client.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers what a learner's Java asks. Keeps the answers of a line, so that the line can be carried out again and meet the same world. */
final class Questions {
    private final Door door;
    private final Duties duties;
    private List<String> kept = new ArrayList<>();
    private final Deque<String> again = new ArrayDeque<>();
    private boolean repeating;

    Questions(Door door, Duties duties) {
        this.door = door;
        this.duties = duties;
    }

    /** A new line begins. */
    void begin() {
        kept = new ArrayList<>();
        repeating = false;
    }

    /** A line is carried out again that had these answers. */
    void repeat(List<String> answers) {
        again.clear();
        again.addAll(answers);
        repeating = true;
    }

    /** The answers since {@link #begin}. */
    List<String> kept() {
        return List.copyOf(kept);
    }

    String answer(String question) {
        List<String> words = Rows.read(question).get(0);
        boolean duty = words.get(0).equals("duty");
        if (duty) duties.take(words.get(1), words.get(2));
        if (repeating) return again.isEmpty() ? refused("this line goes another way now") : again.remove();
        String answer = duty ? "" : fresh(words);
        kept.add(answer);
        return answer;
    }

    private String fresh(List<String> words) {
        WorldView view = door.view().get();
        return switch (words.get(0)) {
            case "containers" -> view.engineAnswers() ? Rows.write(WorldRows.containers(view)) : refused("the Docker engine does not answer");
            case "images" -> view.engineAnswers() ? Rows.write(WorldRows.images(view)) : refused("the Docker engine does not answer");
            case "pods" -> view.objects("Pod").isEmpty() ? refused("no API Server answers") : Rows.write(WorldRows.pods(view).stream()
                    .map(WorldRows::pod).filter(pod -> pod.get(0).equals(words.get(1))).toList());
            case "nodes" -> {
                List<Tree> pods = WorldRows.pods(view);
                yield view.objects("Node").isEmpty() ? refused("no API Server answers")
                        : Rows.write(WorldRows.nodes(view).stream().map(node -> WorldRows.node(node, pods)).toList());
            }
            case "status" -> status(view, words.get(1));
            case "docker" -> done("restart " + words.get(2));
            case "run" -> done("run " + words.get(1) + " " + words.get(2) + " " + words.get(3));
            case "delete" -> done("delete " + words.get(1));
            case "balanced" -> Rows.write(List.of(List.of(words.get(2))));
            default -> refused("not known: " + words.get(0));
        };
    }

    private static String status(WorldView view, String url) {
        try {
            return Rows.write(List.of(List.of("" + view.get(Optional.empty(), url).map(seen -> seen.status()).orElse(0))));
        } catch (IllegalArgumentException | NullPointerException notAUrl) {
            return refused("not a URL: " + url);
        }
    }

    private String done(String deed) {
        return door.deed().apply(deed).map(Questions::refused).orElse("");
    }

    private static String refused(String why) {
        return Rows.write(List.of(List.of(Rows.REFUSED, why)));
    }
}
