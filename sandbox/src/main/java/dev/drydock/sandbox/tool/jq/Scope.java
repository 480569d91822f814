package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;

/** What names mean at a place: a chain, the innermost first. */
final class Scope {
    static final Scope EMPTY = new Scope(null, "", null);

    private final Scope outer;
    private final String name;
    private final Object bound;

    /** A filter given as argument, with the scope that it came from. */
    record Argument(Filter filter, Scope scope) {}

    /** A function, with the scope in which it stands: that in which it is known itself. */
    record Defined(Filter.Function function, Scope scope) {}

    private Scope(Scope outer, String name, Object bound) {
        this.outer = outer;
        this.name = name;
        this.bound = bound;
    }

    Scope variable(String variable, Tree value) {
        return new Scope(this, "$" + variable, value);
    }

    Scope function(Filter.Function function) {
        return new Scope(this, function.signature(), function);
    }

    Scope argument(String parameter, Argument argument) {
        return new Scope(this, parameter + "/0", argument);
    }

    Scope label(String label, Object mark) {
        return new Scope(this, "*" + label, mark);
    }

    private Optional<Scope> find(String wanted) {
        for (Scope at = this; at.outer != null; at = at.outer) {
            if (at.name.equals(wanted)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    Optional<Tree> variable(String variable) {
        return find("$" + variable).map(found -> (Tree) found.bound);
    }

    Optional<Object> label(String label) {
        return find("*" + label).map(found -> found.bound);
    }

    /** An {@link Argument} or a {@link Defined}. */
    Optional<Object> callable(String signature) {
        return find(signature).map(found -> found.bound instanceof Filter.Function function ? new Defined(function, found) : found.bound);
    }
}
