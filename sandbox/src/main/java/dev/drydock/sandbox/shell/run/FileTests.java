package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.state.Option;
import java.util.Optional;

/** The tests that {@code test} and {@code [[ ]]} share. */
public final class FileTests {
    private FileTests() {
    }

    /** Whether an operator tests one operand. */
    public static boolean isUnary(String operator) {
        return operator.length() == 2 && operator.charAt(0) == '-'
                && "abcdefghknoprstuvwxzGLNORS".indexOf(operator.charAt(1)) >= 0;
    }

    /** A test of one operand. */
    public static boolean unary(Sys sys, Session session, String operator, String operand) {
        char c = operator.charAt(1);
        switch (c) {
            case 'n':
                return !operand.isEmpty();
            case 'z':
                return operand.isEmpty();
            case 't':
                return operand.matches("[0-9]{1,4}") && sys.isTerminal(Integer.parseInt(operand));
            case 'o':
                return Option.titled(operand).filter(session.state()::is).isPresent();
            case 'v':
                return isSet(session, operand);
            case 'R':
                return false;
            default:
                return file(sys, c, operand);
        }
    }

    private static boolean isSet(Session session, String operand) {
        int bracket = operand.indexOf('[');
        Names names = new Names(session);
        if (bracket > 0 && operand.endsWith("]")) {
            try {
                String index = operand.substring(bracket + 1, operand.length() - 1);
                String name = operand.substring(0, bracket);
                return index.equals("@") || index.equals("*")
                        ? names.value(name).map(value -> !value.all().isEmpty()).orElse(false)
                        : names.element(name, index).isPresent();
            } catch (dev.drydock.sandbox.shell.expand.Trouble wrongIndex) {
                return false;
            }
        }
        return operand.matches("[A-Za-z_][A-Za-z0-9_]*|[0-9]+") && names.read(operand).isPresent();
    }

    private static boolean file(Sys sys, char test, String path) {
        if (test == 'h' || test == 'L') {
            return sys.files().linkNode(path).toOptional().filter(Symlink.class::isInstance).isPresent();
        }
        Optional<Node> found = sys.files().node(path).toOptional();
        if (found.isEmpty()) {
            return false;
        }
        Node node = found.get();
        int mode = node.attributes().mode();
        return switch (test) {
            case 'a', 'e', 'N' -> true;
            case 'f' -> node instanceof RegularFile || node instanceof Device device && !device.character() && !device.isSocket();
            case 'S' -> node instanceof Device device && device.isSocket();
            case 'd' -> node instanceof Directory;
            case 'c' -> node instanceof Device device && device.character();
            case 's' -> node.size() > 0 || node instanceof Directory;
            case 'r' -> sys.files().permits(node.attributes(), 4);
            case 'w' -> sys.files().permits(node.attributes(), 2);
            case 'x' -> sys.files().permits(node.attributes(), 1) || node instanceof Directory && sys.credentials().root();
            case 'u' -> (mode & 04000) != 0;
            case 'g' -> (mode & 02000) != 0;
            case 'k' -> (mode & 01000) != 0;
            case 'O' -> node.attributes().uid() == sys.credentials().uid();
            case 'G' -> node.attributes().gid() == sys.credentials().gid();
            default -> false;
        };
    }

    /** {@code -nt}, {@code -ot} and {@code -ef}. */
    public static boolean files(Sys sys, String left, String operator, String right) {
        Optional<Node> a = sys.files().node(left).toOptional();
        Optional<Node> b = sys.files().node(right).toOptional();
        return switch (operator) {
            case "-nt" -> a.isPresent() && (b.isEmpty()
                    || a.get().attributes().modifiedMicros() > b.get().attributes().modifiedMicros());
            case "-ot" -> b.isPresent() && (a.isEmpty()
                    || a.get().attributes().modifiedMicros() < b.get().attributes().modifiedMicros());
            default -> a.isPresent() && b.isPresent()
                    && sys.files().realPath(left).toOptional().equals(sys.files().realPath(right).toOptional());
        };
    }

    /** {@code -eq} and its like. */
    public static boolean numbers(long left, String operator, long right) {
        return switch (operator) {
            case "-eq" -> left == right;
            case "-ne" -> left != right;
            case "-lt" -> left < right;
            case "-le" -> left <= right;
            case "-gt" -> left > right;
            default -> left >= right;
        };
    }
}
