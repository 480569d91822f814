package dev.drydock.sandbox.tool.awk.code;

/** What an instruction does; values are taken from the top of the stack and left there. */
public enum Op {
    PUSH, POP, DUP,
    /** {@code a} is the variable's number. */
    GLOBAL, SET_GLOBAL, LOCAL, SET_LOCAL,
    FIELD, SET_FIELD,
    /** Joins {@code a} values to one subscript. */
    SUBSCRIPT,
    /** {@code a} is 1 for an array of the function's, {@code b} its number. */
    ELEMENT, SET_ELEMENT, IN, DELETE, CLEAR, ARRAY,
    NEW_ARRAY,
    NUMBER, TRUTH, NOT, NEGATE,
    /** {@code a} is 1 when both operands are written as numbers. */
    ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POWER, CONCATENATE,
    LESS, AT_MOST, EQUAL, UNEQUAL, MORE, AT_LEAST,
    /** Text and regex. */
    MATCHES,
    /** {@code a} is the place to go on. */
    JUMP, JUMP_IF_FALSE, JUMP_IF_TRUE,
    WALK, NEXT_KEY,
    /** {@code a} is the function's number, {@code b} how many arguments there are. */
    CALL,
    RETURN,
    /** {@code a} is the function's ordinal, {@code b} how many arguments there are. */
    BUILTIN,
    /** {@code sub} and, with {@code a} 1, {@code gsub}. */
    SUBSTITUTE,
    /** Number of replacements, or what {@code getline} gave. */
    STATUS,
    /** {@code a} values, {@code b} the direction's ordinal. */
    PRINT, PRINTF,
    /** {@code a} is the source's ordinal, {@code b} 1 when a variable takes the text. */
    GETLINE,
    /** {@code a} is the rule's number. */
    RANGE, SET_RANGE,
    /** The next record; {@code a} is where to go at the end of the input. */
    RECORD,
    NEXT, NEXT_FILE, EXIT, HALT,
    /** {@code a} is the line that follows. */
    LINE
}
