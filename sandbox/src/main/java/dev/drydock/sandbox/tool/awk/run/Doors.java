package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.syntax.Statement;
import dev.drydock.sandbox.tool.awk.syntax.StringEscapes;
import dev.drydock.sandbox.tool.awk.value.Cells;
import java.util.List;
import java.util.Optional;

/** Opens files and starts commands, within one step. */
final class Doors {
    private static final int HIGH = 10;

    private final Sys sys;
    private final AwkProcess.Setup setup;

    Doors(Sys sys, AwkProcess.Setup setup) {
        this.sys = sys;
        this.setup = setup;
    }

    /** The next file of records, now open. */
    record Next(String file, Channels channels) {}

    /** Looks through the arguments, carrying out assignments; standard input if there is no file at all. */
    Optional<Next> next(Machine machine, Channels channels) {
        Cells.Open arguments = machine.array(Special.SpecialArray.ARGV.ordinal());
        int count = (int) machine.get(Special.ARGC).number();
        int i = channels.nextArgument();
        for (; i < count; i++) {
            String argument = arguments.has(Integer.toString(i)) ? machine.text(arguments.take(Integer.toString(i))) : "";
            if (argument.isEmpty()) {
                continue;
            }
            int equals = argument.indexOf('=');
            if (equals > 0 && argument.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
                machine.assign(argument.substring(0, equals), StringEscapes.replaced(argument.substring(equals + 1), setup.flavour() == Flavour.MAWK));
                continue;
            }
            Source source = Source.of(argument.equals("-") ? 0 : high(opened(argument)), 0);
            return Optional.of(new Next(argument, channels.argument(i + 1).withFile().reading(source)));
        }
        if (channels.sawFile()) {
            return Optional.empty();
        }
        return Optional.of(new Next("", channels.argument(i).withFile().reading(Source.of(0, 0))));
    }

    private int opened(String file) {
        Outcome<Integer> opened = sys.open(setup.encoding().outer(file), Sys.OpenMode.READ);
        if (opened.ok()) {
            return opened.value();
        }
        String why = opened.errno().text();
        throw new Trouble(setup.flavour().words("fatal: cannot open file `" + file + "' for reading: " + why,
                "cannot open " + file + " (" + why + ")", file + ": " + why), Trouble.Kind.OPENING);
    }

    /** Out of the way of the standard streams, and not for children. */
    private int high(int descriptor) {
        Outcome<Integer> saved = sys.save(descriptor, HIGH);
        if (!saved.ok()) {
            return descriptor;
        }
        sys.close(descriptor);
        return saved.value();
    }

    void close(int descriptor) {
        if (descriptor > 2) {
            sys.close(descriptor);
        }
    }

    Optional<Source> readFile(String name) {
        if (name.equals("-") || name.equals("/dev/stdin")) {
            return Optional.of(Source.of(0, 0));
        }
        return sys.open(setup.encoding().outer(name), Sys.OpenMode.READ).toOptional().map(descriptor -> Source.of(high(descriptor), 0));
    }

    Optional<Source> readCommand(String command) {
        Sys.PipeEnds pipe = sys.pipe();
        int reader = high(pipe.reader());
        int pid = command(command, List.of(pipe.writer(), 1));
        sys.close(pipe.writer());
        return Optional.of(Source.of(reader, pid));
    }

    Channels.Sink write(Statement.Direction direction, String name) {
        if (direction == Statement.Direction.PIPE) {
            Sys.PipeEnds pipe = sys.pipe();
            int writer = high(pipe.writer());
            int pid = command(name, List.of(pipe.reader(), 0));
            sys.close(pipe.reader());
            return new Channels.Sink(writer, pid);
        }
        if (name.isEmpty() && setup.flavour() == Flavour.GAWK) {
            String sign = direction == Statement.Direction.APPEND ? ">>" : ">";
            throw new Trouble("fatal: expression for `" + sign + "' redirection has null string value");
        }
        Sys.OpenMode mode = direction == Statement.Direction.APPEND ? Sys.OpenMode.APPEND : Sys.OpenMode.WRITE;
        Outcome<Integer> opened = sys.open(setup.encoding().outer(name), mode);
        if (!opened.ok()) {
            String why = name.isEmpty() ? Errno.ENOENT.text() : opened.errno().text();
            throw new Trouble(setup.flavour().words("fatal: cannot redirect to `" + name + "': " + why,
                    "cannot open \"" + name + "\" for output (" + why + ")", "can't open '" + name + "': " + why), setup.flavour() == Flavour.GAWK ? Trouble.Kind.USUAL : Trouble.Kind.OPENING);
        }
        return new Channels.Sink(high(opened.value()), 0);
    }

    /** Starts a command with the shell; its machine's number. @param moved a descriptor and the standard stream it becomes, or nothing */
    int command(String command, List<Integer> moved) {
        Outcome<Process> child = sys.fork(Sys.Child.of(s -> {
            if (!moved.isEmpty()) {
                s.duplicate(moved.get(0), moved.get(1));
                s.close(moved.get(0));
            }
            Outcome<Step> shell = s.exec("/bin/sh", List.of("sh", "-c", setup.encoding().outer(command)), s.environment());
            return shell.ok() ? shell.value() : Step.exit(127);
        }));
        if (!child.ok()) {
            throw new Trouble("fatal: cannot fork: " + child.errno().text());
        }
        return child.value().id().pid();
    }
}
