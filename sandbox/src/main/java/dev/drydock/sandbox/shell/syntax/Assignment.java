package dev.drydock.sandbox.shell.syntax;

import java.util.Optional;

/**
 * {@code name=value}, {@code name+=value}, {@code name[i]=value} or {@code name=(...)}.
 *
 * @param source as written
 * @param index  the subscript
 * @param append whether {@code +=} was written
 * @param value  a word; an array literal is its only part
 */
public record Assignment(String source, String name, Optional<Word> index, boolean append, Word value) {
    /** The elements when the value is an array literal. */
    public Optional<Part.ArrayLiteral> array() {
        return value.parts().size() == 1 && value.parts().get(0) instanceof Part.ArrayLiteral literal
                ? Optional.of(literal) : Optional.empty();
    }
}
