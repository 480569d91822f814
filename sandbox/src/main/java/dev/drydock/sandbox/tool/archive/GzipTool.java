package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Gzip;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code gzip}, {@code gunzip} and {@code zcat}.
 *
 * @param expands whether its name already asks for the way back
 * @param prints whether its name already asks for standard output
 */
public record GzipTool(boolean expands, boolean prints) implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,stdout,to-stdout d,decompress,uncompress f,force k,keep l,list n,no-name N,name q,quiet r,recursive S,suffix= t,test v,verbose"
                + " 1,fast 2 3 4 5 6 7 8 9,best");
    }

    @Override
    public String usage() {
        return "[-cfkdt123456789] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        boolean back = expands || arguments.has("d") || arguments.has("t") || arguments.has("l");
        boolean standard = arguments.operands().isEmpty() || arguments.operands().equals(java.util.List.of("-"));
        if (!standard) {
            Output output = new Output();
            int status = 0;
            for (String file : arguments.operands()) {
                status = Math.max(status, file(sys, arguments, file, back, output));
            }
            return output.exit(sys, status);
        }
        if (!back && sys.isTerminal(1) && !arguments.has("f")) {
            return sys.fail("gzip: compressed data not written to a terminal. Use -f to force compression.\nFor help, type: gzip -h\n", 1);
        }
        return whole(sys, arguments, back, Bytes.EMPTY);
    }

    private Step whole(Sys sys, Arguments arguments, boolean back, Bytes soFar) {
        return sys.read(0, 1 << 16, (s, read) -> {
            if (read.ok() && !read.value().isEmpty()) {
                return whole(s, arguments, back, soFar.plus(read.value()));
            }
            Optional<Bytes> result = back ? Gzip.expand(soFar) : Optional.of(Gzip.compress(soFar));
            return result.isPresent() ? new Output().bytes(result.get()).exit(s, 0)
                    : s.fail(soFar.isEmpty() ? "" : refusal(arguments, "stdin", soFar), soFar.isEmpty() ? 0 : 1);
        });
    }

    private static String refusal(Arguments arguments, String file, Bytes bytes) {
        return Gzip.compressed(bytes) ? "\ngzip: " + file + ": unexpected end of file\n"
                : arguments.busybox() ? arguments.name() + ": invalid magic\n" : "\ngzip: " + file + ": not in gzip format\n";
    }

    private int file(Sys sys, Arguments arguments, String file, boolean back, Output output) {
        String name = arguments.busybox() ? arguments.name() : "gzip";
        Outcome<Node> node = sys.files().node(file);
        if (!node.ok() && back && sys.files().exists(file + ".gz")) {
            return file(sys, arguments, file + ".gz", true, output);
        }
        if (!node.ok()) {
            output.err(name + ": " + file + (back && !arguments.busybox() && !file.endsWith(".gz") ? ".gz: " : ": ") + node.errno().text() + "\n");
            return 1;
        }
        if (node.value() instanceof Directory) {
            output.err(name + ": " + file + " is a directory -- ignored\n");
            return 2;
        }
        boolean shows = prints || arguments.has("c");
        String target = back ? expandedName(file) : file + ".gz";
        boolean places = !shows && !arguments.has("t") && !arguments.has("l");
        if (places && target.isEmpty()) {
            output.err(name + ": " + file + (arguments.busybox() ? ": unknown suffix - ignored\n" : ": unknown suffix -- ignored\n"));
            return arguments.busybox() ? 1 : 2;
        }
        if (!back && file.endsWith(".gz") && !shows && !arguments.has("f")) {
            output.err(name + ": " + file + " already has .gz suffix -- unchanged\n");
            return 2;
        }
        Bytes content = sys.files().read(file).toOptional().orElse(Bytes.EMPTY);
        Optional<Bytes> result = back ? Gzip.expand(content) : Optional.of(Gzip.compress(content));
        if (result.isEmpty()) {
            output.err(refusal(arguments, file, content));
            return 1;
        }
        if (arguments.has("l")) {
            output.out(String.format(Locale.ROOT, "         compressed        uncompressed  ratio uncompressed_name%n%19d %19d %5.1f%% %s%n", content.length(),
                    result.get().length(), ratio(content.length(), result.get().length()), target).replace("\r", ""));
        } else if (shows) {
            output.bytes(result.get());
        } else if (!arguments.has("t")) {
            return replace(sys, arguments, file, target, (RegularFile) node.value(), content, result.get(), back, output);
        }
        return 0;
    }

    private static int replace(Sys sys, Arguments arguments, String file, String target, RegularFile node, Bytes before, Bytes after, boolean back, Output output) {
        if (sys.files().exists(target) && !arguments.has("f")) {
            output.err("gzip: " + target + " already exists;\tnot overwritten\n");
            return 2;
        }
        Outcome<Boolean> written = sys.files().put(target, new RegularFile(node.attributes(), after, 0));
        if (!written.ok()) {
            output.err("gzip: " + target + ": " + written.errno().text() + "\n");
            return 1;
        }
        if (arguments.has("v")) {
            double ratio = back ? ratio(before.length(), after.length()) : ratio(after.length(), before.length());
            output.err(file + ":\t" + String.format(Locale.ROOT, "%5.1f%%", ratio) + " -- " + (arguments.has("k") ? "created " : "replaced with ") + target + "\n");
        }
        if (!arguments.has("k")) {
            sys.files().unlink(file);
        }
        return 0;
    }

    private static double ratio(long packed, long plain) {
        return plain == 0 ? 0 : 100.0 * (plain - packed + 18) / plain;
    }

    private static String expandedName(String file) {
        return file.endsWith(".tgz") ? file.substring(0, file.length() - 4) + ".tar" : file.endsWith(".gz") ? file.substring(0, file.length() - 3) : "";
    }
}
