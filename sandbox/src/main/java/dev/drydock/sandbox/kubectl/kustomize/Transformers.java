package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Set;

/**
 * What a kustomization changes in all its objects, in kustomize's order.
 *
 * @param source the kustomization
 */
record Transformers(Mapping source) {
    private static final Set<String> UNPREFIXED = Set.of("CustomResourceDefinition", "APIService", "Namespace");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace", "Node", "PersistentVolume", "ClusterRole", "ClusterRoleBinding", "StorageClass",
            "PriorityClass", "CustomResourceDefinition", "IngressClass", "RuntimeClass", "APIService", "CSIDriver", "CSINode", "VolumeAttachment",
            "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
            "CertificateSigningRequest", "FlowSchema", "PriorityLevelConfiguration", "ComponentStatus");
    private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController");

    List<Resource> before(List<Resource> resources) {
        return named(spaced(resources)).stream().map(this::marked).toList();
    }

    List<Resource> after(List<Resource> resources) {
        return scaled(resources).stream().map(each -> each.with((Mapping) images(each.object()))).toList();
    }

    private List<Resource> spaced(List<Resource> resources) {
        String namespace = source.get("namespace").text();
        return namespace.isEmpty() ? resources : resources.stream().map(each -> each.kind().equals("Namespace") ? each.named(namespace)
                : clusterWide(each) ? each.with(subjects(each.object(), namespace)) : each.with(subjects(each.object().withAt(namespace, "metadata", "namespace"), namespace)))
                .toList();
    }

    private static boolean clusterWide(Resource resource) {
        return CLUSTER_WIDE.contains(resource.kind());
    }

    private static Mapping subjects(Mapping object, String namespace) {
        if (!object.has("subjects")) {
            return object;
        }
        return object.with("subjects", new Sequence(object.get("subjects").mappings().stream().<Tree>map(subject ->
                subject.get("kind").text().equals("ServiceAccount") && subject.get("name").text().equals("default") ? subject.with("namespace", namespace) : subject).toList()));
    }

    private List<Resource> named(List<Resource> resources) {
        String prefix = source.get("namePrefix").text();
        String suffix = source.get("nameSuffix").text();
        return resources.stream().map(each -> UNPREFIXED.contains(each.kind()) ? each : each.named(prefix + each.name() + suffix)).toList();
    }

    private Resource marked(Resource resource) {
        Mapping object = resource.object();
        for (Mapping each : source.get("labels").mappings()) {
            object = labels(object, each.get("pairs").mapping(), each.get("includeSelectors").truth(), each.get("includeTemplates").truth());
        }
        object = labels(object, source.get("commonLabels").mapping(), true, true);
        return resource.with(put(object, Fields.ANNOTATIONS, source.get("commonAnnotations").mapping()));
    }

    private static Mapping labels(Mapping object, Mapping pairs, boolean selectors, boolean templates) {
        Mapping marked = put(object, Fields.LABELS, pairs);
        marked = selectors || templates ? put(marked, Fields.TEMPLATE_LABELS, pairs) : marked;
        return selectors ? put(marked, Fields.SELECTORS, pairs) : marked;
    }

    private static Mapping put(Mapping object, List<FieldSpec> fields, Mapping pairs) {
        if (pairs.isEmpty()) {
            return object;
        }
        Mapping result = object;
        for (FieldSpec field : fields) {
            result = field.change(result, value -> Mapping.builder().putAll(value.mapping()).putAll(pairs).build());
        }
        return result;
    }

    private List<Resource> scaled(List<Resource> resources) {
        List<Resource> result = resources;
        for (Mapping replica : source.get("replicas").mappings()) {
            String name = replica.get("name").text();
            if (result.stream().noneMatch(each -> SCALED.contains(each.kind()) && each.called(name))) {
                throw new Misbuilt("resource with name " + name + " does not match a config with the following GVK [Deployment.[noVer].[noGrp] "
                        + "StatefulSet.[noVer].[noGrp] ReplicaSet.[noVer].[noGrp] ReplicationController.[noVer].[noGrp]]");
            }
            result = result.stream().map(each -> SCALED.contains(each.kind()) && each.called(name)
                    ? each.with(each.object().withAt(replica.get("count"), "spec", "replicas")) : each).toList();
        }
        return result;
    }

    private Tree images(Tree at) {
        if (at instanceof Sequence list) {
            return new Sequence(list.items().stream().map(this::images).toList());
        }
        if (!(at instanceof Mapping map)) {
            return at;
        }
        Mapping result = map;
        for (String key : map.keys()) {
            boolean containers = (key.equals("containers") || key.equals("initContainers")) && map.get(key) instanceof Sequence;
            result = result.with(key, containers ? new Sequence(map.get(key).items().stream().map(this::container).toList()) : images(map.get(key)));
        }
        return result;
    }

    private Tree container(Tree container) {
        if (!container.has("image")) {
            return container;
        }
        String image = container.get("image").text();
        for (Mapping change : source.get("images").mappings()) {
            image = image(image, change);
        }
        return container.mapping().with("image", new Text(image));
    }

    private static String image(String image, Mapping change) {
        int at = image.indexOf('@');
        String rest = at < 0 ? image : image.substring(0, at);
        int colon = rest.lastIndexOf(':') > rest.lastIndexOf('/') ? rest.lastIndexOf(':') : rest.length();
        String name = rest.substring(0, colon);
        if (!name.equals(change.get("name").text())) {
            return image;
        }
        String renamed = change.get("newName").text().isEmpty() ? name : change.get("newName").text();
        String tag = change.get("newTag").text();
        String digest = change.get("digest").text();
        if (tag.isEmpty() && digest.isEmpty()) {
            return renamed + image.substring(colon);
        }
        return renamed + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
