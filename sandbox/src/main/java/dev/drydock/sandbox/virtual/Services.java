package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Services that are programs: starting the unit runs the program as a daemon, stopping it ends the program. */
public final class Services implements Component {
    public static final String NAME = "service";

    /** What a unit runs, by machine and unit. */
    private static final Family<List<String>> COMMANDS = Family.lasting("unit-command");
    /** The number of a unit's main process, by machine and unit. */
    private static final Family<Integer> MAIN = Family.passing("unit-main");

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG", "C.UTF-8");

    private final Kernel.Wiring wiring;

    public Services(Kernel.Wiring wiring) {
        this.wiring = wiring;
    }

    /** Puts a unit into a machine that is neither started nor enabled yet. */
    static void install(Kernel kernel, String machine, String name, String description, List<String> command) {
        kernel.transaction().put(Unit.key(machine, name), new Unit(machine, name, description, NAME, false, false, kernel.now()));
        kernel.transaction().put(COMMANDS.key(machine + "/" + name), List.copyOf(command));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        if (payload instanceof Unit.Started started) {
            start(kernel, started.machine(), started.unit());
        } else if (payload instanceof Unit.Stopped stopped) {
            transaction.find(MAIN.key(stopped.machine() + "/" + stopped.unit())).ifPresent(pid ->
                    kernel.processes().signal(new Process.Id(stopped.machine(), pid), Signal.TERM, false));
        }
    }

    private static void start(Kernel kernel, String machine, String unit) {
        Optional<List<String>> command = kernel.transaction().find(COMMANDS.key(machine + "/" + unit));
        if (command.isEmpty() || kernel.transaction().find(Space.key(machine)).isEmpty()) {
            return;
        }
        List<String> words = command.get();
        Descriptors descriptors = Descriptors.NONE;
        for (int i = 0; i < 3; i++) {
            descriptors = descriptors.with(i, new Descriptors.Descriptor(kernel.openFiles().open(new OpenFile.DeviceFile("null")), false));
        }
        Process.Invocation invocation = new Process.Invocation(words.get(0), words, new TreeMap<>(ENVIRONMENT));
        kernel.processes().spawn(new Processes.Birth(Optional.of(new Process.Id(machine, 1)), machine, invocation, "/", 022, Credentials.ROOT,
                descriptors, Optional.of(0), true, Optional.empty(),
                sys -> sys.exec(words.get(0), words, new TreeMap<>(ENVIRONMENT)).toOptional().orElse(Step.exit(203))))
                .toOptional().ifPresent(process -> kernel.transaction().put(MAIN.key(machine + "/" + unit), process.id().pid()));
    }
}
