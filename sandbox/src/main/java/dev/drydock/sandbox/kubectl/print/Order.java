package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code --sort-by}: objects in the order of one of their fields. */
public final class Order {
    private Order() {}

    /** Sorts; items without the field come first, no item with it is a failure. @param object what of an item is looked at */
    public static <T> Task<List<T>> by(String written, List<T> items, Function<T, Tree> object) {
        if (written.isEmpty() || items.isEmpty()) {
            return Task.of(items);
        }
        return FieldPath.of(written).then(path -> {
            List<T> sorted = new ArrayList<>(items);
            boolean found = items.stream().anyMatch(item -> !path.find(object.apply(item)).isEmpty());
            if (!found) {
                return Task.fail("couldn't find any field with path " + Quote.go(path.text()) + " in the list of objects");
            }
            sorted.sort((a, b) -> compare(path.find(object.apply(a)), path.find(object.apply(b))));
            return Task.of(List.copyOf(sorted));
        });
    }

    private static int compare(List<Tree> a, List<Tree> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty() ? 0 : a.isEmpty() ? -1 : 1;
        }
        Tree x = a.get(0);
        Tree y = b.get(0);
        if (x instanceof Text && y instanceof Text) {
            Optional<java.math.BigDecimal> p = Quantity.read(x.text());
            Optional<java.math.BigDecimal> q = Quantity.read(y.text());
            return p.isPresent() && q.isPresent() ? p.get().compareTo(q.get()) : GoText.BY_BYTES.compare(x.text(), y.text());
        }
        return Double.compare(x.number(), y.number());
    }
}
