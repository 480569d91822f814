package dev.drydock.sandbox.tree.template;

import java.util.List;

/**
 * A function that templates can call.
 *
 * @param name as the template calls it
 * @param parameters the Go types it takes; the last one repeats if variadic
 * @param body what it does
 */
public record Function(String name, GoType.Parameters parameters, Body body) {
    /** What a function does with its arguments, which have the types of the parameters. */
    @FunctionalInterface
    public interface Body {
        /**
         * @param arguments for a method the struct comes first
         * @param numbers the type that untyped whole numbers have in this execution
         */
        Value call(List<Value> arguments, GoType numbers) throws Refused;
    }

    /** The error that a Go function returns; the executor puts the place before it. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message, null, false, false);
        }
    }

    public static Function of(String name, Body body, GoType... parameters) {
        return new Function(name, new GoType.Parameters(List.of(parameters), false), body);
    }

    /** A function whose last parameter takes any number of arguments. */
    public static Function variadic(String name, Body body, GoType... parameters) {
        return new Function(name, new GoType.Parameters(List.of(parameters), true), body);
    }
}
