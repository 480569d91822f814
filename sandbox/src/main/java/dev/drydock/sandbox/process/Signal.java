package dev.drydock.sandbox.process;

import java.util.Locale;
import java.util.Optional;

/** Signals with Linux's numbers and default actions (signal(7)). */
public enum Signal {
    HUP(1, Action.TERMINATE),
    INT(2, Action.TERMINATE),
    QUIT(3, Action.TERMINATE),
    ILL(4, Action.TERMINATE),
    TRAP(5, Action.TERMINATE),
    ABRT(6, Action.TERMINATE),
    BUS(7, Action.TERMINATE),
    FPE(8, Action.TERMINATE),
    KILL(9, Action.TERMINATE),
    USR1(10, Action.TERMINATE),
    SEGV(11, Action.TERMINATE),
    USR2(12, Action.TERMINATE),
    PIPE(13, Action.TERMINATE),
    ALRM(14, Action.TERMINATE),
    TERM(15, Action.TERMINATE),
    STKFLT(16, Action.TERMINATE),
    CHLD(17, Action.IGNORE),
    CONT(18, Action.CONTINUE),
    STOP(19, Action.STOP),
    TSTP(20, Action.STOP),
    TTIN(21, Action.STOP),
    TTOU(22, Action.STOP),
    URG(23, Action.IGNORE),
    XCPU(24, Action.TERMINATE),
    XFSZ(25, Action.TERMINATE),
    VTALRM(26, Action.TERMINATE),
    PROF(27, Action.TERMINATE),
    WINCH(28, Action.IGNORE),
    IO(29, Action.TERMINATE),
    PWR(30, Action.TERMINATE),
    SYS(31, Action.TERMINATE);

    /** What happens to a process that made no arrangement. */
    public enum Action {
        TERMINATE,
        IGNORE,
        STOP,
        CONTINUE
    }

    private final int number;
    private final Action action;

    Signal(int number, Action action) {
        this.number = number;
        this.action = action;
    }

    public int number() {
        return number;
    }

    public Action action() {
        return action;
    }

    public static Optional<Signal> of(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }

    /** By {@code TERM}, {@code SIGTERM}, {@code sigterm} or {@code 15}. */
    public static Optional<Signal> named(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        if (!name.isEmpty() && name.length() < 4 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return of(Integer.parseInt(name));
        }
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        for (Signal signal : values()) {
            if (signal.name().equals(bare)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}
