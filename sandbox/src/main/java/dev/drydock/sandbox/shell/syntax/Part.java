package dev.drydock.sandbox.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A part of a {@link Word}. Globs, braces and tildes are not marked: they are characters of a {@link Literal}. */
public sealed interface Part {
    /** Unquoted text, or text inside double quotes when it stands in {@link DoubleQuoted}. */
    record Literal(String text) implements Part { }

    /** Text from {@code '...'}, {@code $'...'} or a backslash: nothing in it is special any more. */
    record Quoted(String text) implements Part { }

    /** {@code "..."}; literals in it are quoted, expansions in it are not split. */
    record DoubleQuoted(List<Part> parts) implements Part {
        public DoubleQuoted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * {@code $name} or <code>${name...}</code>.
     *
     * @param source   as written, for messages
     * @param name     the variable, positional number or special character
     * @param index    the subscript between brackets, {@code @} and {@code *} included
     * @param indirect whether {@code !} asked for the variable that this one names
     */
    record Parameter(String source, String name, Optional<Word> index, boolean indirect, Operation operation)
            implements Part {
        /** A parameter without subscript or operation. */
        public static Parameter plain(String name) {
            return new Parameter("$" + name, name, Optional.empty(), false, new Operation.Plain());
        }
    }

    /** <code>${...}</code> that no grammar knows: an error when it is expanded, not when it is read. */
    record BadSubstitution(String source) implements Part { }

    /** {@code $(...)}. */
    record Substitution(String source, Command.Sequence body) implements Part { }

    /** Backquotes: the text is parsed when it is expanded, as bash does. */
    record Backquoted(String source, String command) implements Part { }

    /** {@code $((...))} or {@code $[...]}: the expression is expanded as if in double quotes, then evaluated. */
    record Arithmetic(Word expression) implements Part { }

    /** {@code <(...)} or {@code >(...)}: the name of a pipe to or from a command. */
    record ProcessSubstitution(String source, boolean input, Command.Sequence body) implements Part { }

    /** {@code name=value} as an argument of {@code declare}, {@code export}, {@code local} and {@code readonly}. */
    record AssignmentArgument(Assignment assignment) implements Part { }

    /** The {@code (x y)} of {@code a=(x y)}. */
    record ArrayLiteral(List<Element> elements) implements Part {
        public ArrayLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** One element of an array literal, with the subscript of {@code [i]=x} if there is one. */
    record Element(Optional<Word> index, Word value) { }
}
