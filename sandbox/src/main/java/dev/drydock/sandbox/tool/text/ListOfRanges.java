package dev.drydock.sandbox.tool.text;

import java.util.ArrayList;
import java.util.List;

/** The lists of {@code cut}: {@code 1,3-5,7-}; each range from 1, without end when open. */
record ListOfRanges(List<Range> ranges, boolean complement) {

    record Range(int first, int last) {}

    /** What is wrong with a list. */
    static final class BadList extends Exception {
        private static final long serialVersionUID = 1L;

        BadList(String message) {
            super(message, null, false, false);
        }
    }

    static ListOfRanges parse(String text, boolean fields, boolean complement) throws BadList {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split("[, ]", -1)) {
            int dash = part.indexOf('-');
            String first = dash < 0 ? part : part.substring(0, dash);
            String last = dash < 0 ? part : part.substring(dash + 1);
            if (!(first + last).matches("\\d*") || part.isEmpty() || part.equals("-")) {
                throw new BadList(part.equals("-") ? "invalid range with no endpoint: -"
                        : fields ? "invalid field value \u0001" + part + "\u0002" : "invalid byte/character position \u0001" + part + "\u0002");
            }
            int from = first.isEmpty() ? 1 : number(first);
            int to = last.isEmpty() ? Integer.MAX_VALUE : number(last);
            if (from == 0 || to == 0) {
                throw new BadList(fields ? "fields are numbered from 1" : "byte/character positions are numbered from 1");
            }
            if (to < from) {
                throw new BadList("invalid decreasing range");
            }
            ranges.add(new Range(from, to));
        }
        return new ListOfRanges(List.copyOf(ranges), complement);
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    boolean has(int number) {
        return ranges.stream().anyMatch(range -> number >= range.first && number <= range.last) != complement;
    }

    /** Whether a range begins at that number, and none runs on into it: where an output delimiter belongs. */
    boolean startsAt(int number) {
        return !has(number - 1);
    }
}
