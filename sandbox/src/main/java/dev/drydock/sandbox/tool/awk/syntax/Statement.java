package dev.drydock.sandbox.tool.awk.syntax;

import java.util.List;
import java.util.Optional;

/** A statement as it was written. */
public sealed interface Statement {
    record Block(List<Statement> statements) implements Statement {}

    record Evaluate(Expression expression) implements Statement {}

    /** Where output goes. */
    enum Direction { OUTPUT, FILE, APPEND, PIPE }

    /** {@code print} and {@code printf}. */
    record Print(boolean formatted, List<Expression> values, Direction direction, Optional<Expression> name) implements Statement {}

    record If(Expression condition, Statement yes, Optional<Statement> no) implements Statement {}

    record While(Expression condition, Statement body) implements Statement {}

    record DoWhile(Statement body, Expression condition) implements Statement {}

    record For(Optional<Statement> first, Optional<Expression> condition, Optional<Statement> after, Statement body) implements Statement {}

    record ForIn(String variable, String array, Statement body) implements Statement {}

    /** {@code break continue next nextfile}. */
    record Leave(String word) implements Statement {}

    record Exit(Optional<Expression> status) implements Statement {}

    record Return(Optional<Expression> value) implements Statement {}

    /** {@code delete}: an element, or the whole array when there is no subscript. */
    record Delete(String array, List<Expression> subscripts) implements Statement {}

    /** {@code switch}; a case without a value is the default. */
    record Switch(Expression value, List<Case> cases) implements Statement {}

    /** One case with what follows it. */
    record Case(Optional<Expression> value, List<Statement> body) {}

    /** @param line where the statement stands */
    record At(int line, Statement statement) implements Statement {}
}
