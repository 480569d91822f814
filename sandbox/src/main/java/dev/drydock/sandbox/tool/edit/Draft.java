package dev.drydock.sandbox.tool.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The text in an editor: lines, at least one; immutable. */
record Draft(List<String> lines) {

    /** A place: line and character, both from 0. */
    record Place(int line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
        }
    }

    static Draft of(String text) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return new Draft(List.of(whole.split("\n", -1)));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Nothing was ever written. */
    boolean isEmpty() {
        return lines.size() == 1 && lines.get(0).isEmpty();
    }

    String line(int number) {
        return lines.get(number);
    }

    int size() {
        return lines.size();
    }

    int length(int number) {
        return lines.get(number).length();
    }

    Draft withLine(int number, String text) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(number, text);
        return new Draft(Collections.unmodifiableList(changed));
    }

    /** Puts text in, newlines and all. */
    Draft insert(Place at, String text) {
        String line = lines.get(at.line);
        String[] pieces = (line.substring(0, at.column) + text + line.substring(at.column)).split("\n", -1);
        List<String> changed = new ArrayList<>(lines.subList(0, at.line));
        changed.addAll(List.of(pieces));
        changed.addAll(lines.subList(at.line + 1, lines.size()));
        return new Draft(Collections.unmodifiableList(changed));
    }

    /** Takes out what stands from a place up to another. */
    Draft delete(Place from, Place to) {
        String joined = lines.get(from.line).substring(0, from.column) + lines.get(to.line).substring(to.column);
        List<String> changed = new ArrayList<>(lines.subList(0, from.line));
        changed.add(joined);
        changed.addAll(lines.subList(to.line + 1, lines.size()));
        return new Draft(Collections.unmodifiableList(changed));
    }

    String between(Place from, Place to) {
        if (from.line == to.line) {
            return lines.get(from.line).substring(from.column, to.column);
        }
        StringBuilder text = new StringBuilder(lines.get(from.line).substring(from.column));
        for (int i = from.line + 1; i < to.line; i++) {
            text.append('\n').append(lines.get(i));
        }
        return text.append('\n').append(lines.get(to.line), 0, to.column).toString();
    }

    /** Puts whole lines in before a line. */
    Draft insertLines(int before, List<String> added) {
        List<String> changed = new ArrayList<>(lines);
        changed.addAll(before, added);
        return new Draft(Collections.unmodifiableList(changed));
    }

    /** Takes whole lines out; an empty line stays if nothing else does. */
    Draft deleteLines(int first, int last) {
        List<String> changed = new ArrayList<>(lines.subList(0, first));
        changed.addAll(lines.subList(Math.min(lines.size(), last + 1), lines.size()));
        return new Draft(Collections.unmodifiableList(changed.isEmpty() ? List.of("") : changed));
    }

    /** The nearest place that exists; {@code past} allows behind the last character of a line. */
    Place within(int line, int column, boolean past) {
        int number = Math.max(0, Math.min(lines.size() - 1, line));
        int most = past ? length(number) : Math.max(0, length(number) - 1);
        int at = Math.max(0, Math.min(most, column));
        boolean split = at > 0 && at < length(number) && Character.isLowSurrogate(lines.get(number).charAt(at));
        return new Place(number, split ? at - 1 : at);
    }
}
