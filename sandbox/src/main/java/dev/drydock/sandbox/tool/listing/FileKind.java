package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code file}: what kind of content files have. */
public final class FileKind implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b,brief i,mime mime-type L,dereference h s z");
    }

    @Override
    public String usage() {
        return "[-bLi] FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return sys.fail("Usage: " + arguments.name() + " [-bcCdEhikLlNnprsSvzZ0] [--apple] [--extension] [--mime-encoding]\n", 1);
        }
        int width = arguments.operands().stream().mapToInt(String::length).max().orElse(0);
        Output output = new Output();
        for (String path : arguments.operands()) {
            Outcome<Node> node = arguments.has("L") ? sys.files().node(path) : sys.files().linkNode(path);
            String kind = node.ok() ? kind(sys, path, node.value()) : "cannot open `" + path + "' (" + node.errno().text() + ")";
            output.out((arguments.has("b") ? "" : path + ":" + " ".repeat(width - path.length() + 1)) + kind + "\n");
        }
        return output.exit(sys, 0);
    }

    private static String kind(Sys sys, String path, Node node) {
        if (node instanceof Directory) {
            return "directory";
        }
        if (node instanceof Symlink link) {
            return (sys.files().exists(path) ? "symbolic link to " : "broken symbolic link to ") + link.target();
        }
        if (node instanceof Device socket && socket.isSocket()) {
            return "socket";
        }
        if (node instanceof Device device && device.character()) {
            return "character special (" + Entry.device(device).replace(", ", "/") + ")";
        }
        if (node instanceof RegularFile file && file.content() instanceof Content.Program) {
            return "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, stripped";
        }
        Bytes content = sys.files().read(path).toOptional().orElse(Bytes.EMPTY);
        return content.isEmpty() ? "empty" : ofContent(content);
    }

    private static String ofContent(Bytes content) {
        Bytes head = content.slice(0, Math.min(content.length(), 8192));
        String latin = head.latin1();
        if (latin.startsWith("\u001f\u008b")) {
            return "gzip compressed data, from Unix";
        }
        if (latin.length() > 262 && latin.startsWith("ustar", 257)) {
            return "POSIX tar archive";
        }
        if (latin.startsWith("#!")) {
            String interpreter = latin.substring(2, latin.indexOf('\n') < 0 ? latin.length() : latin.indexOf('\n')).strip().split(" ")[0];
            String name = interpreter.substring(interpreter.lastIndexOf('/') + 1);
            return switch (name) {
                case "sh", "dash" -> "POSIX shell script, ASCII text executable";
                case "bash" -> "Bourne-Again shell script, ASCII text executable";
                default -> "a " + interpreter + " script, ASCII text executable";
            };
        }
        if (latin.indexOf('\0') >= 0) {
            return "data";
        }
        boolean ascii = latin.chars().allMatch(c -> c < 128);
        boolean utf8 = Text.decode(head.toArray()).chars().noneMatch(c -> c > 0xDC7F && c < 0xDD00);
        String json = latin.strip();
        String type = (json.startsWith("{") && json.endsWith("}")) || (json.startsWith("[") && json.endsWith("]")) ? "JSON text data"
                : ascii ? "ASCII text" : utf8 ? "Unicode text, UTF-8 text" : "ISO-8859 text";
        return type + (latin.endsWith("\n") || latin.contains("\n") ? "" : ", with no line terminators");
    }
}
