package dev.drydock.sandbox.tool.regex;

/**
 * One instruction of a compiled pattern.
 *
 * @param set what {@link Kind#CHARS} eats; the empty set elsewhere
 * @param place where {@link Kind#ASSERT} may stand; any place elsewhere
 * @param first target of a jump, the preferred one of a fork, the number of a mark, group or loop
 * @param second the other target of a fork
 */
record Instruction(Kind kind, CharSet set, Node.Place place, int first, int second) {
    enum Kind { CHARS, ASSERT, MARK, FORK, JUMP, AGAIN, LOOP_ENTER, LOOP_CHECK, MATCH }

    private static final CharSet NOTHING = new CharSet(java.util.List.of(), java.util.List.of(), false, false);

    static Instruction of(Kind kind, int first, int second) {
        return new Instruction(kind, NOTHING, Node.Place.LINE_START, first, second);
    }

    static Instruction eat(CharSet set) {
        return new Instruction(Kind.CHARS, set, Node.Place.LINE_START, 0, 0);
    }

    static Instruction stand(Node.Place place) {
        return new Instruction(Kind.ASSERT, NOTHING, place, 0, 0);
    }
}
