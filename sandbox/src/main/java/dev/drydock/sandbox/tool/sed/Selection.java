package dev.drydock.sandbox.tool.sed;

import java.util.Optional;

/** Decides whether a command is for the current line, and keeps count of its range. */
final class Selection {
    private Selection() {}

    static boolean isSelected(SedRun run, Command command, int index) {
        if (command.from().isEmpty()) {
            return true;
        }
        if (!command.isRange()) {
            return matches(run, command.from().get());
        }
        long end = run.rangeEnd(index);
        if (end != SedState.CLOSED && end < run.lineNumber()) {
            run.setRangeEnd(index, SedState.CLOSED);
            end = SedState.CLOSED;
        }
        return end == SedState.CLOSED ? opens(run, command, index) : staysOpen(run, command.to().get(), index, end);
    }

    private static boolean opens(SedRun run, Command command, int index) {
        if (!matches(run, command.from().get())) {
            return false;
        }
        long line = run.lineNumber();
        Address to = command.to().get();
        long end = SedState.OPEN_ENDED;
        if (to instanceof Address.Number number) {
            end = number.line();
        } else if (to instanceof Address.Count count) {
            end = line + count.lines();
        } else if (to instanceof Address.Multiple multiple) {
            end = multiple.of() == 0 ? line : (line + multiple.of() - 1) / multiple.of() * multiple.of();
        } else if (to instanceof Address.Last && run.isLast()) {
            end = line;
        }
        run.setRangeEnd(index, end > line ? end : SedState.CLOSED);
        return true;
    }

    private static boolean staysOpen(SedRun run, Address to, int index, long end) {
        boolean closes = end == SedState.OPEN_ENDED ? matches(run, to) : run.lineNumber() >= end;
        if (closes) {
            run.setRangeEnd(index, SedState.CLOSED);
        }
        return true;
    }

    private static boolean matches(SedRun run, Address address) {
        if (address instanceof Address.Number number) {
            return run.lineNumber() == number.line();
        }
        if (address instanceof Address.Last) {
            return run.isLast();
        }
        if (address instanceof Address.Pattern pattern) {
            return run.matches(Optional.of(pattern).flatMap(Address.Pattern::regex));
        }
        Address.Step step = (Address.Step) address;
        return step.step() <= 0 ? run.lineNumber() == step.first()
                : run.lineNumber() >= step.first() && (run.lineNumber() - step.first()) % step.step() == 0;
    }
}
