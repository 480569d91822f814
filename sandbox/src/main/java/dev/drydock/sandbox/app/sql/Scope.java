package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;

/** The rows that an expression may name, one a source. */
record Scope(List<Frame> frames) {
    /** A row of a table under its alias. */
    record Frame(String alias, List<Column> columns, List<Cell> cells) {}

    static final Scope NONE = new Scope(List.of());

    Scope with(Frame frame) {
        List<Frame> more = new ArrayList<>(frames);
        more.add(frame);
        return new Scope(more);
    }

    /** A place found: the frame and the column in it. */
    record Place(Frame frame, int index) {
        Cell cell() {
            return frame.cells().get(index);
        }

        Type type() {
            return frame.columns().get(index).type();
        }
    }

    Place find(Expr.Named named) {
        Place found = null;
        boolean known = named.table().isEmpty();
        for (Frame frame : frames) {
            if (!named.table().isEmpty() && !frame.alias().equals(named.table())) {
                continue;
            }
            known = true;
            for (int i = 0; i < frame.columns().size(); i++) {
                if (frame.columns().get(i).name().equals(named.column())) {
                    if (found != null) {
                        throw Refusal.because(Reason.AMBIGUOUS, named.at(), named.column());
                    }
                    found = new Place(frame, i);
                }
            }
        }
        if (!known) {
            throw Refusal.because(Reason.NO_ALIAS, named.at(), named.table());
        }
        if (found == null) {
            throw named.table().isEmpty() ? Refusal.because(Reason.NO_COLUMN, named.at(), named.column())
                    : Refusal.because(Reason.NO_QUALIFIED_COLUMN, named.at(), named.table() + "." + named.column());
        }
        return found;
    }
}
