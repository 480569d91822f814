package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.trace.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings faults into a world and takes them out, by names such as {@code stop kube-scheduler}, {@code slow etcd 3}, {@code crash node-2}. Keys of
 * sentences begin with {@code fault.}.
 */
public final class Faults {
    private static final List<Trouble> KINDS = List.of(new Stopped(), new Slowed(), new Crashed(), new Partitioned(), new Filled(), new Drained(),
            new RegistryDown("registry", RegistryServer.Fault.DOWN), new RegistryDown("registry-limit", RegistryServer.Fault.RATE_LIMIT), new QuorumLost());
    private static final String ALL = "all";
    private static final int USUAL_SECONDS = 5;
    private static final int MOST_SHOWN = 12;

    private Faults() {}

    /** What was done, or why it was not. @param done whether it was */
    public record Answer(boolean done, List<Fact> facts) {
        public Answer {
            facts = List.copyOf(facts);
        }

        static Answer refused(String key, String... words) {
            return new Answer(false, List.of(Fact.of("fault." + key, words)));
        }
    }

    // ---- what there is -------------------------------------------------------------------------------------------------------------

    /** The names of all faults that could be brought in now. */
    public static List<String> possible(Kernel kernel) {
        List<String> names = new ArrayList<>();
        for (Trouble kind : KINDS) {
            for (Trouble.Choice choice : kind.choices(kernel)) {
                names.add(fault(kernel, kind, choice, 0).name());
            }
        }
        return names;
    }

    /** The faults that are in force, in the order of their names. */
    public static List<Fault> present(Kernel kernel) {
        return kernel.transaction().view(Fault.FAULTS).values().stream().filter(fault -> kind(fault).holds(kernel, fault)).toList();
    }

    /** What is in force, or that nothing is, and what the kinds are. */
    public static Answer inForce(Kernel kernel) {
        List<Fact> facts = new ArrayList<>(present(kernel).stream().map(Faults::told).toList());
        if (facts.isEmpty()) {
            facts.add(Fact.of("fault.none"));
        }
        List<String> able = KINDS.stream().filter(kind -> !kind.choices(kernel).isEmpty()).map(Trouble::word).toList();
        facts.add(Fact.of("fault.kinds", String.join(", ", able)));
        return new Answer(false, facts);
    }

    /** What is said of a fault that is in force. */
    public static Fact told(Fault fault) {
        boolean placed = !fault.machine().isEmpty() && !fault.machine().equals(fault.subject());
        return Fact.of("fault.is." + fault.kind() + (placed ? "-on" : ""), fault.subject(), fault.machine(), Integer.toString(fault.seconds()));
    }

    private static Trouble kind(Fault fault) {
        return KINDS.stream().filter(kind -> kind.word().equals(fault.kind())).findFirst().orElseThrow();
    }

    // ---- bringing in ---------------------------------------------------------------------------------------------------------------

    /** Brings in the fault of a name; nothing is changed if that is refused. */
    public static Answer bring(Kernel kernel, String name) {
        List<String> words = words(name);
        Optional<Trouble> kind = KINDS.stream().filter(each -> !words.isEmpty() && each.word().equals(words.get(0))).findFirst();
        if (kind.isEmpty()) {
            return Answer.refused("unknown", name.strip(), String.join(", ", KINDS.stream().map(Trouble::word).toList()));
        }
        boolean timed = words.size() > 2 && words.get(words.size() - 1).matches("[1-9]\\d{0,2}");
        List<String> rest = words.subList(1, words.size() - (timed ? 1 : 0));
        int seconds = timed ? Integer.parseInt(words.get(words.size() - 1)) : USUAL_SECONDS;
        List<Fault> fitting = kind.get().choices(kernel).stream().filter(choice -> fits(choice, rest)).map(choice -> fault(kernel, kind.get(), choice, seconds)).toList();
        if (fitting.isEmpty() && present(kernel).stream().anyMatch(fault -> fault.kind().equals(words.get(0)) && fits(new Trouble.Choice(fault.subject(), fault.machine()), rest))) {
            return Answer.refused("already", name.strip());
        }
        if (fitting.size() != 1) {
            List<String> shown = (fitting.isEmpty() ? kind.get().choices(kernel).stream().map(choice -> fault(kernel, kind.get(), choice, 0)).toList() : fitting).stream()
                    .map(Fault::name).limit(MOST_SHOWN).toList();
            return shown.isEmpty() ? Answer.refused("nothing", words.get(0)) : Answer.refused(fitting.isEmpty() ? "no-such" : "which", name.strip(), String.join("\n", shown));
        }
        Fault fault = fitting.get(0);
        List<Fact> facts = new ArrayList<>(List.of(told(fault)));
        String byHand = kind.get().byHand(kernel, fault);
        if (!byHand.isEmpty()) {
            facts.add(Fact.of("fault.by-hand", byHand));
        }
        kernel.transaction().put(fault.key(), fault);
        kind.get().bring(kernel, fault);
        return new Answer(true, facts);
    }

    private static Fault fault(Kernel kernel, Trouble kind, Trouble.Choice choice, int seconds) {
        return new Fault(kind.word(), choice.subject(), choice.machine(), kind instanceof Slowed ? seconds : 0, kernel.now());
    }

    /** A place may be left out; a registry, too: it is the public one. */
    private static boolean fits(Trouble.Choice choice, List<String> words) {
        if (words.isEmpty()) {
            return choice.subject().isEmpty() || choice.subject().equals(Reference.HUB);
        }
        boolean machine = words.size() == 1 || words.size() == 2 && words.get(1).equals(choice.machine()) && !choice.machine().equals(choice.subject());
        return words.get(0).equals(choice.subject()) && machine;
    }

    private static List<String> words(String name) {
        return name.isBlank() ? List.of() : List.of(name.strip().split("[ \t]+"));
    }

    // ---- taking out ----------------------------------------------------------------------------------------------------------------

    /** Takes out a fault, by its name, by what it has befallen, or {@code all}. */
    public static Answer repair(Kernel kernel, String name) {
        List<Fact> facts = new ArrayList<>();
        String wanted = String.join(" ", words(name));
        for (Fault fault : List.copyOf(kernel.transaction().view(Fault.FAULTS).values())) {
            boolean meant = wanted.equals(ALL) || wanted.equals(fault.name()) || !wanted.isEmpty() && (wanted.equals(fault.subject()) || wanted.equals(fault.machine())
                    || wanted.equals(fault.kind()));
            boolean held = kind(fault).holds(kernel, fault);
            if (meant) {
                kind(fault).mend(kernel, fault);
                kernel.transaction().remove(fault.key());
            }
            if (meant && held) {
                facts.add(Fact.of("fault.mended", fault.name()));
            }
        }
        return facts.isEmpty() ? Answer.refused(wanted.isEmpty() ? "repair-what" : "not-there", wanted) : new Answer(true, facts);
    }
}
