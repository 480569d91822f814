package dev.drydock.sandbox.app.script;

import java.util.List;
import java.util.Map;

/** What a language brings along. */
interface Library {
    /** What a name means that the program did not make; null if nothing. Within this package only. */
    Object global(String name);

    /** A member of a value. */
    Object member(Object of, String name);

    Object call(Values.Built function, List<Object> arguments, Map<String, Object> named);

    /** A new instance of a class of the program. */
    Object made(Values.Kind kind, List<Object> arguments, Map<String, Object> named);

    void load(Stmt.Import imported, Values.Scope scope);
}
