package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** {@code expr}: evaluates an expression given as words. */
public final class Expr implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "EXPRESSION";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        List<String> words = arguments.operands().get(0).equals("--") ? arguments.operands().subList(1, arguments.operands().size()) : arguments.operands();
        try {
            Expression expression = new Expression(words);
            String value = expression.whole();
            return sys.print(value + "\n", value.isEmpty() || value.equals("0") || value.matches("-?0+") ? 1 : 0);
        } catch (Wrong wrong) {
            return sys.fail(arguments.name() + ": " + arguments.words(wrong.getMessage(), wrong.getMessage().startsWith("syntax") ? "syntax error" : wrong.getMessage()) + "\n", 2);
        }
    }

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads and evaluates at once; used once. */
    private static final class Expression {
        private final List<String> words;
        private int at;

        Expression(List<String> words) {
            this.words = words;
        }

        String whole() throws Wrong {
            String value = or(0);
            if (at < words.size()) {
                throw new Wrong("syntax error: unexpected argument '" + words.get(at) + "'");
            }
            return value;
        }

        private boolean next(String... operators) {
            return at < words.size() && List.of(operators).contains(words.get(at));
        }

        private static boolean empty(String value) {
            return value.isEmpty() || value.equals("0");
        }

        private String or(int depth) throws Wrong {
            if (depth > 200) {
                throw new Wrong("syntax error");
            }
            String value = and(depth);
            while (next("|")) {
                at++;
                String right = and(depth);
                value = !empty(value) ? value : empty(right) ? "0" : right;
            }
            return value;
        }

        private String and(int depth) throws Wrong {
            String value = compare(depth);
            while (next("&")) {
                at++;
                String right = compare(depth);
                value = empty(value) || empty(right) ? "0" : value;
            }
            return value;
        }

        private String compare(int depth) throws Wrong {
            String value = sum(depth);
            while (next("<", "<=", "=", "==", "!=", ">=", ">")) {
                String operator = words.get(at++);
                String right = sum(depth);
                int order = isInteger(value) && isInteger(right) ? new BigInteger(value).compareTo(new BigInteger(right)) : value.compareTo(right);
                boolean holds = switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    case "!=" -> order != 0;
                    default -> order == 0;
                };
                value = holds ? "1" : "0";
            }
            return value;
        }

        private static boolean isInteger(String text) {
            return text.matches("-?\\d{1,1000}");
        }

        private static BigInteger integer(String text) throws Wrong {
            if (!isInteger(text)) {
                throw new Wrong("non-integer argument");
            }
            return new BigInteger(text);
        }

        private String sum(int depth) throws Wrong {
            String value = product(depth);
            while (next("+", "-")) {
                boolean plus = words.get(at++).equals("+");
                BigInteger left = integer(value);
                BigInteger right = integer(product(depth));
                value = (plus ? left.add(right) : left.subtract(right)).toString();
            }
            return value;
        }

        private String product(int depth) throws Wrong {
            String value = match(depth);
            while (next("*", "/", "%")) {
                String operator = words.get(at++);
                BigInteger left = integer(value);
                BigInteger right = integer(match(depth));
                if (!operator.equals("*") && right.signum() == 0) {
                    throw new Wrong("division by zero");
                }
                value = (operator.equals("*") ? left.multiply(right) : operator.equals("/") ? left.divide(right) : left.remainder(right)).toString();
            }
            return value;
        }

        private String match(int depth) throws Wrong {
            String value = primary(depth);
            while (next(":")) {
                at++;
                value = matched(value, primary(depth));
            }
            return value;
        }

        private static String matched(String text, String pattern) throws Wrong {
            try {
                Regex regex = Regex.compile(pattern.startsWith("^") ? pattern : "^" + pattern, Dialect.GREP_BASIC, Regex.Options.NONE);
                Optional<Match> match = regex.find(text, 0).filter(m -> m.start() == 0);
                if (regex.groups() > 0) {
                    return match.map(m -> m.text(text, 1)).orElse("");
                }
                return Integer.toString(match.map(Match::end).orElse(0));
            } catch (BadPattern bad) {
                throw new Wrong(bad.getMessage());
            }
        }

        private String primary(int depth) throws Wrong {
            if (at >= words.size()) {
                throw new Wrong(at == 0 ? "missing operand" : "syntax error: missing argument after '" + words.get(at - 1) + "'");
            }
            String word = words.get(at++);
            int left = words.size() - at;
            switch (word) {
                case "(" -> {
                    String value = or(depth + 1);
                    if (!next(")")) {
                        throw new Wrong("syntax error: expecting ')' after '" + words.get(at - 1) + "'");
                    }
                    at++;
                    return value;
                }
                case "+" -> {
                    if (left > 0) {
                        return words.get(at++);
                    }
                }
                case "length" -> {
                    if (left > 0) {
                        String text = primary(depth);
                        return Integer.toString(text.codePointCount(0, text.length()));
                    }
                }
                case "match" -> {
                    if (left > 1) {
                        String text = primary(depth);
                        return matched(text, primary(depth));
                    }
                }
                case "substr" -> {
                    if (left > 2) {
                        return part(primary(depth), primary(depth), primary(depth));
                    }
                }
                case "index" -> {
                    if (left > 1) {
                        String text = primary(depth);
                        String letters = primary(depth);
                        for (int i = 0; i < text.length(); i++) {
                            if (letters.indexOf(text.charAt(i)) >= 0) {
                                return Integer.toString(i + 1);
                            }
                        }
                        return "0";
                    }
                }
                default -> { }
            }
            return word;
        }

        private static String part(String text, String from, String length) {
            if (!from.matches("\\d{1,9}") || !length.matches("\\d{1,9}") || from.matches("0+")) {
                return "";
            }
            int start = Math.min(text.length(), Integer.parseInt(from) - 1);
            return text.substring(start, (int) Math.min(text.length(), start + Long.parseLong(length)));
        }
    }
}
