package dev.drydock.sandbox.tool.sed;

import java.util.Optional;

/** One command of a script with its addresses. */
record Command(Optional<Address> from, Optional<Address> to, boolean negated, Action action) {

    boolean isRange() {
        return to.isPresent();
    }

    /** {@code 0,/re/}: the range is open before the first line. */
    boolean startsOpen() {
        return isRange() && from.get() instanceof Address.Number number && number.line() == 0;
    }
}
