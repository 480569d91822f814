package dev.drydock.sandbox.app.sql;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A client's session.
 *
 * @param database the one in use; empty for none
 * @param mysql whether names, types and answers are MySQL's instead of PostgreSQL's
 * @param before the database's tables when the open transaction began
 * @param aborted whether the open transaction met an error
 */
public record Session(String user, String database, boolean mysql, String version, Optional<SortedMap<String, Table>> before, boolean aborted) {
    public static Session of(String user, String database, boolean mysql, String version) {
        return new Session(user, database, mysql, version, Optional.empty(), false);
    }

    public Session in(String other) {
        return new Session(user, other, mysql, version, before, aborted);
    }

    Session begun(SortedMap<String, Table> tables) {
        return new Session(user, database, mysql, version, Optional.of(tables), false);
    }

    Session ended() {
        return new Session(user, database, mysql, version, Optional.empty(), false);
    }

    Session failed() {
        return before.isEmpty() || mysql ? this : new Session(user, database, mysql, version, before, true);
    }
}
