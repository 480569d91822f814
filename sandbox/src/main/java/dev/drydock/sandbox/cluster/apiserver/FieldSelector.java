package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** {@code metadata.name=web,status.phase!=Running}. */
record FieldSelector(List<Term> terms) {
    FieldSelector {
        terms = List.copyOf(terms);
    }

    record Term(String field, String value, boolean equal) {
        boolean matches(Mapping object) {
            Tree found = object.at(field.split("\\."));
            String text = found.isNothing() ? "" : found instanceof dev.drydock.sandbox.tree.Truth truth ? Boolean.toString(truth.truth())
                    : found instanceof dev.drydock.sandbox.tree.Whole whole ? Long.toString(whole.whole()) : found.text();
            return text.equals(value) == equal;
        }
    }

    boolean matches(Mapping object) {
        for (Term term : terms) {
            if (!term.matches(object)) {
                return false;
            }
        }
        return true;
    }

    static FieldSelector read(String text) {
        List<Term> terms = new ArrayList<>();
        for (String term : text.isBlank() ? new String[0] : text.split(",")) {
            int not = term.indexOf("!=");
            int equal = term.indexOf('=');
            if (not >= 0) {
                terms.add(new Term(term.substring(0, not).strip(), term.substring(not + 2).strip(), false));
            } else if (equal >= 0) {
                terms.add(new Term(term.substring(0, equal).strip(), term.substring(term.charAt(equal + 1 < term.length() ? equal + 1 : equal) == '=' && equal + 1 < term.length()
                        ? equal + 2 : equal + 1).strip(), true));
            }
        }
        return new FieldSelector(terms);
    }
}
