package dev.drydock.sandbox.tool.whole;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sort}: lines in order. */
public final class Sort implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b,ignore-leading-blanks d,dictionary-order f,ignore-case g,general-numeric-sort h,human-numeric-sort i,ignore-nonprinting M,month-sort n,numeric-sort R,random-sort r,reverse V,version-sort c,check?= C k,key= m,merge o,output= s,stable S,buffer-size= t,field-separator= T,temporary-directory= u,unique z,zero-terminated parallel= sort= batch-size= compress-program= files0-from=");
    }

    @Override
    public String usage() {
        return "[-nrughMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<SortKey> keys = new ArrayList<>();
        for (String text : arguments.values("k")) {
            Optional<SortKey> key = SortKey.parse(text);
            if (key.isEmpty() || key.get().fromField() == 0) {
                String why = key.isPresent() ? "field number is zero: invalid field specification " + arguments.quote(text)
                        : "invalid number at field start: invalid count at start of " + arguments.quote(text);
                return sys.fail(arguments.name() + ": " + arguments.words(why, "bad field specification") + "\n", arguments.busybox() ? 1 : 2);
            }
            keys.add(key.get());
        }
        String separator = arguments.value("t").map(text -> text.equals("\\0") ? "\0" : text).orElse("");
        if (separator.codePointCount(0, separator.length()) > 1) {
            return sys.fail(arguments.name() + ": multi-character tab " + arguments.quote(separator) + "\n", 2);
        }
        StringBuilder global = new StringBuilder();
        arguments.given().stream().map(Arguments.Given::key).filter(key -> key.length() == 1 && "bdfghiMnRrV".contains(key)).forEach(global::append);
        SortOrder order = new SortOrder(List.copyOf(keys), separator, global.toString(), arguments.has("s") || arguments.has("u"));
        Gather.Work work = (files, failed) -> failed
                ? new Intake.Ending(List.of(), 2) : sorted(arguments, order, files);
        Optional<String> target = arguments.value("o");
        return Inputs.feed(sys, arguments.operands(), words(arguments), Gather.all(work), target);
    }

    private static Inputs.Words words(Arguments arguments) {
        return new Inputs.Words() {
            @Override
            public String unopened(String file, Errno errno) {
                return arguments.name() + ": " + arguments.words("cannot read: ", "") + file + ": " + errno.text() + "\n";
            }

            @Override
            public String unread(String file, Errno errno) {
                return arguments.name() + ": " + arguments.words("read failed: ", "") + file + ": " + errno.text() + "\n";
            }
        };
    }

    private static Intake.Ending sorted(Arguments arguments, SortOrder order, List<Gather.Whole> files) {
        String end = arguments.has("z") ? "\0" : "\n";
        List<String> lines = new ArrayList<>();
        files.forEach(file -> lines.addAll(Whole.lines(file.content(), end)));
        if (arguments.has("c") || arguments.has("C")) {
            return check(arguments, order, lines, files.isEmpty() ? "-" : files.get(0).file());
        }
        lines.sort(order);
        Output output = new Output();
        String before = null;
        for (String line : lines) {
            boolean same = arguments.has("u") && before != null && order.byKeys(before, line) == 0;
            if (!same) {
                output.out(line + end);
                before = line;
            }
        }
        return Intake.Ending.of(output, 0);
    }

    private static Intake.Ending check(Arguments arguments, SortOrder order, List<String> lines, String file) {
        for (int i = 1; i < lines.size(); i++) {
            int difference = order.compare(lines.get(i - 1), lines.get(i));
            if (difference > 0 || (difference == 0 && arguments.has("u"))) {
                Output output = new Output();
                boolean silent = arguments.has("C") || arguments.value("c").orElse("").matches("quiet|silent");
                return Intake.Ending.of(silent ? output : output.err(arguments.name() + ": " + file + ":" + (i + 1) + ": disorder: " + lines.get(i) + "\n"), 1);
            }
        }
        return new Intake.Ending(List.of(), 0);
    }
}
