package dev.drydock.sandbox.tool.awk.code;

import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Instructions while they are put together; places ahead are filled in later. */
final class Assembly {
    private final List<Instruction> code = new ArrayList<>();
    private int line;

    int here() {
        return code.size();
    }

    void add(Op op) {
        add(op, 0, 0);
    }

    void add(Op op, int a) {
        add(op, a, 0);
    }

    void add(Op op, int a, int b) {
        code.add(new Instruction(op, a, b, Value.NOTHING));
    }

    void push(Value value) {
        code.add(new Instruction(Op.PUSH, 0, 0, value));
    }

    void line(int now) {
        if (now != line) {
            add(Op.LINE, now);
            line = now;
        }
    }

    int line() {
        return line;
    }

    /** A jump whose goal is not known yet; its place. */
    int jump(Op op) {
        add(op, -1);
        return here() - 1;
    }

    /** The jump there leads here. */
    void land(int jump) {
        Instruction open = code.get(jump);
        code.set(jump, new Instruction(open.op(), here(), open.b(), open.value()));
        // What runs here may come from elsewhere: its line is not the one last noted.
        line = 0;
    }

    List<Instruction> code() {
        return code;
    }
}
