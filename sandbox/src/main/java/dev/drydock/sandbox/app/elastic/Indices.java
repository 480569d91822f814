package dev.drydock.sandbox.app.elastic;

import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All documents, by the index that holds them. */
record Indices(SortedMap<String, Index> byName) {
    static final Indices NONE = new Indices(new TreeMap<>());

    Indices {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** One document. @param bytes that its source takes */
    record Document(String id, Mapping source, int bytes) {}

    /** @param uuid that it was given when it was made */
    record Index(String name, String uuid, List<Document> documents) {
        Index {
            documents = List.copyOf(documents);
        }

        /** A size as tables show it: a segment's own bytes, and what the documents take. */
        long bytes() {
            long all = 226;
            for (Document document : documents) {
                all += document.bytes() / 2 + 40;
            }
            return all;
        }
    }

    Indices with(Index index) {
        TreeMap<String, Index> changed = new TreeMap<>(byName);
        changed.put(index.name(), index);
        return new Indices(changed);
    }

    Indices without(String name) {
        TreeMap<String, Index> left = new TreeMap<>(byName);
        left.remove(name);
        return new Indices(left);
    }

    /** Those that a comma-separated list of names and patterns means. */
    List<Index> named(String expression) {
        List<Index> found = new ArrayList<>();
        for (Index index : byName.values()) {
            for (String name : expression.split(",")) {
                if (expression.isEmpty() || name.equals("_all") || matches(name, index.name())) {
                    found.add(index);
                    break;
                }
            }
        }
        return found;
    }

    /** The first name in an expression that is no pattern and names no index; empty if all do. */
    String missing(String expression) {
        for (String name : expression.split(",")) {
            if (!name.isEmpty() && !name.equals("_all") && name.indexOf('*') < 0 && !byName.containsKey(name)) {
                return name;
            }
        }
        return "";
    }

    /** Whether a name fits a pattern with stars, in one pass. */
    static boolean matches(String pattern, String name) {
        int at = 0;
        int star = -1;
        int mark = 0;
        int in = 0;
        while (in < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                mark = in;
            } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++mark;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
