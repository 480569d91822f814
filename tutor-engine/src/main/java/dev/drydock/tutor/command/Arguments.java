package dev.drydock.tutor.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options and operands of one command.
 *
 * @param valueByOption options by their name with dashes; one without a value has the empty text
 * @param operands what is no option, in order
 */
record Arguments(Map<String, String> valueByOption, List<String> operands) {

    /**
     * Which options a command has.
     *
     * @param withValue options that take the next word, or what follows {@code =}
     * @param bare options that take nothing
     * @param endsAtOperand whether everything from the first operand on is an operand, as for {@code sh FILE ARGUMENTS}
     */
    record Options(List<String> withValue, List<String> bare, boolean endsAtOperand) {}

    static Arguments of(List<String> words, Options options) throws WrongUsage {
        Map<String, String> valueByOption = new LinkedHashMap<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
                if (!options.endsAtOperand()) continue;
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (options.withValue().contains(name)) {
                if (equals < 0 && i + 1 == words.size()) throw new WrongUsage("usage.needs-value", name);
                valueByOption.put(name, equals < 0 ? words.get(++i) : word.substring(equals + 1));
            } else if (options.bare().contains(word)) {
                valueByOption.put(word, "");
            } else {
                throw new WrongUsage("usage.unknown-option", word);
            }
        }
        return new Arguments(valueByOption, operands);
    }

    boolean has(String option) {
        return valueByOption.containsKey(option);
    }

    String value(String option, String otherwise) {
        return valueByOption.getOrDefault(option, otherwise);
    }

    /** The value of an option that must be a whole number. */
    long number(String option, long otherwise) throws WrongUsage {
        if (!has(option)) return otherwise;
        try {
            return Long.parseLong(valueByOption.get(option));
        } catch (NumberFormatException e) {
            throw new WrongUsage("usage.not-a-number", option, valueByOption.get(option));
        }
    }

    /** The command cannot be understood: the key of the sentence that says why, with its facts. */
    static final class WrongUsage extends Exception {
        private static final long serialVersionUID = 1L;
        final String key;
        final transient Object[] facts;

        WrongUsage(String key, Object... facts) {
            super(key, null, false, false);
            this.key = key;
            this.facts = facts;
        }
    }
}
