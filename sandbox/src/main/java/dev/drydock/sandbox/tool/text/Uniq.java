package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code uniq}: lines that repeat, once. */
public final class Uniq implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,count d,repeated D u,unique f,skip-fields= s,skip-chars= w,check-chars= i,ignore-case z,zero-terminated all-repeated?= group?=");
    }

    @Override
    public String usage() {
        return "[-cduiz] [-f,s,w N] [FILE [OUTFILE]]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().size() > 2) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(arguments.operand(2)));
        }
        Look look = new Look(arguments.has("c"), arguments.has("d"), arguments.has("u"), arguments.has("D") || arguments.has("all-repeated"),
                number(arguments, "f", 0), number(arguments, "s", 0), number(arguments, "w", Integer.MAX_VALUE), arguments.has("i"), arguments.busybox());
        if (arguments.operands().size() == 2) {
            Outcome<Integer> opened = sys.open(arguments.operand(1), Sys.OpenMode.WRITE);
            if (!opened.ok()) {
                return sys.fail(arguments.name() + ": " + arguments.operand(1) + ": " + opened.errno().text() + "\n", 1);
            }
            sys.duplicate(opened.value(), 1);
        }
        List<String> input = arguments.operands().subList(0, Math.min(1, arguments.operands().size()));
        return Inputs.feed(sys, input, Inputs.Words.plain(arguments),
                Lines.of(new Runs(look, Optional.empty(), 0), arguments.has("z") ? '\0' : '\n'));
    }

    private static int number(Arguments arguments, String key, int otherwise) {
        return arguments.value(key).filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(otherwise);
    }

    private record Look(boolean counts, boolean onlyRepeated, boolean onlyUnique, boolean allRepeated, int fields, int chars, int width,
            boolean ignoreCase, boolean busybox) {
        String key(String line) {
            int at = 0;
            for (int i = 0; i < fields; i++) {
                while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
                    at++;
                }
                while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
                    at++;
                }
            }
            at = Math.min(line.length(), at + chars);
            String key = line.substring(at, (int) Math.min(line.length(), (long) at + width));
            return ignoreCase ? key.toLowerCase(Locale.ROOT) : key;
        }

        String shown(String line, int count) {
            if ((onlyRepeated && count == 1) || (onlyUnique && count > 1)) {
                return "";
            }
            return (counts ? String.format(Locale.ROOT, "%7d ", count) : "") + line + "\n";
        }
    }

    /** @param held the first line of the run at hand */
    private record Runs(Look look, Optional<String> held, int count) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            boolean same = held.isPresent() && look.key(held.get()).equals(look.key(line));
            if (look.allRepeated) {
                String shown = !same ? "" : (count == 1 ? held.get() + "\n" : "") + line + "\n";
                return Turn.of(new Runs(look, same ? held : Optional.of(line), same ? count + 1 : 1), shown);
            }
            return same ? Turn.of(new Runs(look, held, count + 1), "")
                    : Turn.of(new Runs(look, Optional.of(line), 1), held.map(text -> look.shown(text, count)).orElse(""));
        }

        @Override
        public Intake.Ending end(boolean failed) {
            Output output = new Output();
            if (!look.allRepeated) {
                held.ifPresent(text -> output.out(look.shown(text, count)));
            }
            return Intake.Ending.of(output, failed ? 1 : 0);
        }
    }
}
