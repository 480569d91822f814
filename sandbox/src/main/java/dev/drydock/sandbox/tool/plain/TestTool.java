package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;

/** {@code test} and {@code [}, as program files. */
public final class TestTool implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "EXPRESSION";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> words = arguments.operands();
        String name = arguments.name();
        if (name.endsWith("[")) {
            if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
                return sys.fail(name + ": missing " + (arguments.busybox() ? "]" : arguments.quote("]")) + "\n", 2);
            }
            words = words.subList(0, words.size() - 1);
        }
        try {
            return Step.exit(words.isEmpty() || !new Judge(sys, words, arguments).whole() ? 1 : 0);
        } catch (Wrong wrong) {
            return sys.fail(name + ": " + wrong.getMessage() + "\n", 2);
        }
    }

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads and judges at once; used once. */
    private static final class Judge {
        private final Sys sys;
        private final List<String> words;
        private final Arguments arguments;
        private int at;

        Judge(Sys sys, List<String> words, Arguments arguments) {
            this.sys = sys;
            this.words = words;
            this.arguments = arguments;
        }

        boolean whole() throws Wrong {
            boolean value = words.size() == 1 ? !words.get(at++).isEmpty() : or();
            if (at < words.size()) {
                throw new Wrong(arguments.words("extra argument " + arguments.quote(words.get(at)), words.get(at) + ": unknown operand"));
            }
            return value;
        }

        private boolean or() throws Wrong {
            boolean value = and();
            while (at < words.size() && words.get(at).equals("-o")) {
                at++;
                value |= and();
            }
            return value;
        }

        private boolean and() throws Wrong {
            boolean value = term();
            while (at < words.size() && words.get(at).equals("-a")) {
                at++;
                value &= term();
            }
            return value;
        }

        private boolean term() throws Wrong {
            if (at >= words.size()) {
                throw new Wrong("missing argument after " + arguments.quote(words.get(words.size() - 1)));
            }
            String word = words.get(at);
            boolean binary = at + 2 < words.size() && isBinary(words.get(at + 1));
            if (!binary && word.equals("!")) {
                at++;
                return !term();
            }
            if (!binary && word.equals("(") && words.size() - at > 2) {
                at++;
                boolean value = or();
                if (at >= words.size() || !words.get(at).equals(")")) {
                    throw new Wrong(arguments.quote(")") + " expected");
                }
                at++;
                return value;
            }
            if (binary) {
                at += 3;
                return compare(word, words.get(at - 2), words.get(at - 1));
            }
            if (word.matches("-[a-zA-Z]") && at + 1 < words.size()) {
                at += 2;
                return unary(word.charAt(1), words.get(at - 1));
            }
            at++;
            return !word.isEmpty();
        }

        private static boolean isBinary(String word) {
            return List.of("=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef").contains(word);
        }

        private boolean compare(String left, String operator, String right) throws Wrong {
            return switch (operator) {
                case "=", "==" -> left.equals(right);
                case "!=" -> !left.equals(right);
                case "<" -> left.compareTo(right) < 0;
                case ">" -> left.compareTo(right) > 0;
                case "-eq" -> integer(left) == integer(right);
                case "-ne" -> integer(left) != integer(right);
                case "-lt" -> integer(left) < integer(right);
                case "-le" -> integer(left) <= integer(right);
                case "-gt" -> integer(left) > integer(right);
                case "-ge" -> integer(left) >= integer(right);
                case "-nt" -> time(left) > time(right);
                case "-ot" -> time(left) < time(right);
                default -> sys.files().realPath(left).toOptional().filter(path -> path.equals(sys.files().realPath(right).toOptional().orElse(""))).isPresent();
            };
        }

        private long integer(String text) throws Wrong {
            String trimmed = text.strip();
            if (!trimmed.matches("[-+]?\\d{1,18}")) {
                throw new Wrong(arguments.words("invalid integer " + arguments.quote(text), text + ": bad number"));
            }
            return Long.parseLong(trimmed);
        }

        private long time(String path) {
            return sys.files().node(path).toOptional().map(node -> node.attributes().modifiedMicros()).orElse(Long.MIN_VALUE);
        }

        private boolean unary(char kind, String word) throws Wrong {
            Optional<Node> node = sys.files().node(word).toOptional();
            return switch (kind) {
                case 'n' -> !word.isEmpty();
                case 'z' -> word.isEmpty();
                case 'e', 'a' -> node.isPresent();
                case 'f' -> node.filter(n -> n instanceof RegularFile || n instanceof Device device && !device.character() && !device.isSocket()).isPresent();
                case 'S' -> node.filter(n -> n instanceof Device device && device.isSocket()).isPresent();
                case 'd' -> node.filter(Directory.class::isInstance).isPresent();
                case 'h', 'L' -> sys.files().linkNode(word).toOptional().filter(Symlink.class::isInstance).isPresent();
                case 's' -> node.filter(n -> n.size() > 0).isPresent();
                case 'r' -> node.filter(n -> sys.files().permits(n.attributes(), 4)).isPresent();
                case 'w' -> node.filter(n -> sys.files().permits(n.attributes(), 2)).isPresent();
                case 'x' -> node.filter(n -> n instanceof Directory || sys.files().permits(n.attributes(), 1)).isPresent();
                case 'c' -> node.filter(n -> n instanceof Device device && device.character()).isPresent();
                case 'u' -> node.filter(n -> (n.attributes().mode() & 04000) != 0).isPresent();
                case 'g' -> node.filter(n -> (n.attributes().mode() & 02000) != 0).isPresent();
                case 'k' -> node.filter(n -> (n.attributes().mode() & 01000) != 0).isPresent();
                case 'O' -> node.filter(n -> n.attributes().uid() == sys.credentials().uid()).isPresent();
                case 'G' -> node.filter(n -> n.attributes().gid() == sys.credentials().gid()).isPresent();
                case 't' -> word.matches("\\d{1,4}") && sys.isTerminal(Integer.parseInt(word));
                case 'b', 'p' -> false;
                default -> throw new Wrong(arguments.words(arguments.quote("-" + kind) + ": unary operator expected", "-" + kind + ": unknown operand"));
            };
        }
    }
}
