package dev.drydock.sandbox.tool.regex;

import dev.drydock.sandbox.tool.regex.Instruction.Kind;
import java.util.ArrayList;
import java.util.List;

/** Turns the tree of a pattern into instructions; used once, then thrown away. */
final class Compiler {
    private static final int MOST_INSTRUCTIONS = 40_000;

    private final List<Instruction> code = new ArrayList<>();
    private final boolean countLoops;
    private int loops;

    /** @param countLoops whether loops must notice that they do not advance (needed by the search only) */
    Compiler(boolean countLoops) {
        this.countLoops = countLoops;
    }

    List<Instruction> compile(Node node) throws BadPattern {
        emit(node);
        add(Instruction.of(Kind.MATCH, 0, 0));
        return List.copyOf(code);
    }

    int loops() {
        return loops;
    }

    private int add(Instruction instruction) throws BadPattern {
        if (code.size() >= MOST_INSTRUCTIONS) {
            throw new BadPattern("Regular expression too big");
        }
        code.add(instruction);
        return code.size() - 1;
    }

    private void emit(Node node) throws BadPattern {
        if (node instanceof Node.Chars chars) {
            add(Instruction.eat(chars.set()));
        } else if (node instanceof Node.Assert stand) {
            add(Instruction.stand(stand.place()));
        } else if (node instanceof Node.Again again) {
            add(Instruction.of(Kind.AGAIN, again.group(), 0));
        } else if (node instanceof Node.Seq seq) {
            for (Node part : seq.parts()) {
                emit(part);
            }
        } else if (node instanceof Node.Group group) {
            add(Instruction.of(Kind.MARK, 2 * group.number(), 0));
            emit(group.body());
            add(Instruction.of(Kind.MARK, 2 * group.number() + 1, 0));
        } else if (node instanceof Node.Either either) {
            emitChoices(either.choices());
        } else if (node instanceof Node.Repeat repeat) {
            emitRepeat(repeat);
        }
    }

    private void emitChoices(List<Node> choices) throws BadPattern {
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < choices.size() - 1; i++) {
            int fork = add(Instruction.of(Kind.FORK, code.size() + 1, 0));
            emit(choices.get(i));
            jumps.add(add(Instruction.of(Kind.JUMP, 0, 0)));
            code.set(fork, Instruction.of(Kind.FORK, fork + 1, code.size()));
        }
        emit(choices.get(choices.size() - 1));
        for (int jump : jumps) {
            code.set(jump, Instruction.of(Kind.JUMP, code.size(), 0));
        }
    }

    private void emitRepeat(Node.Repeat repeat) throws BadPattern {
        for (int i = 0; i < repeat.least(); i++) {
            emit(repeat.body());
        }
        if (repeat.most() == Node.NO_LIMIT) {
            emitLoop(repeat.body());
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            forks.add(add(Instruction.of(Kind.FORK, code.size() + 1, 0)));
            emit(repeat.body());
        }
        for (int fork : forks) {
            code.set(fork, Instruction.of(Kind.FORK, fork + 1, code.size()));
        }
    }

    private void emitLoop(Node body) throws BadPattern {
        int fork = add(Instruction.of(Kind.FORK, code.size() + 1, 0));
        int loop = loops++;
        if (countLoops) {
            add(Instruction.of(Kind.LOOP_ENTER, loop, 0));
        }
        emit(body);
        if (countLoops) {
            add(Instruction.of(Kind.LOOP_CHECK, loop, 0));
        }
        add(Instruction.of(Kind.JUMP, fork, 0));
        code.set(fork, Instruction.of(Kind.FORK, fork + 1, code.size()));
    }
}
