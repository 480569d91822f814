package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Clock;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A volume whose files the kubelet writes itself, from objects of the API: all in a folder of their own, which a link names, so that they change at once. */
final class WrittenVolume {
    private static final int USUAL_MODE = 0644;

    private final Agent agent;
    private final PodState state;
    private final Map<String, Content> contents = new TreeMap<>();
    private String refusal = "";

    private record Content(Bytes bytes, int mode) {}

    WrittenVolume(Agent agent, PodState state, Mapping volume, String kind) {
        this.agent = agent;
        this.state = state;
        Mapping source = volume.get(kind).mapping();
        int usual = mode(source.get("defaultMode"), USUAL_MODE);
        if (kind.equals("projected")) {
            source.get("sources").mappings().forEach(each -> project(each, usual));
        } else {
            add(kind, source, kind.equals("secret") ? source.get("secretName").text() : source.get("name").text(), usual);
        }
    }

    private static int mode(Tree value, int fallback) {
        return value.isNothing() ? fallback : value.wholeInt();
    }

    /** Why it cannot be written; empty if all is there. */
    String refusal() {
        return refusal;
    }

    private void project(Mapping source, int usual) {
        String kind = source.keys().get(0);
        Mapping inner = source.get(kind).mapping();
        if (kind.equals("serviceAccountToken")) {
            token(inner, usual);
        } else {
            add(kind, inner, inner.get("name").text(), usual);
        }
    }

    private void add(String kind, Mapping source, String name, int usual) {
        if (kind.equals("downwardAPI")) {
            for (Mapping item : source.get("items").mappings()) {
                String text = item.has("fieldRef") ? Downward.field(agent, state, item.at("fieldRef", "fieldPath").text())
                        : Downward.resource(agent, state, Mapping.EMPTY, item.get("resourceFieldRef").mapping());
                contents.put(item.get("path").text(), new Content(Bytes.of(text), mode(item.get("mode"), usual)));
            }
            return;
        }
        boolean secret = kind.equals("secret");
        Resource resource = secret ? Resources.SECRETS : Resources.CONFIG_MAPS;
        Optional<Mapping> found = agent.client().get(resource, state.namespace(), name);
        if (found.isEmpty()) {
            if (!source.get("optional").truth()) {
                refuse((secret ? "secret" : "configmap") + " \"" + name + "\" not found");
            }
            return;
        }
        Map<String, Bytes> all = new TreeMap<>();
        found.get().get("data").mapping().forEach((key, value) -> all.put(key, secret ? binary(value) : Bytes.of(value.text())));
        found.get().get("binaryData").mapping().forEach((key, value) -> all.put(key, binary(value)));
        if (source.get("items").items().isEmpty()) {
            all.forEach((key, bytes) -> contents.put(key, new Content(bytes, usual)));
        }
        for (Mapping item : source.get("items").mappings()) {
            String key = item.get("key").text();
            if (all.containsKey(key)) {
                contents.put(item.get("path").text(), new Content(all.get(key), mode(item.get("mode"), usual)));
            } else if (!source.get("optional").truth()) {
                refuse((secret ? "references non-existent secret key: " : "configmap references non-existent config key: ") + key);
            }
        }
    }

    private static Bytes binary(Tree value) {
        return Bytes.wrap(Base64.getDecoder().decode(value.text()));
    }

    private void refuse(String why) {
        refusal = refusal.isEmpty() ? why : refusal;
    }

    private void token(Mapping source, int usual) {
        String account = state.pod().at("spec", "serviceAccountName").text("default");
        ApiResponse answer = agent.client().call(ApiRequest.of("POST", "/api/v1/namespaces/" + state.namespace() + "/serviceaccounts/" + account + "/token", Map.of(),
                Mapping.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest", "spec", Mapping.builder()
                        .put("audiences", source.get("audience").text().isEmpty() ? List.of() : List.of(source.get("audience").text()))
                        .put("expirationSeconds", source.get("expirationSeconds").isNothing() ? 3607 : source.get("expirationSeconds").whole())
                        .put("boundObjectRef", Mapping.of("kind", "Pod", "apiVersion", "v1", "name", state.name(), "uid", Objects.uid(state.pod()))).build())));
        if (!answer.ok()) {
            refuse("failed to fetch token: " + answer.message());
            return;
        }
        contents.put(source.get("path").text(), new Content(Bytes.of(answer.body().at("status", "token").text()), usual));
    }

    /** The volume's directory. */
    Directory directory() {
        long now = agent.now();
        String stamp = ".." + Clock.seconds(now).replace('-', '_').replace('T', '_').replace(':', '_').replace("Z", "." + (100_000_000L + now % 1_000_000 * 731));
        Directory data = Directory.EMPTY.with(Attributes.of(0755).modifiedAt(now));
        List<String> tops = new ArrayList<>();
        for (Map.Entry<String, Content> each : contents.entrySet()) {
            RegularFile file = RegularFile.of("").with(each.getValue().bytes()).with(Attributes.of(each.getValue().mode()).modifiedAt(now));
            data = data.with(Directory.path("/" + each.getKey()), file);
            String top = Directory.path("/" + each.getKey()).get(0);
            if (!tops.contains(top)) {
                tops.add(top);
            }
        }
        Directory root = Directory.EMPTY.with(Attributes.of(01777).modifiedAt(now)).with(stamp, data).with("..data", Symlink.to(stamp));
        for (String top : tops) {
            root = root.with(top, Symlink.to("..data/" + top));
        }
        return root;
    }
}
