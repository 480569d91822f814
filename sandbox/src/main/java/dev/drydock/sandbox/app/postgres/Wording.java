package dev.drydock.sandbox.app.postgres;

import dev.drydock.sandbox.app.sql.Refusal;

/** Refusals in PostgreSQL's words. */
record Wording(String message, String detail, String hint) {
    private static Wording of(String message) {
        return new Wording(message, "", "");
    }

    static Wording of(Refusal r) {
        return switch (r.reason()) {
            case SYNTAX -> of("syntax error at or near \"" + r.fact(0) + "\"");
            case END_OF_INPUT -> of("syntax error at end of input");
            case NO_TABLE -> of("relation \"" + r.fact(0) + "\" does not exist");
            case NO_TABLE_TO_DROP -> of("table \"" + r.fact(0) + "\" does not exist");
            case TABLE_EXISTS -> of("relation \"" + r.fact(0) + "\" already exists");
            case NO_COLUMN -> of("column \"" + r.fact(0) + "\" does not exist");
            case NO_QUALIFIED_COLUMN -> of("column " + r.fact(0) + " does not exist");
            case NO_COLUMN_OF_TABLE -> of("column \"" + r.fact(0) + "\" of relation \"" + r.fact(1) + "\" does not exist");
            case NO_ALIAS -> of("missing FROM-clause entry for table \"" + r.fact(0) + "\"");
            case NO_FUNCTION -> new Wording("function " + r.fact(0) + " does not exist", "",
                    "No function matches the given name and argument types. You might need to add explicit type casts.");
            case NO_TYPE -> of("type \"" + r.fact(0) + "\" does not exist");
            case NO_OPERATOR -> new Wording("operator does not exist: " + r.fact(0), "",
                    "No operator matches the given name and argument types. You might need to add explicit type casts.");
            case DUPLICATE_KEY -> new Wording("duplicate key value violates unique constraint \"" + r.fact(0) + "\"",
                    "Key (" + r.fact(1) + ")=(" + r.fact(2) + ") already exists.", "");
            case NULL_IN_COLUMN -> r.facts().size() > 2
                    ? new Wording("null value in column \"" + r.fact(0) + "\" of relation \"" + r.fact(1) + "\" violates not-null constraint", "Failing row contains (" + r.fact(2) + ").", "")
                    : of("column \"" + r.fact(0) + "\" of relation \"" + r.fact(1) + "\" contains null values");
            case NOT_A_NUMBER, NOT_A_MOMENT -> of("invalid input syntax for type " + r.fact(0) + ": \"" + r.fact(1) + "\"");
            case NOT_A_TRUTH -> of("invalid input syntax for type boolean: \"" + r.fact(0) + "\"");
            case TOO_LONG -> of("value too long for type " + r.fact(0));
            case FOREIGN_KEY -> new Wording("insert or update on table \"" + r.fact(0) + "\" violates foreign key constraint \"" + r.fact(1) + "\"",
                    "Key (" + r.fact(2) + ")=(" + r.fact(3) + ") is not present in table \"" + r.fact(4) + "\".", "");
            case FOREIGN_KEY_USED -> r.facts().size() > 3
                    ? new Wording("update or delete on table \"" + r.fact(0) + "\" violates foreign key constraint \"" + r.fact(2) + "\" on table \"" + r.fact(1) + "\"",
                            "Key (" + r.fact(3) + ")=(" + r.fact(4) + ") is still referenced from table \"" + r.fact(1) + "\".", "")
                    : new Wording("cannot drop table " + r.fact(0) + " because other objects depend on it",
                            "constraint " + r.fact(2) + " on table " + r.fact(1) + " depends on table " + r.fact(0), "Use DROP ... CASCADE to drop the dependent objects too.");
            case TOO_MANY_VALUES -> of("INSERT has more expressions than target columns");
            case TOO_FEW_VALUES -> of("INSERT has more target columns than expressions");
            case DIVISION_BY_ZERO -> of("division by zero");
            case NO_DATABASE -> of("database \"" + r.fact(0) + "\" does not exist");
            case DATABASE_EXISTS -> of("database \"" + r.fact(0) + "\" already exists");
            case DATABASE_IN_USE -> of("cannot drop the currently open database");
            case NO_ROLE -> of("role \"" + r.fact(0) + "\" does not exist");
            case ROLE_EXISTS -> of("role \"" + r.fact(0) + "\" already exists");
            case NOT_GROUPED -> of("column \"" + r.fact(0) + "\" must appear in the GROUP BY clause or be used in an aggregate function");
            case AMBIGUOUS -> of("column reference \"" + r.fact(0) + "\" is ambiguous");
            case COLUMN_EXISTS -> r.facts().size() > 1 ? of("column \"" + r.fact(0) + "\" of relation \"" + r.fact(1) + "\" already exists")
                    : of("column \"" + r.fact(0) + "\" specified more than once");
            case ABORTED -> of("current transaction is aborted, commands ignored until end of transaction block");
            case OUT_OF_RANGE -> of(r.fact(0) + " out of range");
            case BEYOND -> of("drydock: " + r.fact(0) + " is real, but not simulated here");
        };
    }
}
