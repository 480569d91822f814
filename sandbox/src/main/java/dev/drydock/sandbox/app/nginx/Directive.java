package dev.drydock.sandbox.app.nginx;

import java.util.List;
import java.util.Optional;

/**
 * A directive of the configuration: {@code name words;} or {@code name words { block }}.
 *
 * @param file and line where it stands, for complaints
 */
record Directive(String name, List<String> words, Optional<List<Directive>> block, String file, int line) {
    Directive {
        words = List.copyOf(words);
    }

    /** The first word, or the empty string. */
    String word() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** The directives of that name in the block. */
    List<Directive> all(String wanted) {
        return block.orElse(List.of()).stream().filter(directive -> directive.name().equals(wanted)).toList();
    }

    /** The last directive of that name in the block. */
    Optional<Directive> last(String wanted) {
        return all(wanted).stream().reduce((first, second) -> second);
    }
}
