package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.security.MessageDigest;
import java.util.Locale;

/** {@code md5sum}, {@code sha1sum}, {@code sha256sum}, {@code sha512sum}: digests, and {@code -c} to check them. */
public final class Checksum implements Tool {
    private final String algorithm;

    /** @param algorithm as Java names it: {@code MD5}, {@code SHA-256} */
    public Checksum(String algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public Spec options() {
        return Spec.of("b,binary c,check t,text w,warn quiet s,status strict tag z ignore-missing");
    }

    @Override
    public String usage() {
        return "[-c[sw]] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.has("c")) {
            return check(sys, arguments);
        }
        return Inputs.feed(sys, arguments.operands(), words(arguments), Gather.all((files, failed) -> {
            Output output = new Output();
            files.forEach(file -> output.out(arguments.has("tag")
                    ? label() + " (" + file.file() + ") = " + digest(file.content()) + "\n"
                    : digest(file.content()) + (arguments.has("b") ? " *" : "  ") + file.file() + "\n"));
            return Intake.Ending.of(output, failed ? 1 : 0);
        }));
    }

    private static Inputs.Words words(Arguments arguments) {
        return (file, errno) -> arguments.name() + ": " + arguments.words(file, (errno == Errno.ENOENT ? "can't open '" + file + "'" : file))
                + ": " + errno.text() + "\n";
    }

    private String label() {
        return algorithm.replace("-", "");
    }

    private String digest(Bytes content) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance(algorithm).digest(content.toArray())) {
                hex.append(String.format(Locale.ROOT, "%02x", b & 0xff));
            }
            return hex.toString();
        } catch (java.security.NoSuchAlgorithmException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private Step check(Sys sys, Arguments arguments) {
        Output output = new Output();
        int wrong = 0;
        int unread = 0;
        for (String list : arguments.operands()) {
            Outcome<Bytes> lines = sys.files().read(list);
            if (!lines.ok()) {
                return sys.fail(words(arguments).unopened(list, lines.errno()), 1);
            }
            for (String line : Text.decode(lines.value().toArray()).split("\n")) {
                if (!line.matches("[0-9a-fA-F]+ [ *].+")) {
                    continue;
                }
                String file = line.substring(line.indexOf(' ') + 2);
                Outcome<Bytes> content = sys.files().read(file);
                boolean right = content.ok() && digest(content.value()).equalsIgnoreCase(line.substring(0, line.indexOf(' ')));
                unread += content.ok() ? 0 : 1;
                wrong += content.ok() && !right ? 1 : 0;
                if (!content.ok()) {
                    output.err(words(arguments).unopened(file, content.errno()));
                }
                boolean silent = arguments.has("s") || (arguments.has("quiet") && right);
                output.out(silent ? "" : file + ": " + (right ? "OK" : content.ok() ? "FAILED" : "FAILED open or read") + "\n");
            }
        }
        warn(arguments, output, unread, "listed file", "could not be read");
        warn(arguments, output, wrong, "computed checksum", "did NOT match");
        return output.exit(sys, wrong + unread > 0 ? 1 : 0);
    }

    private static void warn(Arguments arguments, Output output, int count, String what, String how) {
        if (count > 0 && !arguments.has("s")) {
            output.err(arguments.name() + ": WARNING: " + count + " " + what + (count == 1 ? " " : "s ") + how + "\n");
        }
    }
}
