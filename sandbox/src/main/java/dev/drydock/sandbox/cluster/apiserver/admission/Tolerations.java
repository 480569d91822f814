package dev.drydock.sandbox.cluster.apiserver.admission;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Lets every pod stay for five minutes on a node that does not answer: plugin {@code DefaultTolerationSeconds}. */
final class Tolerations {
    private static final int SECONDS = 300;

    private Tolerations() {}

    static Mapping add(Mapping pod) {
        Mapping spec = pod.get("spec").mapping();
        Sequence tolerations = new Sequence(spec.get("tolerations").items());
        for (String key : List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")) {
            if (!tolerates(spec.get("tolerations"), key)) {
                tolerations = tolerations.plus(Mapping.of("effect", "NoExecute", "key", key, "operator", "Exists", "tolerationSeconds", SECONDS));
            }
        }
        return tolerations.size() == spec.get("tolerations").items().size() ? pod : pod.with("spec", spec.with("tolerations", tolerations));
    }

    private static boolean tolerates(Tree tolerations, String key) {
        for (Tree toleration : tolerations.items()) {
            String own = toleration.get("key").text();
            String effect = toleration.get("effect").text();
            if ((own.equals(key) || own.isEmpty()) && (effect.isEmpty() || effect.equals("NoExecute"))) {
                return true;
            }
        }
        return false;
    }
}
