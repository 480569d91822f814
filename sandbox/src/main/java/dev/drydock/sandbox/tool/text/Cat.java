package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Locale;

/** {@code cat}: files one after the other. */
public final class Cat implements Tool {
    @Override
    public Spec options() {
        return Spec.of("A,show-all b,number-nonblank e E,show-ends n,number s,squeeze-blank t T,show-tabs u v,show-nonprinting");
    }

    @Override
    public String usage() {
        return "[-nbvteA] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        boolean plain = arguments.given().stream().allMatch(given -> given.key().equals("u"));
        Intake intake = plain ? new Copy() : Lines.of(new Shown(Look.of(arguments), 1, false));
        return Inputs.feed(sys, arguments.operands(), words(arguments), intake);
    }

    private static Inputs.Words words(Arguments arguments) {
        return new Inputs.Words() {
            @Override
            public String unopened(String file, Errno errno) {
                String name = arguments.name() + ": ";
                return arguments.busybox() ? name + "can't open '" + file + "': " + errno.text() + "\n" : name + file + ": " + errno.text() + "\n";
            }

            @Override
            public String unread(String file, Errno errno) {
                return arguments.name() + ": " + arguments.words(file, "read error") + ": " + errno.text() + "\n";
            }
        };
    }

    private record Copy() implements Intake {
        @Override
        public Turn take(Bytes chunk) {
            return Turn.of(this, new Output().bytes(chunk));
        }
    }

    private record Look(boolean numbers, boolean onlyNonblank, boolean ends, boolean tabs, boolean controls, boolean squeeze) {
        static Look of(Arguments a) {
            boolean all = a.has("A");
            boolean nonblank = a.has("b");
            return new Look(a.has("n") || nonblank, nonblank, all || a.has("e") || a.has("E"), all || a.has("t") || a.has("T"),
                    all || a.has("e") || a.has("t") || a.has("v"), a.has("s"));
        }
    }

    private record Shown(Look look, int number, boolean blankBefore) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            boolean blank = line.isEmpty() && terminated;
            if (blank && blankBefore && look.squeeze) {
                return Turn.of(this, "");
            }
            boolean numbered = look.numbers && !(look.onlyNonblank && blank);
            String shown = (numbered ? String.format(Locale.ROOT, "%6d\t", number) : "") + shown(line)
                    + (terminated ? (look.ends ? "$\n" : "\n") : "");
            return Turn.of(new Shown(look, numbered ? number + 1 : number, blank), shown);
        }

        private String shown(String line) {
            if (!look.tabs && !look.controls) {
                return line;
            }
            StringBuilder out = new StringBuilder();
            for (byte b : Text.encode(line)) {
                out.append(shown(b & 0xff));
            }
            return out.toString();
        }

        private String shown(int b) {
            if (b == '\t') {
                return look.tabs ? "^I" : "\t";
            }
            if (!look.controls) {
                return String.valueOf((char) (b < 0x80 ? b : 0xDC00 + b));
            }
            String meta = b >= 0x80 ? "M-" : "";
            int low = b & 0x7f;
            return meta + (low < ' ' ? "^" + (char) (low + 64) : low == 127 ? "^?" : String.valueOf((char) low));
        }
    }
}
