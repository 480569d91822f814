package dev.drydock.sandbox.app.sql;

import java.util.List;

/**
 * Why a statement was not carried out. Its sentence is the server's own.
 *
 * @param facts names and values for the sentence
 * @param position in the statement, from 0; -1 if none is told
 */
public record Refusal(Reason reason, List<String> facts, int position) {
    /** What was wrong. */
    public enum Reason {
        SYNTAX, END_OF_INPUT, NO_TABLE, NO_TABLE_TO_DROP, TABLE_EXISTS, NO_COLUMN, NO_QUALIFIED_COLUMN, NO_ALIAS, NO_FUNCTION, NO_TYPE, NO_OPERATOR, DUPLICATE_KEY, NULL_IN_COLUMN,
        NOT_A_NUMBER, NOT_A_MOMENT, NOT_A_TRUTH, TOO_LONG, FOREIGN_KEY, FOREIGN_KEY_USED, TOO_MANY_VALUES, TOO_FEW_VALUES, DIVISION_BY_ZERO,
        NO_DATABASE, DATABASE_EXISTS, NO_ROLE, ROLE_EXISTS, NOT_GROUPED, AMBIGUOUS, COLUMN_EXISTS, NO_COLUMN_OF_TABLE, ABORTED, DATABASE_IN_USE, OUT_OF_RANGE, BEYOND
    }

    public Refusal {
        facts = List.copyOf(facts);
    }

    public String fact(int index) {
        return index < facts.size() ? facts.get(index) : "";
    }

    /** Thrown within this package, caught where a statement is carried out. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        Thrown(Refusal refusal) {
            super(refusal.toString(), null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    static Thrown because(Reason reason, int position, String... facts) {
        return new Thrown(new Refusal(reason, List.of(facts), position));
    }
}
