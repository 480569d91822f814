package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a tool prints and does one after the other, with the time that each takes. Immutable: every addition is a new one. */
record Course(List<Act> acts) {
    static final Course EMPTY = new Course(List.of());

    private record Act(String text, boolean complaint, long micros, Consumer<Sys> work) {}

    Course {
        acts = List.copyOf(acts);
    }

    Course say(String text) {
        return text.isEmpty() ? this : with(new Act(text, false, 0, sys -> { }));
    }

    Course complain(String text) {
        return text.isEmpty() ? this : with(new Act(text, true, 0, sys -> { }));
    }

    /** Lets virtual time pass. */
    Course take(long micros) {
        return with(new Act("", false, micros, sys -> { }));
    }

    Course work(Consumer<Sys> work) {
        return with(new Act("", false, 0, work));
    }

    private Course with(Act act) {
        List<Act> more = new ArrayList<>(acts);
        more.add(act);
        return new Course(more);
    }

    /** Goes through all of it and ends with a status. */
    Step end(Sys sys, int status) {
        return then(sys, s -> Step.exit(status));
    }

    Step then(Sys sys, Code code) {
        return run(sys, 0, code);
    }

    private Step run(Sys sys, int at, Code code) {
        if (at == acts.size()) {
            return code.run(sys);
        }
        Act act = acts.get(at);
        act.work().accept(sys);
        if (act.micros() > 0) {
            return sys.sleep(act.micros(), s -> run(s, at + 1, code));
        }
        if (act.text().isEmpty()) {
            return run(sys, at + 1, code);
        }
        return act.complaint() ? sys.complain(act.text(), s -> run(s, at + 1, code)) : sys.print(act.text(), s -> run(s, at + 1, code));
    }
}
