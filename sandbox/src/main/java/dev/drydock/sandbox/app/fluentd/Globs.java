package dev.drydock.sandbox.app.fluentd;

/** Patterns of paths with stars, each for any part of one name. */
final class Globs {
    private Globs() {}

    static boolean fits(String pattern, String path) {
        String[] wanted = pattern.split("/");
        String[] names = path.split("/");
        boolean fits = wanted.length == names.length;
        for (int i = 0; fits && i < names.length; i++) {
            fits = name(wanted[i], names[i]);
        }
        return fits;
    }

    private static boolean name(String pattern, String name) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return pattern.equals(name);
        }
        String last = pieces[pieces.length - 1];
        if (!name.startsWith(pieces[0]) || name.length() < pieces[0].length() + last.length() || !name.endsWith(last)) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = name.indexOf(pieces[i], at);
            if (found < 0 || found + pieces[i].length() > name.length() - last.length()) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return true;
    }
}
