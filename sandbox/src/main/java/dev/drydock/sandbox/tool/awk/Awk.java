package dev.drydock.sandbox.tool.awk;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.awk.code.Compiler;
import dev.drydock.sandbox.tool.awk.code.Program;
import dev.drydock.sandbox.tool.awk.run.AwkProcess;
import dev.drydock.sandbox.tool.awk.run.Flavour;
import dev.drydock.sandbox.tool.awk.syntax.BadProgram;
import dev.drydock.sandbox.tool.awk.syntax.ProgramParser;
import dev.drydock.sandbox.tool.awk.syntax.Source;
import dev.drydock.sandbox.tool.awk.value.Encoding;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;
import java.util.ArrayList;
import java.util.List;

/** {@code awk}: a language for lines and fields. */
public final class Awk implements Tool {
    private final Flavour otherwise;

    /** @param otherwise which awk it is when busybox is not asked */
    public Awk(Flavour otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Spec options() {
        return Spec.of("F,field-separator= v,assign= f,file= e,source= V,version h,help b,characters-as-bytes c,traditional n,non-decimal-data "
                + "P,posix r,re-interval S,sandbox s,no-optimize O,optimize t,lint-old L,lint?= N,use-lc-numeric M,bignum W=").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[OPTIONS] [AWK_PROGRAM] [FILE]...\n\n\t-v VAR=VAL\tSet variable\n\t-F SEP\t\tUse SEP as field separator\n\t-f FILE\t\tRead program from FILE\n"
                + "\t-e AWK_PROGRAM";
    }

    @Override
    public int misuseStatus() {
        return otherwise == Flavour.MAWK ? 2 : 1;
    }

    @Override
    public String hint(String name) {
        return otherwise == Flavour.MAWK ? "" : usageText(name);
    }

    static String usageText(String name) {
        return "Usage: " + name + " [POSIX or GNU style options] -f progfile [--] file ...\n"
                + "Usage: " + name + " [POSIX or GNU style options] [--] 'program' file ...\n";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Flavour flavour = arguments.busybox() ? Flavour.BUSYBOX : otherwise;
        String name = arguments.name().substring(arguments.name().lastIndexOf('/') + 1);
        List<String> operands = new ArrayList<>(arguments.operands());
        if (arguments.has("V") || arguments.value("W").orElse("").matches("v.*")) {
            return sys.print(flavour.words("GNU Awk 5.2.1, API 3.2, PMA Avon 8-g1, (GNU MPFR 4.2.0, GNU MP 6.2.1)\n", "mawk 1.3.4 20200120\n", ""), 0);
        }
        StringBuilder text = new StringBuilder();
        String script = "cmd. line";
        for (Arguments.Given given : arguments.given()) {
            if (given.key().equals("f")) {
                var content = sys.files().read(given.value());
                if (!content.ok()) {
                    return sys.fail(name + ": " + unread(flavour, given.value(), content.errno().text()) + "\n", flavour == Flavour.BUSYBOX ? 1 : 2);
                }
                text.append(Text.decode(content.value().toArray())).append('\n');
                script = given.value();
            } else if (given.key().equals("e")) {
                text.append(given.value()).append('\n');
            }
        }
        if (!arguments.has("f") && !arguments.has("e")) {
            if (operands.isEmpty()) {
                return lost(sys, arguments, flavour, name);
            }
            text.append(operands.remove(0));
        }
        Encoding encoding = flavour == Flavour.GAWK && arguments.unicode() ? Encoding.UNICODE : Encoding.BYTES;
        Complaints complaints = new Complaints(sys, name, flavour, encoding, script, encoding.inner(text.toString()));
        return compiled(sys, arguments, complaints, operands);
    }

    private static String unread(Flavour flavour, String file, String why) {
        return flavour.words("fatal: cannot open source file `" + file + "' for reading: " + why, "cannot open " + file + " (" + why + ")",
                "can't open '" + file + "': " + why);
    }

    private Step lost(Sys sys, Arguments arguments, Flavour flavour, String name) {
        if (flavour == Flavour.BUSYBOX) {
            return sys.fail(Usage.busybox(name, usage()), 1);
        }
        String about = sys.phrases().text("tool awk").map(words -> words + "\n").orElse("");
        if (flavour == Flavour.MAWK) {
            return sys.print("Usage: " + name + " [Options] [Program] [file ...]\n" + about, arguments.has("h") ? 0 : 2);
        }
        return arguments.has("h") ? sys.print(usageText(name) + about, 0) : sys.fail(usageText(name) + about, 1);
    }

    private static Step compiled(Sys sys, Arguments arguments, Complaints complaints, List<String> operands) {
        List<AwkProcess.Assignment> assignments = new ArrayList<>();
        for (Arguments.Given given : arguments.given()) {
            String value = given.value();
            if (given.key().equals("F")) {
                assignments.add(new AwkProcess.Assignment("FS", complaints.value(value)));
            } else if (given.key().equals("v")) {
                int equals = value.indexOf('=');
                String variable = equals < 0 ? value : value.substring(0, equals);
                if (equals < 0 || !variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    return complaints.badVariable(value, variable);
                }
                assignments.add(new AwkProcess.Assignment(variable, complaints.value(value.substring(equals + 1))));
            }
        }
        try {
            Source source = ProgramParser.parse(complaints.text(), complaints.flavour() == Flavour.MAWK);
            Program program = Compiler.compile(source);
            AwkProcess.Setup setup = new AwkProcess.Setup(complaints.name(), complaints.flavour(), complaints.encoding(), program, complaints.script());
            return AwkProcess.start(sys, setup, assignments, operands, complaints.warnings(source));
        } catch (BadProgram bad) {
            return complaints.about(bad);
        }
    }
}
