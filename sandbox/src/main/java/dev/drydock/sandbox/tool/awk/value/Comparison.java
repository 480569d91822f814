package dev.drydock.sandbox.tool.awk.value;

/** Order of values: as numbers when both are or look like numbers, else as texts. */
public final class Comparison {
    private Comparison() {}

    /** Less than, equal to or greater than 0; not-a-number counts as the largest. */
    public static int compare(Value left, Value right, Notation notation, String format) {
        boolean bothNothing = left instanceof Value.Nothing && right instanceof Value.Nothing;
        if (bothNothing) {
            return 0;
        }
        if (left.numeric() && right.numeric()) {
            double a = left.number();
            double b = right.number();
            return a < b ? -1 : a == b ? 0 : a > b ? 1 : Double.compare(a, b);
        }
        return compare(left.text(notation, format), right.text(notation, format));
    }

    /** By code points. */
    public static int compare(String left, String right) {
        int most = Math.min(left.length(), right.length());
        for (int i = 0; i < most; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) || Character.isSurrogate(b);
                return surrogates ? Integer.compare(left.codePointAt(i), right.codePointAt(i)) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
