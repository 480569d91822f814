package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code GET} of one object or a list. */
final class Read {
    private Read() {}

    static ApiResponse one(ApiCall call) {
        return call.registry().find(call.resource(), call.namespace(), call.name()).map(found -> ApiResponse.ok(Leases.shown(call, found)))
                .orElse(Refusals.notFound(call.resource(), call.name()));
    }

    static ApiResponse list(ApiCall call) {
        Optional<ApiResponse> wrong = misread(call.resource(), call.option("labelSelector"), call.option("fieldSelector"));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Selection selection = new Selection(SelectorText.read(call.option("labelSelector")), FieldSelector.read(call.option("fieldSelector")));
        int limit = call.option("limit").matches("\\d{1,9}") ? Integer.parseInt(call.option("limit")) : 0;
        String start = start(call);
        if (start.equals("?")) {
            return Refusals.badRequest("continue key is not valid: illegal base64 data at input byte 0");
        }
        String prefix = Registry.prefix(call.resource(), call.namespace());
        var range = start.isEmpty() ? call.registry().etcd().range(prefix) : call.registry().etcd().rangeAfter(prefix, start);
        List<Tree> items = new ArrayList<>();
        String last = "";
        long remaining = 0;
        for (var each : range.entrySet()) {
            KeyValue value = each.getValue();
            if (!selection.matches(value.value())) {
                continue;
            }
            if (limit > 0 && items.size() == limit) {
                remaining++;
                continue;
            }
            items.add(Leases.shown(call, value.value()));
            last = each.getKey();
        }
        Mapping.Builder metadata = Mapping.builder();
        if (remaining > 0) {
            metadata.put("continue", Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        }
        metadata.put("resourceVersion", Long.toString(call.registry().etcd().revision()));
        if (remaining > 0 && selection.isEverything()) {
            metadata.put("remainingItemCount", remaining);
        }
        return ApiResponse.ok(Mapping.of("kind", call.resource().kind() + "List", "apiVersion", call.resource().apiVersion(),
                "metadata", metadata.build(), "items", new Sequence(items)));
    }

    /** The key after which a portion begins; a question mark if the client made it up. */
    private static String start(ApiCall call) {
        try {
            return new String(Base64.getUrlDecoder().decode(call.option("continue")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }

    /** The refusal of selectors that cannot be read. */
    static Optional<ApiResponse> misread(Resource resource, String labels, String fields) {
        String wrong = SelectorText.parse(labels).error();
        if (wrong.isEmpty()) {
            wrong = FieldSelector.error(resource, fields);
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Refusals.badRequest(wrong));
    }

    /** Which objects of a collection are meant. */
    record Selection(Selector labels, FieldSelector fields) {
        boolean isEverything() {
            return labels.isEverything() && fields.terms().isEmpty();
        }

        boolean matches(Mapping object) {
            return labels.matches(Objects.labels(object)) && fields.matches(object);
        }
    }
}
