package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Complaints;
import dev.drydock.sandbox.shell.run.Frame;
import dev.drydock.sandbox.shell.run.Lines;
import dev.drydock.sandbox.shell.run.Machine;
import dev.drydock.sandbox.shell.run.SysSurroundings;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.tool.print.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code read} and {@code mapfile}. */
final class Reads {
    private Reads() {
    }

    /**
     * What is asked for.
     *
     * @param exact   {@code -N}: separators and delimiters mean nothing
     * @param array   the array that takes the fields
     */
    private record Asking(boolean raw, boolean silent, String prompt, OptionalLong deadline, int most, boolean exact,
            int delimiter, int descriptor, Optional<String> array, List<String> names) { }

    static Turn read(Call call) {
        Optional<Asking> asking = options(call);
        if (asking.isEmpty()) {
            return call.done(2);
        }
        Asking a = asking.get();
        for (String name : a.names()) {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*(\\[.*\\])?")) {
                return call.fail(call.bash() ? "`" + name + "': not a valid identifier" : name + ": bad variable name",
                        call.bash() ? 1 : 2);
            }
        }
        boolean terminal = call.sys().isTerminal(a.descriptor());
        if (terminal) {
            Complaints.say(call.sys(), a.prompt());
        }
        Optional<Terminal> quiet = a.silent() ? call.sys().terminal(a.descriptor()) : Optional.empty();
        quiet.ifPresent(t -> call.sys().setTerminalModes(a.descriptor(),
                new Terminal.Modes(t.modes().canonical(), false, t.modes().signals(), t.modes().newlines())));
        Lines.Wanted wanted = new Lines.Wanted(a.descriptor(), a.exact() ? -1 : a.delimiter(), a.most(), a.deadline());
        Machine machine = call.machine();
        Frame again = new Frame.Rerun(call.name(), call.arguments());
        return new Turn.Pause(line(call.sys(), machine, a, wanted, again, Bytes.EMPTY));
    }

    private static Step line(Sys sys, Machine machine, Asking a, Lines.Wanted wanted, Frame again, Bytes before) {
        return Lines.read(sys, wanted, before, (then, bytes, stop) -> {
            boolean continued = stop == Lines.Stop.DELIMITER && !a.raw() && endsEscaped(bytes);
            if (continued) {
                Bytes joined = bytes.slice(0, bytes.length() - 2);
                return Step.next(next -> line(next, machine, a, wanted, again, joined));
            }
            if (a.silent()) {
                then.terminal(a.descriptor()).ifPresent(t -> then.setTerminalModes(a.descriptor(),
                        new Terminal.Modes(t.modes().canonical(), true, t.modes().signals(), t.modes().newlines())));
            }
            if (stop == Lines.Stop.SIGNAL) {
                return machine.push(again).resume();
            }
            boolean delimited = stop == Lines.Stop.DELIMITER;
            Bytes content = delimited ? bytes.slice(0, bytes.length() - 1) : bytes;
            int status = delimited || stop == Lines.Stop.ENOUGH ? 0 : stop == Lines.Stop.DEADLINE ? 142 : 1;
            return assign(then, machine, a, Text.decode(content.toArray()), status).resume();
        });
    }

    private static boolean endsEscaped(Bytes line) {
        int backslashes = 0;
        while (backslashes + 1 < line.length() && line.at(line.length() - 2 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static Machine assign(Sys sys, Machine machine, Asking a, String line, int status) {
        Session session = new Session(machine.state(), new SysSurroundings(sys, machine.state()), List.of());
        String separators = machine.state().text("IFS").orElse(" \t\n");
        try {
            if (a.array().isPresent()) {
                List<String> fields = new ReadFields(line, separators, a.raw()).all();
                Variable old = session.state().variables().find(a.array().get())
                        .orElse(new Variable(new Value.Unset(), Set.of()));
                new Names(session).put(a.array().get(), old.with(Value.Indexed.of(fields)));
            } else if (a.names().isEmpty() || a.exact()) {
                String name = a.names().isEmpty() ? "REPLY" : a.names().get(0);
                new Names(session).assign(name, Optional.empty(), false,
                        new ReadFields(line, "", a.raw() || a.exact()).rest());
            } else {
                ReadFields fields = new ReadFields(line, separators, a.raw());
                for (int i = 0; i < a.names().size(); i++) {
                    boolean last = i + 1 == a.names().size();
                    put(session, a.names().get(i), last ? fields.rest() : fields.next());
                }
            }
        } catch (Trouble trouble) {
            Complaints.say(sys, Complaints.line(machine.state(), trouble.sentence()));
            return machine.status(1);
        }
        return machine.with(session.state()).status(status);
    }

    private static void put(Session session, String name, String text) throws Trouble {
        int bracket = name.indexOf('[');
        Optional<String> index = bracket < 0 ? Optional.empty()
                : Optional.of(name.substring(bracket + 1, name.length() - 1));
        new Names(session).assign(bracket < 0 ? name : name.substring(0, bracket), index, false, text);
    }

    private static Optional<Asking> options(Call call) {
        OptionReader options = new OptionReader(call, call.bash() ? "rse" : "rs", call.bash() ? "pdtnNaiu" : "pdtnu");
        if (!options.read("read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt]"
                + " [-t timeout] [-u fd] [name ...]")) {
            return Optional.empty();
        }
        String delimiter = options.value('d').orElse("\n");
        Optional<String> count = options.value('n').or(() -> options.value('N'));
        boolean wrong = count.filter(n -> !n.matches("[0-9]{1,8}")).isPresent();
        Optional<String> time = options.value('t');
        if (wrong || time.filter(t -> !t.matches("[0-9]{0,9}(\\.[0-9]{0,9})?")).isPresent()) {
            call.say(wrong ? count.get() + ": invalid number" : time.get() + ": invalid timeout specification");
            return Optional.empty();
        }
        OptionalLong deadline = time.isEmpty() ? OptionalLong.empty() : OptionalLong.of(call.sys().now()
                + new BigDecimal("0" + time.get()).movePointRight(6).longValue());
        return Optional.of(new Asking(options.has('r'), options.has('s'), options.value('p').orElse(""), deadline,
                count.map(Integer::parseInt).orElse(Integer.MAX_VALUE), options.value('N').isPresent(),
                delimiter.isEmpty() ? 0 : delimiter.charAt(0), options.value('u').map(Integer::parseInt).orElse(0),
                options.value('a'), options.rest()));
    }

    // --- mapfile ---

    static Turn mapfile(Call call) {
        OptionReader options = new OptionReader(call, "t", "dnOsuCc");
        if (!options.read("mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [array]")) {
            return call.done(2);
        }
        String name = options.rest().isEmpty() ? "MAPFILE" : options.rest().get(0);
        String delimiter = options.value('d').orElse("\n");
        int descriptor = options.value('u').map(Integer::parseInt).orElse(0);
        Lines.Wanted wanted = new Lines.Wanted(descriptor, delimiter.isEmpty() ? 0 : delimiter.charAt(0),
                Integer.MAX_VALUE, OptionalLong.empty());
        int most = options.value('n').map(Integer::parseInt).filter(n -> n > 0).orElse(Integer.MAX_VALUE);
        int skip = options.value('s').map(Integer::parseInt).orElse(0);
        Mapping mapping = new Mapping(call.machine(), name, wanted, options.has('t'), skip, most);
        return new Turn.Pause(map(call.sys(), mapping, List.of()));
    }

    private record Mapping(Machine machine, String name, Lines.Wanted wanted, boolean strip, int skip, int most) { }

    private static Step map(Sys sys, Mapping mapping, List<String> soFar) {
        if (soFar.size() >= (long) mapping.skip() + mapping.most()) {
            return mapped(mapping, soFar);
        }
        return Lines.read(sys, mapping.wanted(), Bytes.EMPTY, (then, bytes, stop) -> {
            if (bytes.isEmpty()) {
                return mapped(mapping, soFar);
            }
            boolean cut = mapping.strip() && stop == Lines.Stop.DELIMITER;
            Bytes line = cut ? bytes.slice(0, bytes.length() - 1) : bytes;
            List<String> more = new ArrayList<>(soFar);
            more.add(Text.decode(line.toArray()));
            List<String> kept = List.copyOf(more);
            return stop == Lines.Stop.DELIMITER ? Step.next(next -> map(next, mapping, kept)) : mapped(mapping, kept);
        });
    }

    private static Step mapped(Mapping mapping, List<String> lines) {
        Value.Indexed array = Value.Indexed.of(lines.subList(Math.min(mapping.skip(), lines.size()), lines.size()));
        var state = mapping.machine().state();
        Variable variable = new Variable(array, Set.of());
        return mapping.machine().with(state.with(state.variables().with(mapping.name(), variable))).status(0).resume();
    }
}
