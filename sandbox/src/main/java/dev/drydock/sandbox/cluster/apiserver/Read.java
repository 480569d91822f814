package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** {@code GET} of one object or a list. */
final class Read {
    private Read() {}

    static ApiResponse one(ApiCall call) {
        return call.registry().find(call.resource(), call.namespace(), call.name()).map(found -> ApiResponse.ok(found))
                .orElse(Refusals.notFound(call.resource(), call.name()));
    }

    static ApiResponse list(ApiCall call) {
        Selection selection = new Selection(SelectorText.read(call.option("labelSelector")), FieldSelector.read(call.option("fieldSelector")));
        List<Tree> items = new ArrayList<>();
        int limit = call.option("limit").matches("\\d{1,9}") ? Integer.parseInt(call.option("limit")) : 0;
        String start = call.option("continue");
        String prefix = Registry.prefix(call.resource(), call.namespace());
        var range = start.isEmpty() ? call.registry().etcd().range(prefix) : call.registry().etcd().rangeAfter(prefix, start);
        String last = "";
        boolean more = false;
        for (var each : range.entrySet()) {
            KeyValue value = each.getValue();
            if (!selection.matches(value.value())) {
                continue;
            }
            if (limit > 0 && items.size() == limit) {
                more = true;
                break;
            }
            items.add(value.value());
            last = each.getKey();
        }
        Mapping.Builder metadata = Mapping.builder();
        metadata.put("resourceVersion", Long.toString(call.registry().etcd().revision()));
        if (more) {
            metadata.put("continue", last);
        }
        return ApiResponse.ok(Mapping.of("kind", call.resource().kind() + "List", "apiVersion", call.resource().apiVersion(),
                "metadata", metadata.build(), "items", new Sequence(items)));
    }

    /** Which objects of a collection are meant. */
    record Selection(Selector labels, FieldSelector fields) {
        boolean matches(Mapping object) {
            return labels.matches(Objects.labels(object)) && fields.matches(object);
        }
    }
}
