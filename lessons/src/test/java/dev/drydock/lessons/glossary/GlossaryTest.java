package dev.drydock.lessons.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    private static final String WORDS = "pod: {lesson: pods, see: [node]}\nnode: {see: []}\n";
    private static final String EN = "language: en\nentries:\n  pod: {name: Pod, text: A pod.}\n  node: {name: Node (worker), text: A node.}\n";
    private static final String ZH = "language: zh\nentries:\n  pod: {name: Pod, text: 一个 Pod。}\n  node: {name: 节点, text: 一个节点。}\n";

    private final Problems problems = new Problems();

    private Glossary read(String words, String en, String zh) {
        return Glossary.read(bytes(words), new TreeMap<>(Map.of("en", bytes(en), "zh", bytes(zh))), List.of("pods"), problems);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> codes() {
        return problems.inOrder().stream().map(Problem::message).map(message -> message.code()).toList();
    }

    private static Optional<String> id(Optional<Term> term) {
        return term.map(Term::id);
    }

    @Test
    void a_word_is_found_by_its_name_in_any_language() {
        Glossary glossary = read(WORDS, EN, ZH);
        assertEquals(List.of(), codes());
        assertEquals(Optional.of("node"), id(glossary.named("节点")));
        assertEquals(Optional.of("node"), id(glossary.named("WORKER")));
        assertEquals(Optional.of("pod"), id(glossary.named(" pods ")));
        assertEquals(Optional.empty(), id(glossary.named("")));
    }

    @Test
    void a_word_that_is_nearly_right_is_proposed() {
        assertEquals(Optional.of("node"), read(WORDS, EN, ZH).nearest("noed"));
    }

    @Test
    void a_word_without_an_entry_in_one_language_is_refused() {
        read(WORDS, EN, ZH.replace("  node: {name: 节点, text: 一个节点。}\n", ""));
        assertEquals(List.of("lint.glossary.no-text"), codes());
    }

    @Test
    void an_entry_without_a_word_is_refused() {
        read("pod: {see: []}\n", EN, ZH);
        assertEquals(List.of("lint.glossary.unknown", "lint.glossary.unknown"), codes());
    }

    @Test
    void words_and_lessons_that_do_not_exist_are_refused() {
        read("pod: {lesson: none, see: [nobody]}\nnode: {see: []}\n", EN, ZH);
        assertEquals(List.of("lint.glossary.see", "lint.glossary.lesson"), codes());
    }

    @Test
    void a_picture_in_one_language_only_is_refused() {
        read(WORDS, EN.replace("A pod.}", "A pod., picture: A flat.}"), ZH);
        assertEquals(List.of("lint.glossary.picture"), codes());
    }
}
