package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.trace.Fact;
import java.util.Optional;

/** Tells of faults that were brought in or taken out. */
public final class FaultDeeds implements Fact.Teller {
    @Override
    public Optional<Fact> tell(Change change) {
        Optional<Fault> before = change.before(Fault.FAULTS);
        Optional<Fault> after = change.after(Fault.FAULTS);
        return before.isPresent() == after.isPresent() ? Optional.empty()
                : Optional.of(after.map(fault -> Fact.of("fault.injected", fault.name())).orElseGet(() -> Fact.of("fault.repaired", before.get().name())));
    }
}
