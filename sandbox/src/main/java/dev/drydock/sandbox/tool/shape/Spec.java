package dev.drydock.sandbox.tool.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options of a tool. Written as words: {@code "a,all n,lines= color?="}: names of one option separated by commas, {@code =} when it
 * takes a value, {@code ?=} when the value may be missing. An option's key is its first name.
 */
public final class Spec {
    private final Map<String, String> keysByName;
    private final Map<String, Value> values;
    private final boolean permutes;
    private final boolean dashNumbers;
    private final boolean unread;

    private enum Value { NONE, NEEDED, OPTIONAL }

    private Spec(Map<String, String> keysByName, Map<String, Value> values, boolean permutes, boolean dashNumbers) {
        this(keysByName, values, permutes, dashNumbers, false);
    }

    private Spec(Map<String, String> keysByName, Map<String, Value> values, boolean permutes, boolean dashNumbers, boolean unread) {
        this.unread = unread;
        this.keysByName = keysByName;
        this.values = values;
        this.permutes = permutes;
        this.dashNumbers = dashNumbers;
    }

    /** Options that may stand between operands. */
    public static Spec of(String words) {
        Map<String, String> keysByName = new LinkedHashMap<>();
        Map<String, Value> values = new TreeMap<>();
        for (String word : words.trim().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            Value value = word.endsWith("?=") ? Value.OPTIONAL : word.endsWith("=") ? Value.NEEDED : Value.NONE;
            String[] names = word.substring(0, word.length() - (value == Value.OPTIONAL ? 2 : value == Value.NEEDED ? 1 : 0)).split(",");
            for (String name : names) {
                keysByName.put(name, names[0]);
            }
            values.put(names[0], value);
        }
        return new Spec(keysByName, values, true, false);
    }

    /** No options are read: all arguments are operands, for tools like {@code kill} whose options are words of their own. */
    public static Spec unread() {
        return new Spec(Map.of(), Map.of(), true, false, true);
    }

    /** The same options, but the first operand ends them, as in {@code env} and {@code xargs}. */
    public Spec operandsEndOptions() {
        return new Spec(keysByName, values, false, dashNumbers);
    }

    /** The same options and {@code -NUMBER} besides, under the key {@code #}. */
    public Spec withNumbers() {
        return new Spec(keysByName, values, permutes, true);
    }

    /** What parsing gives: arguments, or the complaint about them without the tool's name. */
    sealed interface Reading {
        record Read(List<Arguments.Given> given, List<String> operands) implements Reading {}

        record Misused(String complaint) implements Reading {}
    }

    Reading parse(List<String> arguments) {
        if (unread) {
            return new Reading.Read(List.of(), List.copyOf(arguments));
        }
        List<Arguments.Given> given = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                operands.addAll(arguments.subList(i + 1, arguments.size()));
                break;
            }
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                if (!permutes) {
                    operands.addAll(arguments.subList(i, arguments.size()));
                    break;
                }
                operands.add(argument);
            } else if (dashNumbers && argument.matches("-\\d+[a-zA-Z]*")) {
                given.add(new Arguments.Given("#", argument.substring(1)));
            } else {
                One one = argument.startsWith("--") ? longOption(argument, next, given) : shortOptions(argument, next, given);
                if (!one.complaint.isEmpty()) {
                    return new Reading.Misused(one.complaint);
                }
                i += one.usedNext ? 1 : 0;
            }
        }
        return new Reading.Read(List.copyOf(given), List.copyOf(operands));
    }

    private record One(boolean usedNext, String complaint) {}

    private One longOption(String argument, String next, List<Arguments.Given> given) {
        int equals = argument.indexOf('=');
        String typed = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
        List<String> fitting = fitting(typed);
        if (fitting.isEmpty()) {
            return new One(false, "unrecognized option '--" + typed + "'");
        }
        if (fitting.stream().map(keysByName::get).distinct().count() > 1) {
            return new One(false, "option '" + argument + "' is ambiguous; possibilities:" + possibilities(fitting));
        }
        String name = fitting.get(0);
        String key = keysByName.get(name);
        Value value = values.get(key);
        if (value == Value.NONE && equals >= 0) {
            return new One(false, "option '--" + name + "' doesn't allow an argument");
        }
        if (value == Value.NEEDED && equals < 0) {
            if (next == null) {
                return new One(false, "option '--" + name + "' requires an argument");
            }
            given.add(new Arguments.Given(key, next));
            return new One(true, "");
        }
        given.add(new Arguments.Given(key, equals < 0 ? "" : argument.substring(equals + 1)));
        return new One(false, "");
    }

    private List<String> fitting(String typed) {
        if (typed.length() > 1 && keysByName.containsKey(typed)) {
            return List.of(typed);
        }
        return keysByName.keySet().stream().filter(name -> name.length() > 1 && name.startsWith(typed)).toList();
    }

    private static String possibilities(List<String> names) {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append(" '--").append(name).append('\''));
        return text.toString();
    }

    private One shortOptions(String argument, String next, List<Arguments.Given> given) {
        for (int i = 1; i < argument.length(); i++) {
            String name = argument.substring(i, i + 1);
            String key = keysByName.get(name);
            if (key == null) {
                return new One(false, "invalid option -- '" + name + "'");
            }
            String rest = argument.substring(i + 1);
            Value value = values.get(key);
            if (value == Value.NONE) {
                given.add(new Arguments.Given(key, ""));
                continue;
            }
            if (value == Value.OPTIONAL || !rest.isEmpty()) {
                given.add(new Arguments.Given(key, rest));
                return new One(false, "");
            }
            if (next == null) {
                return new One(false, "option requires an argument -- '" + name + "'");
            }
            given.add(new Arguments.Given(key, next));
            return new One(true, "");
        }
        return new One(false, "");
    }
}
