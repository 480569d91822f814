package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.math.BigDecimal;

/** How much a pod asks for or may use: the sum of its containers, or its hungriest init container if that is more, and its overhead. */
final class PodAmounts {
    private PodAmounts() {}

    /** @param binary whether it is written with binary units */
    record Amount(BigDecimal number, boolean binary) {
        static final Amount NONE = new Amount(BigDecimal.ZERO, false);

        Amount plus(Amount other) {
            return new Amount(number.add(other.number), binary || other.binary);
        }

        private Amount most(Amount other) {
            return number.compareTo(other.number) >= 0 ? this : other;
        }

        String text() {
            return Quantity.write(number, binary);
        }
    }

    /** @param field {@code requests} or {@code limits} */
    static Amount of(Mapping pod, String field, String name) {
        Amount sum = Amount.NONE;
        for (Mapping container : pod.at("spec", "containers").mappings()) {
            sum = sum.plus(amount(container.at("resources", field, name)));
        }
        Amount sidecars = Amount.NONE;
        Amount hungriest = Amount.NONE;
        for (Mapping container : pod.at("spec", "initContainers").mappings()) {
            Amount own = amount(container.at("resources", field, name));
            if (container.get("restartPolicy").text().equals("Always")) {
                sum = sum.plus(own);
                sidecars = sidecars.plus(own);
                own = sidecars;
            } else {
                own = own.plus(sidecars);
            }
            hungriest = hungriest.most(own);
        }
        Amount most = sum.most(hungriest);
        Amount overhead = amount(pod.at("spec", "overhead", name));
        return overhead.number().signum() == 0 || field.equals("limits") && most.number().signum() == 0 ? most : most.plus(overhead);
    }

    private static Amount amount(Tree value) {
        String text = value.isNothing() ? "0" : Page.shown(value);
        return new Amount(Quantity.of(text), Quantity.binary(text));
    }
}
