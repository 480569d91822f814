package dev.drydock.sandbox.app.sql;

import java.util.List;
import java.util.Optional;

/** What a server says to a statement. */
public sealed interface Answer {
    /** @param right which columns stand to the right */
    record Rows(List<String> names, List<Boolean> right, List<List<Optional<String>>> rows, String tag) implements Answer {
        public Rows {
            names = List.copyOf(names);
            right = List.copyOf(right);
            rows = List.copyOf(rows);
        }
    }

    /** @param affected rows; -1 if it is no matter of rows */
    record Done(String tag, long affected, String notice) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}
}
