package dev.drydock.sandbox.tool.awk.code;

import dev.drydock.sandbox.tool.awk.syntax.BadProgram;
import dev.drydock.sandbox.tool.awk.syntax.Expression;
import dev.drydock.sandbox.tool.awk.syntax.Source;
import dev.drydock.sandbox.tool.awk.syntax.Statement;
import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** From a program's tree to instructions: first BEGIN, then the loop over records, then END, then the functions. Used once. */
public final class Compiler {
    private final Source source;
    private final Scope scope;
    private final Assembly out = new Assembly();
    private final ExpressionCompiler expressions;
    private final Deque<Loop> loops = new ArrayDeque<>();
    private int ranges;

    /** Jumps out of the loop at hand and to its next round, to be landed at its end; a switch has no next round. */
    private record Loop(List<Integer> breaks, Optional<List<Integer>> continues) {}

    private Compiler(Source source) {
        this.source = source;
        this.scope = new Scope(source);
        this.expressions = new ExpressionCompiler(scope, out);
    }

    /** Compiles; {@link BadProgram} when a name is used for what it is not. */
    public static Program compile(Source source) throws BadProgram {
        return new Compiler(source).program();
    }

    private Program program() throws BadProgram {
        rules(Source.Occasion.BEGIN);
        int loop = out.here();
        boolean reads = source.rules().stream().anyMatch(rule -> rule.occasion() != Source.Occasion.BEGIN);
        if (reads) {
            int over = out.jump(Op.RECORD);
            rules(Source.Occasion.RECORD);
            out.add(Op.JUMP, loop);
            out.land(over);
        }
        int end = out.here();
        rules(Source.Occasion.END);
        int halt = out.here();
        out.add(Op.HALT);
        List<Program.Routine> routines = new ArrayList<>();
        for (Source.Function function : source.functions()) {
            scope.enter(function);
            List<Boolean> arrays = scope.arrayParameters(routines.size());
            routines.add(new Program.Routine(function.name(), out.here(), arrays));
            statement(function.body());
            out.push(Value.NOTHING);
            out.add(Op.RETURN);
        }
        return new Program(out.code(), loop, end, halt, routines, scope.variables(), scope.arrays(), ranges);
    }

    private void rules(Source.Occasion occasion) throws BadProgram {
        for (Source.Rule rule : source.rules()) {
            if (rule.occasion() == occasion) {
                rule(rule);
            }
        }
    }

    private void rule(Source.Rule rule) throws BadProgram {
        List<Integer> skips = new ArrayList<>();
        if (rule.to().isPresent()) {
            int number = ranges++;
            out.add(Op.RANGE, number);
            int inside = out.jump(Op.JUMP_IF_TRUE);
            expressions.value(rule.from().get());
            skips.add(out.jump(Op.JUMP_IF_FALSE));
            out.add(Op.SET_RANGE, number, 1);
            out.land(inside);
            expressions.value(rule.to().get());
            int goesOn = out.jump(Op.JUMP_IF_FALSE);
            out.add(Op.SET_RANGE, number, 0);
            out.land(goesOn);
        } else if (rule.from().isPresent()) {
            expressions.value(rule.from().get());
            skips.add(out.jump(Op.JUMP_IF_FALSE));
        }
        statement(rule.action().orElse(new Statement.Print(false, List.of(), Statement.Direction.OUTPUT, Optional.empty())));
        skips.forEach(out::land);
    }

    private void statement(Statement s) throws BadProgram {
        if (s instanceof Statement.At at) {
            out.line(at.line());
            statement(at.statement());
        } else if (s instanceof Statement.Block block) {
            for (Statement inner : block.statements()) {
                statement(inner);
            }
        } else if (s instanceof Statement.Evaluate evaluate) {
            expressions.value(evaluate.expression());
            out.add(Op.POP);
        } else if (s instanceof Statement.Print print) {
            print(print);
        } else if (s instanceof Statement.Delete delete) {
            if (delete.subscripts().isEmpty()) {
                expressions.array(Op.CLEAR, delete.array());
            } else {
                expressions.subscript(delete.subscripts());
                expressions.array(Op.DELETE, delete.array());
            }
        } else if (s instanceof Statement.Exit exit) {
            optional(exit.status());
            out.add(Op.EXIT, exit.status().isPresent() ? 1 : 0);
        } else if (s instanceof Statement.Return back) {
            optional(back.value());
            out.add(Op.RETURN);
        } else {
            flow(s);
        }
    }

    private void optional(Optional<Expression> value) throws BadProgram {
        if (value.isPresent()) {
            expressions.value(value.get());
        } else {
            out.push(Value.NOTHING);
        }
    }

