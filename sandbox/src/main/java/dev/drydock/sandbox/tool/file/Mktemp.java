package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code mktemp}: makes a file or folder with a name that nothing else has. */
public final class Mktemp implements Tool {
    @Override
    public Spec options() {
        return Spec.of("d,directory u,dry-run q,quiet p,tmpdir?= t suffix=");
    }

    @Override
    public String usage() {
        return "[-dt] [-p DIR] [TEMPLATE]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        String template = arguments.operands().isEmpty() ? "tmp.XXXXXXXXXX" : arguments.operand(0);
        if (!template.matches("(?s).*XXX[^/]*")) {
            return sys.fail(arguments.name() + ": " + arguments.words("too few X's in template " + arguments.quote(template), "Invalid argument") + "\n", 1);
        }
        boolean inTemporary = arguments.operands().isEmpty() || arguments.has("t") || arguments.has("p");
        String folder = arguments.value("p").filter(text -> !text.isEmpty()).orElse(sys.variable("TMPDIR").orElse("/tmp"));
        int end = template.lastIndexOf('X') + 1;
        int start = end;
        while (start > 0 && template.charAt(start - 1) == 'X') {
            start--;
        }
        String path = (inTemporary && !template.startsWith("/") ? folder + "/" : "") + template.substring(0, start) + letters(sys.random("mktemp"), end - start)
                + template.substring(end) + arguments.value("suffix").orElse("");
        if (!arguments.has("u")) {
            Outcome<Boolean> made = arguments.has("d") ? sys.files().makeDirectory(path, 0700) : sys.files().write(path, Bytes.EMPTY);
            if (!made.ok()) {
                return sys.fail(arguments.name() + ": " + arguments.words("failed to create " + (arguments.has("d") ? "directory" : "file") + " via template "
                        + arguments.quote((inTemporary ? folder + "/" : "") + template) + ": ", "") + made.errno().text() + "\n", 1);
            }
            sys.files().node(path).toOptional().ifPresent(node -> sys.files().change(path, node.attributes().withMode(arguments.has("d") ? 0700 : 0600)));
        }
        return sys.print(path + "\n", 0);
    }

    private static String letters(long bits, int count) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder out = new StringBuilder();
        long left = bits;
        for (int i = 0; i < count; i++) {
            out.append(alphabet.charAt((int) Math.floorMod(left, (long) alphabet.length())));
            left = left / alphabet.length() + bits * 31 + i;
        }
        return out.toString();
    }
}
