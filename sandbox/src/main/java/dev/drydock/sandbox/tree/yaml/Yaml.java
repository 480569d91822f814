package dev.drydock.sandbox.tree.yaml;

import dev.drydock.sandbox.tree.Limits;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** YAML as Kubernetes reads manifests and as {@code kubectl -o yaml} prints them: sigs.k8s.io/yaml, which follows YAML 1.1. */
public final class Yaml {
    private Yaml() {}

    /** What becomes of a key that a mapping has twice. */
    public enum Duplicates {
        /** {@code yaml: unmarshal errors: line 4: key "name" already set in map}. */
        REFUSED,
        /** The last one counts: what kubectl itself does before the server looks. */
        LAST
    }

    /**
     * All documents of a text, without empty ones; a key twice in a mapping is refused.
     *
     * @return or the complaint, {@code yaml: line 3: ...}; its line is counted from the document's start in the message, from the text's in {@link Misreading#line()}
     */
    public static Reading<List<Tree>> readAll(String text) {
        return readAll(text, Duplicates.REFUSED, Limits.USUAL);
    }

    /** All documents of a text, without empty ones, within limits. */
    public static Reading<List<Tree>> readAll(String text, Duplicates duplicates, Limits limits) {
        return new YamlReader(text, duplicates, limits).readAll();
    }

    /** The first document of a text; nothing, if there is none. */
    public static Reading<Tree> read(String text) {
        return readAll(text).map(documents -> documents.isEmpty() ? Nothing.NOTHING : documents.get(0));
    }

    /** The first document of a text that is known to be right. @throws IllegalArgumentException if it is not */
    public static Tree parse(String text) {
        return read(text).orThrow();
    }

    /** Block style with sorted keys, ending in a newline. */
    public static String write(Tree tree) {
        return new YamlWriter().write(tree);
    }
}
