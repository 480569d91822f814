package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.shell.expand.Quotes;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Signals;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code trap}. */
final class Traps {
    private static final Set<String> OTHERS = Set.of("EXIT", "ERR", "DEBUG", "RETURN");

    private Traps() {
    }

    static Turn trap(Call call) {
        List<String> arguments = new ArrayList<>(call.arguments());
        if (!arguments.isEmpty() && arguments.get(0).equals("--")) {
            arguments.remove(0);
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("-l")) {
            return Killing.kill(new Call(call.sys(), call.machine(), "kill", List.of("-l")));
        }
        if (arguments.isEmpty() || arguments.get(0).equals("-p")) {
            return shown(call, arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size()));
        }
        boolean reset = arguments.get(0).equals("-") || arguments.size() == 1 || arguments.get(0).matches("[0-9]+");
        boolean actionGiven = arguments.get(0).equals("-") || !reset;
        String action = arguments.get(0);
        List<String> names = actionGiven ? arguments.subList(1, arguments.size()) : arguments;
        return change(call, names, reset ? Optional.empty() : Optional.of(action));
    }

    private static Turn change(Call call, List<String> names, Optional<String> action) {
        TreeMap<String, String> traps = new TreeMap<>(call.state().settings().traps());
        int status = 0;
        List<Signal> resets = new ArrayList<>();
        for (String name : names) {
            Optional<String> known = name(name);
            if (known.isEmpty()) {
                call.say(switch (call.state().dialect()) {
                    case BASH -> name + ": invalid signal specification";
                    case ASH -> name + ": invalid signal specification";
                    case DASH -> name + ": bad trap";
                });
                status = 1;
                continue;
            }
            if (action.isPresent()) {
                traps.put(known.get(), action.get());
            } else {
                traps.remove(known.get());
                Signal.named(known.get()).ifPresent(resets::add);
            }
        }
        ShellState state = call.state().with(call.state().settings().withTraps(traps));
        resets.forEach(signal -> Signals.reset(call.sys(), signal));
        Signals.arrange(call.sys(), state);
        return call.done(state, status);
    }

    private static Optional<String> name(String text) {
        if (text.equals("0")) {
            return Optional.of("EXIT");
        }
        String bare = text.toUpperCase(java.util.Locale.ROOT);
        if (OTHERS.contains(bare)) {
            return Optional.of(bare);
        }
        return Signal.named(text).map(Signal::name);
    }

    private static Turn shown(Call call, List<String> names) {
        StringBuilder out = new StringBuilder();
        Map<String, String> traps = call.state().settings().traps();
        List<String> order = new ArrayList<>();
        if (traps.containsKey("EXIT")) {
            order.add("EXIT");
        }
        for (Signal signal : Signal.values()) {
            if (traps.containsKey(signal.name())) {
                order.add(signal.name());
            }
        }
        List.of("DEBUG", "ERR", "RETURN").stream().filter(traps::containsKey).forEach(order::add);
        List<String> wanted = names.stream().flatMap(name -> name(name).stream()).toList();
        for (String name : order) {
            if (names.isEmpty() || wanted.contains(name)) {
                boolean signal = call.bash() && Signal.named(name).isPresent() && !OTHERS.contains(name);
                out.append("trap -- ").append(Quotes.single(traps.get(name))).append(' ')
                        .append(signal ? "SIG" : "").append(name).append('\n');
            }
        }
        return call.print(out.toString());
    }
}
