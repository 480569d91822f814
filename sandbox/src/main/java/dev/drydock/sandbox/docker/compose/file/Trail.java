package dev.drydock.sandbox.docker.compose.file;

import java.util.ArrayList;
import java.util.List;

/** The way to a place in a compose file: {@code services.web.ports.[]}. */
record Trail(List<String> steps) {
    static final Trail TOP = new Trail(List.of());

    /** How an item of a list is named on the way. */
    static final String ITEM = "[]";

    Trail {
        steps = List.copyOf(steps);
    }

    static Trail of(String dotted) {
        return new Trail(List.of(dotted.split("\\.")));
    }

    Trail next(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Trail(longer);
    }

    /** Whether this is a place of a pattern in which {@code *} stands for any one step. */
    boolean matches(String pattern) {
        int at = 0;
        for (int i = 0; i < steps.size(); i++) {
            int dot = pattern.indexOf('.', at);
            int end = dot < 0 ? pattern.length() : dot;
            boolean any = end == at + 1 && pattern.charAt(at) == '*';
            if (!any && !(steps.get(i).length() == end - at && pattern.startsWith(steps.get(i), at))) {
                return false;
            }
            boolean last = i == steps.size() - 1;
            if (last || dot < 0) {
                return last && dot < 0;
            }
            at = end + 1;
        }
        return false;
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