    private void print(Statement.Print print) throws BadProgram {
        for (Expression value : print.values()) {
            expressions.value(value);
        }
        if (print.name().isPresent()) {
            expressions.value(print.name().get());
        }
        out.add(print.formatted() ? Op.PRINTF : Op.PRINT, print.values().size(), print.direction().ordinal());
    }

    private void flow(Statement s) throws BadProgram {
        if (s instanceof Statement.If branch) {
            branch(branch);
        } else if (s instanceof Statement.While loop) {
            loop(Optional.empty(), Optional.of(loop.condition()), Optional.empty(), loop.body());
        } else if (s instanceof Statement.For loop) {
            loop(loop.first(), loop.condition(), loop.after(), loop.body());
        } else if (s instanceof Statement.DoWhile loop) {
            int start = out.here();
            Loop outer = open();
            statement(loop.body());
            land(outer.continues().orElseThrow());
            expressions.value(loop.condition());
            out.add(Op.JUMP_IF_TRUE, start);
            close(outer);
        } else if (s instanceof Statement.ForIn each) {
            forIn(each);
        } else if (s instanceof Statement.Switch choice) {
            choose(choice);
        } else if (s instanceof Statement.Leave leave) {
            leave(leave.word());
        }
    }

    private Loop open() {
        Loop loop = new Loop(new ArrayList<>(), Optional.of(new ArrayList<>()));
        loops.push(loop);
        return loop;
    }

    private void close(Loop loop) {
        land(loop.breaks());
        loops.pop();
    }

    private void land(List<Integer> jumps) {
        jumps.forEach(out::land);
    }

    private void branch(Statement.If branch) throws BadProgram {
        expressions.value(branch.condition());
        int otherwise = out.jump(Op.JUMP_IF_FALSE);
        statement(branch.yes());
        if (branch.no().isPresent()) {
            int done = out.jump(Op.JUMP);
            out.land(otherwise);
            statement(branch.no().get());
            out.land(done);
        } else {
            out.land(otherwise);
        }
    }

    private void loop(Optional<Statement> first, Optional<Expression> condition, Optional<Statement> after, Statement body) throws BadProgram {
        if (first.isPresent()) {
            statement(first.get());
        }
        int start = out.here();
        Loop loop = open();
        if (condition.isPresent()) {
            expressions.value(condition.get());
            loop.breaks().add(out.jump(Op.JUMP_IF_FALSE));
        }
        statement(body);
        land(loop.continues().orElseThrow());
        if (after.isPresent()) {
            statement(after.get());
        }
        out.add(Op.JUMP, start);
        close(loop);
    }

    private void forIn(Statement.ForIn each) throws BadProgram {
        expressions.array(Op.WALK, each.array());
        int start = out.here();
        Loop loop = open();
        int over = out.jump(Op.NEXT_KEY);
        Scope.Place place = scope.variable(each.variable());
        out.add(place.local() ? Op.SET_LOCAL : Op.SET_GLOBAL, place.number());
        out.add(Op.POP);
        statement(each.body());
        land(loop.continues().orElseThrow());
        out.add(Op.JUMP, start);
        close(loop);
        out.land(over);
        out.add(Op.POP);
    }

    private void choose(Statement.Switch choice) throws BadProgram {
        loops.push(new Loop(new ArrayList<>(), Optional.empty()));
        expressions.value(choice.value());
        List<Integer> entries = new ArrayList<>();
        for (Statement.Case one : choice.cases()) {
            if (one.value().isPresent()) {
                out.add(Op.DUP);
                boolean regex = one.value().get() instanceof Expression.Pattern;
                if (regex) {
                    expressions.regex(one.value().get());
                } else {
                    expressions.value(one.value().get());
                }
                out.add(regex ? Op.MATCHES : Op.EQUAL);
                entries.add(out.jump(Op.JUMP_IF_TRUE));
            } else {
                entries.add(-1);
            }
        }
        int otherwise = out.jump(Op.JUMP);
        boolean hasDefault = false;
        for (int i = 0; i < entries.size(); i++) {
            hasDefault |= entries.get(i) < 0;
            out.land(entries.get(i) < 0 ? otherwise : entries.get(i));
            for (Statement inner : choice.cases().get(i).body()) {
                statement(inner);
            }
        }
        if (!hasDefault) {
            out.land(otherwise);
        }
        land(loops.pop().breaks());
        out.add(Op.POP);
    }

    private void leave(String word) {
        switch (word) {
            case "break" -> loops.element().breaks().add(out.jump(Op.JUMP));
            case "continue" -> continued();
            case "next" -> out.add(Op.NEXT);
            default -> out.add(Op.NEXT_FILE);
        }
    }

    /** Values of switches in between are left on the stack: they are taken off first. */
    private void continued() {
        for (Loop loop : loops) {
            if (loop.continues().isPresent()) {
                loop.continues().get().add(out.jump(Op.JUMP));
                return;
            }
            out.add(Op.POP);
        }
    }
}
