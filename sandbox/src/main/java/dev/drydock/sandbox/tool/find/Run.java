package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Quoting;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How {@code xargs} was asked to run its command.
 *
 * @param replaced the word in the command that each item takes the place of
 * @param most items a command
 * @param lines lines a command; 0 when lines do not matter
 * @param parallel commands at a time; 0 for any number
 * @param characters a command's arguments together
 * @param endMark an item that ends the input
 */
record Run(Arguments arguments, List<String> command, Optional<String> replaced, int most, int lines, int parallel, int characters,
        Optional<String> endMark) {
    private static final int CHUNK = 1 << 16;

    /**
     * Where it stands.
     *
     * @param gathered items for the next command
     * @param linesGathered lines for the next command
     * @param running numbers of the commands under way
     * @param ran whether any command was run
     */
    private record State(Items items, int descriptor, boolean emptiesInput, List<String> gathered, int linesGathered, List<Integer> running, int status,
            boolean ran, String complaint) {
        State with(Items rest) {
            return new State(rest, descriptor, emptiesInput, gathered, linesGathered, running, status, ran, complaint);
        }

        State with(List<String> items, int linesNow) {
            return new State(this.items, descriptor, emptiesInput, List.copyOf(items), linesNow, running, status, ran, complaint);
        }

        State running(List<Integer> now) {
            return new State(items, descriptor, emptiesInput, gathered, linesGathered, List.copyOf(now), status, true, complaint);
        }

        State status(int now) {
            return new State(items, descriptor, emptiesInput, gathered, linesGathered, running, Math.max(status, now), ran, complaint);
        }

        State complaining(String text) {
            return new State(items.end(), descriptor, emptiesInput, gathered, linesGathered, running, status, ran, text);
        }
    }

    /** What follows. */
    private interface Then {
        Step run(Sys sys, State state);
    }

    Step begin(Sys sys, Items items, int descriptor, boolean emptiesInput) {
        return goOn(sys, new State(items, descriptor, emptiesInput, List.of(), 0, List.of(), 0, false, ""));
    }

    private Step goOn(Sys sys, State state) {
        Optional<Items.Item> next;
        try {
            next = state.items.next();
        } catch (Items.Unmatched unmatched) {
            String rest = arguments.words("; by default quotes are special to xargs unless you use the -0 option", "");
            return finish(sys, state.complaining(unmatched.getMessage() + rest));
        }
        if (next.isEmpty()) {
            return state.items.ended() ? finish(sys, state) : sys.read(state.descriptor, CHUNK, (s, read) ->
                    goOn(s, state.with(!read.ok() || read.value().isEmpty() ? state.items.end() : state.items.with(read.value()))));
        }
        Items.Item item = next.get();
        if (endMark.filter(item.text()::equals).isPresent() && state.items.separator() < 0) {
            return finish(sys, state);
        }
        State after = state.with(item.rest());
        int size = length(command) + length(state.gathered) + length(List.of(item.text()));
        if (size > characters && !state.gathered.isEmpty()) {
            return run(sys, after.with(List.of(), 0), state.gathered, (s, now) -> take(s, now, item));
        }
        return take(sys, after, item);
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(word -> word.length() + 1).sum();
    }

    private Step take(Sys sys, State state, Items.Item item) {
        List<String> gathered = new ArrayList<>(state.gathered);
        gathered.add(item.text());
        int linesNow = state.linesGathered + (item.endsLine() ? 1 : 0);
        boolean full = replaced.isPresent() || gathered.size() >= most || (lines > 0 && linesNow >= lines);
        return full ? run(sys, state.with(List.of(), 0), List.copyOf(gathered), (s, now) -> Step.next(t -> goOn(t, now)))
                : Step.next(s -> goOn(s, state.with(gathered, linesNow)));
    }

    private Step finish(Sys sys, State state) {
        boolean runs = !state.gathered.isEmpty() || (!state.ran && !arguments.has("r") && replaced.isEmpty() && state.complaint.isEmpty());
        return runs ? run(sys, state.with(List.of(), 0), state.gathered, (s, now) -> waitFor(s, now, 0, Run::exit)) : waitFor(sys, state, 0, Run::exit);
    }

    private static Step exit(Sys sys, State state) {
        return state.complaint.isEmpty() ? Step.exit(state.status) : sys.fail(sys.name() + ": " + state.complaint + "\n", 1);
    }

    // ---- one command ---------------------------------------------------------------------------------------------------------------------

    private Step run(Sys sys, State state, List<String> items, Then then) {
        List<String> words = new ArrayList<>(command);
        if (replaced.isPresent()) {
            words.replaceAll(word -> word.replace(replaced.get(), items.get(0)));
            words.set(0, command.get(0));
        } else {
            words.addAll(items);
        }
        List<String> whole = List.copyOf(words);
        if (!arguments.has("t") && !arguments.has("p")) {
            return start(sys, state, whole, then);
        }
        String shown = arguments.busybox() ? String.join(" ", whole) : String.join(" ", whole.stream().map(Run::shown).toList());
        return arguments.has("p") ? ask(sys, state, whole, shown, then) : sys.complain(shown + "\n", s -> start(s, state, whole, then));
    }

    private static String shown(String word) {
        return word.matches("[\\p{Alnum}_./:=@%^,+-]+") ? word : Quoting.shellEscape(word);
    }

    private Step ask(Sys sys, State state, List<String> words, String shown, Then then) {
        Outcome<Integer> terminal = sys.open("/dev/tty", Sys.OpenMode.READ);
        if (!terminal.ok()) {
            String why = "No such device or address";
            return sys.fail(shown + arguments.name() + ": " + arguments.words("failed to open /dev/tty for reading: ", "can't open '/dev/tty': ") + why + "\n", 1);
        }
        int descriptor = terminal.value();
        return sys.complain(shown + " ?...", s -> s.read(descriptor, 1000, (t, read) -> {
            t.close(descriptor);
            boolean yes = read.ok() && read.value().text().matches("(?s)[yY].*");
            return yes ? start(t, state, words, then) : then.run(t, state);
        }));
    }

    private Step start(Sys sys, State state, List<String> words, Then then) {
        Launch.Words refused = (name, errno) -> arguments.name() + ": " + name + ": " + errno.text() + "\n";
        int descriptor = state.descriptor;
        boolean empties = state.emptiesInput;
        Outcome<Process> forked = sys.fork(Sys.Child.of(s -> {
            if (descriptor > 0) {
                s.close(descriptor);
            }
            if (empties) {
                emptyInput(s);
            }
            return Launch.replace(s, words, s.environment(), refused);
        }));
        if (!forked.ok()) {
            return sys.fail(arguments.name() + ": cannot fork: " + forked.errno().text() + "\n", 1);
        }
        List<Integer> running = new ArrayList<>(state.running);
        running.add(forked.value().id().pid());
        return waitFor(sys, state.running(running), parallel == 0 ? Integer.MAX_VALUE : parallel - 1, then);
    }

    private static void emptyInput(Sys sys) {
        Outcome<Integer> nothing = sys.open("/dev/null", Sys.OpenMode.READ);
        if (nothing.ok()) {
            sys.duplicate(nothing.value(), 0);
            sys.close(nothing.value());
        } else {
            Sys.PipeEnds pipe = sys.pipe();
            sys.duplicate(pipe.reader(), 0);
            sys.close(pipe.reader());
            sys.close(pipe.writer());
        }
    }

    /** Goes on when at most so many commands are under way. */
    private Step waitFor(Sys sys, State state, int most, Then then) {
        if (state.running.size() <= most) {
            return then.run(sys, state);
        }
        for (int pid : state.running) {
            Optional<Ended> ended = sys.reap(pid);
            if (ended.isPresent()) {
                List<Integer> left = new ArrayList<>(state.running);
                left.remove(Integer.valueOf(pid));
                return ended(sys, state.running(left), ended.get(), (s, now) -> waitFor(s, now, most, then));
            }
        }
        return Step.await(new Step.Condition.ChildChanged(sys.childChanges()), s -> waitFor(s, state, most, then));
    }

    private Step ended(Sys sys, State state, Ended ended, Then then) {
        String name = command.get(0);
        if (ended.signal().isPresent()) {
            String text = arguments.words(name + ": terminated", "'" + name + "' terminated") + " by signal " + ended.signal().get().number();
            return sys.fail(arguments.name() + ": " + text + "\n", 125);
        }
        int status = ended.status();
        if (status == 255) {
            return sys.fail(arguments.name() + ": " + name + ": exited with status 255; aborting\n", 124);
        }
        if (status == 126 || status == 127) {
            return Step.exit(status);
        }
        return then.run(sys, status == 0 ? state : state.status(123));
    }
}
