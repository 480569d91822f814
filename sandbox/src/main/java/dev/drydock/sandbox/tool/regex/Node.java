package dev.drydock.sandbox.tool.regex;

import java.util.List;

/** What a pattern says, as a tree. */
sealed interface Node {
    record Chars(CharSet set) implements Node {}

    record Seq(List<Node> parts) implements Node {}

    record Either(List<Node> choices) implements Node {}

    /** @param most {@link #NO_LIMIT} for none */
    record Repeat(Node body, int least, int most) implements Node {}

    record Group(Node body, int number) implements Node {}

    record Assert(Place place) implements Node {}

    record Again(int group) implements Node {}

    int NO_LIMIT = -1;

    /** Where a match may stand without eating a character. */
    enum Place { LINE_START, LINE_END, TEXT_START, TEXT_END, WORD_EDGE, NO_WORD_EDGE, WORD_START, WORD_END,
        NO_WORD_BEFORE, NO_WORD_AFTER }
}
