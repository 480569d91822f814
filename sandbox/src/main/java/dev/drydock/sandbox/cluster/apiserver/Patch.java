package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.PatchType;
import dev.drydock.sandbox.cluster.apiserver.patch.JsonPatch;
import dev.drydock.sandbox.cluster.apiserver.patch.MergePatch;
import dev.drydock.sandbox.cluster.apiserver.patch.StrategicMerge;
import dev.drydock.sandbox.cluster.apiserver.schema.Decoding;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.cluster.apiserver.validation.FieldError;
import dev.drydock.sandbox.cluster.apiserver.validation.GoValue;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Changes an object by a patch: {@code PATCH}. */
final class Patch {
    private static final String IN_ERROR = "the server rejected our request due to an error in our request";

    private Patch() {}

    static ApiResponse run(ApiCall call, PatchType type, Tree patch) {
        if (type == PatchType.APPLY) {
            return Apply.run(call, patch);
        }
        Optional<Mapping> found = call.registry().find(call.resource(), call.namespace(), call.name());
        if (found.isEmpty()) {
            return Refusals.notFound(call.resource(), call.name());
        }
        Mapping before = found.get();
        Optional<Struct> struct = Schemas.all().of(call.resource());
        if (type == PatchType.STRATEGIC) {
            return struct.isEmpty() ? Refusals.unsupportedMediaType("the body of the request was in an unknown format - accepted media types include: "
                    + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml")
                    : strategic(call, struct.get(), before, patch);
        }
        Optional<Tree> patched = type == PatchType.JSON
                ? patch instanceof Sequence ? JsonPatch.apply(before, patch) : Optional.empty()
                : Optional.of(MergePatch.apply(before, patch));
        if (patched.isEmpty()) {
            return Refusals.failure(422, "Invalid", IN_ERROR, Mapping.EMPTY);
        }
        Mapping after = patched.get().mapping();
        return struct.isEmpty() ? Update.proceed(call, before, Intake.read(call, after, before))
                : decoded(call, struct.get(), before, after, Json.quote(Json.compact(after), false));
    }

    private static ApiResponse strategic(ApiCall call, Struct struct, Mapping before, Tree patch) {
        Mapping after = StrategicMerge.apply(struct, before, patch.mapping());
        Decoding.Decoded decoded = Decoding.decode(struct, after, before);
        if (decoded.mistake().isPresent()) {
            // The original converts without decoding, and has other words for the same mistakes.
            return wrong(GoValue.quoted(GoValue.of(patch)), converted(decoded.mistake().get()));
        }
        return decoded(call, struct, before, after, GoValue.quoted(GoValue.of(patch)));
    }

    private static ApiResponse decoded(ApiCall call, Struct struct, Mapping before, Mapping after, String shown) {
        Decoding.Decoded decoded = Decoding.decode(struct, after, before);
        if (decoded.mistake().isPresent()) {
            return wrong(shown, call.resource().kind() + " in version \"" + call.resource().version() + "\" cannot be handled as a "
                    + call.resource().kind() + ": " + decoded.mistake().get());
        }
        if (!decoded.unknown().isEmpty() && call.option("fieldValidation").equals("Strict")) {
            return wrong(shown, decoded.strictly());
        }
        List<String> warnings = call.caller().trusted() || call.option("fieldValidation").equals("Ignore") ? List.of() : decoded.unknown();
        return Update.proceed(call, before, new Prepared(decoded.object(), Optional.empty(), warnings));
    }

    /** {@code json: cannot unmarshal string into Go struct field ... of type int32} is {@code unrecognized type: int32} to the converter. */
    private static String converted(String mistake) {
        int type = mistake.lastIndexOf(" of type ");
        if (!mistake.startsWith("json: cannot unmarshal ") || type < 0) {
            return mistake;
        }
        String what = mistake.substring("json: cannot unmarshal ".length(), mistake.indexOf(" into "));
        String wanted = mistake.substring(type + " of type ".length());
        String kind = switch (what) {
            case "array" -> "slice";
            case "object" -> "map";
            case "number" -> "int64";
            default -> what;
        };
        if (wanted.startsWith("[]")) {
            return "cannot restore slice from " + kind;
        }
        if (wanted.startsWith("map[")) {
            return "cannot restore map from " + kind;
        }
        return wanted.startsWith("v1.") || wanted.startsWith("v2.") ? "cannot restore struct from: " + kind : "unrecognized type: " + wanted;
    }

    private static ApiResponse wrong(String shown, String message) {
        return Refusals.invalid("", "", "", List.of(FieldError.invalid("patch", shown, message)));
    }
}
