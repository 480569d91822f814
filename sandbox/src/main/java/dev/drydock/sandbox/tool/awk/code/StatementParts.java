package dev.drydock.sandbox.tool.awk.code;

import dev.drydock.sandbox.tool.awk.syntax.Expression;
import dev.drydock.sandbox.tool.awk.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What statements and expressions consist of, for those who look at all of them. */
final class StatementParts {
    private StatementParts() {}

    static List<Statement> statements(Statement statement) {
        if (statement instanceof Statement.Block block) {
            return block.statements();
        }
        if (statement instanceof Statement.If branch) {
            return branch.no().map(no -> List.of(branch.yes(), no)).orElse(List.of(branch.yes()));
        }
        if (statement instanceof Statement.For loop) {
            List<Statement> parts = new ArrayList<>(List.of(loop.body()));
            loop.first().ifPresent(parts::add);
            loop.after().ifPresent(parts::add);
            return parts;
        }
        if (statement instanceof Statement.Switch choice) {
            return choice.cases().stream().flatMap(c -> c.body().stream()).toList();
        }
        return statement instanceof Statement.While loop ? List.of(loop.body())
                : statement instanceof Statement.DoWhile loop ? List.of(loop.body())
                : statement instanceof Statement.ForIn loop ? List.of(loop.body())
                : statement instanceof Statement.At at ? List.of(at.statement()) : List.of();
    }

    static List<Expression> expressions(Statement statement) {
        if (statement instanceof Statement.Print print) {
            return with(print.values(), print.name());
        }
        if (statement instanceof Statement.Switch choice) {
            List<Expression> all = new ArrayList<>(List.of(choice.value()));
            choice.cases().forEach(c -> c.value().ifPresent(all::add));
            return all;
        }
        return statement instanceof Statement.Evaluate evaluate ? List.of(evaluate.expression())
                : statement instanceof Statement.If branch ? List.of(branch.condition())
                : statement instanceof Statement.While loop ? List.of(loop.condition())
                : statement instanceof Statement.DoWhile loop ? List.of(loop.condition())
                : statement instanceof Statement.For loop ? with(List.of(), loop.condition())
                : statement instanceof Statement.Exit exit ? with(List.of(), exit.status())
                : statement instanceof Statement.Return back ? with(List.of(), back.value()) : List.of();
    }

    static List<Expression> parts(Expression e) {
        if (e instanceof Expression.Getline getline) {
            return with(with(List.of(), getline.name()), getline.target().map(target -> target));
        }
        if (e instanceof Expression.Binary b) {
            return List.of(b.left(), b.right());
        }
        if (e instanceof Expression.And and) {
            return List.of(and.left(), and.right());
        }
        if (e instanceof Expression.Or or) {
            return List.of(or.left(), or.right());
        }
        return e instanceof Expression.Field field ? List.of(field.index())
                : e instanceof Expression.Element element ? element.subscripts()
                : e instanceof Expression.Assign assign ? List.of(assign.target(), assign.value())
                : e instanceof Expression.Increment increment ? List.of(increment.target())
                : e instanceof Expression.Unary unary ? List.of(unary.operand())
                : e instanceof Expression.Choice choice ? List.of(choice.condition(), choice.yes(), choice.no())
                : e instanceof Expression.Matches matches ? List.of(matches.text(), matches.regex())
                : e instanceof Expression.In in ? in.subscripts()
                : e instanceof Expression.Call call ? call.arguments()
                : e instanceof Expression.Builtin builtin ? builtin.arguments()
                : e instanceof Expression.Group group ? group.members() : List.of();
    }

    private static List<Expression> with(List<Expression> some, Optional<Expression> more) {
        List<Expression> all = new ArrayList<>(some);
        more.ifPresent(all::add);
        return all;
    }
}
