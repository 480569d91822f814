package dev.drydock.tutor.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.Widget;

/**
 * The editor's actions by name, most of them made when the first unusual one is asked for: JLine has 150, each a lambda that
 * costs Java 17 a third of a millisecond, and a start has none to spare.
 */
final class Widgets extends HashMap<String, Widget> {
    private static final long serialVersionUID = 1L;
    /** So begin the names of actions that an editor may have and JLine has not. */
    private static final String CALLBACK = "callback-";

    private final transient Supplier<Map<String, Widget>> rest;
    private boolean complete;

    /** @param rest all of JLine's; those in {@code usual} go before them */
    Widgets(Map<String, Widget> usual, Supplier<Map<String, Widget>> rest) {
        super(usual);
        this.rest = rest;
    }

    @Override
    public Widget get(Object name) {
        Widget known = super.get(name);
        if (known != null || complete || !(name instanceof String text) || text.startsWith(CALLBACK)) return known;
        complete = true;
        rest.get().forEach(this::putIfAbsent);
        return super.get(name);
    }
}
