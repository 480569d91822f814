package dev.drydock.sandbox.cluster.apiserver.validation;

import dev.drydock.sandbox.tree.Tree;

/** Large structs as Go's {@code %#v} begins to print them. */
final class GoStruct {
    private GoStruct() {}

    /** The template of a job that must not change: its metadata as the original prints it, its containers by what tells them apart. */
    static String template(Tree template) {
        Tree metadata = template.get("metadata");
        return "core.PodTemplateSpec{ObjectMeta:v1.ObjectMeta{Name:" + GoValue.quoted(metadata.get("name").text())
                + ", GenerateName:\"\", Namespace:\"\", SelfLink:\"\", UID:\"\", ResourceVersion:\"\", Generation:0, "
                + "CreationTimestamp:time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC), DeletionTimestamp:<nil>, DeletionGracePeriodSeconds:(*int64)(nil), Labels:"
                + GoValue.texts(metadata.get("labels")) + ", Annotations:" + GoValue.texts(metadata.get("annotations"))
                + ", OwnerReferences:[]v1.OwnerReference(nil), Finalizers:[]string(nil), ManagedFields:[]v1.ManagedFieldsEntry(nil)}, Spec:core.PodSpec{"
                + "Volumes:[]core.Volume(nil), InitContainers:[]core.Container(nil), Containers:[]core.Container{core.Container{Name:"
                + GoValue.quoted(template.at("spec", "containers", "0", "name").text()) + ", Image:"
                + GoValue.quoted(template.at("spec", "containers", "0", "image").text()) + "}}}}";
    }
}
