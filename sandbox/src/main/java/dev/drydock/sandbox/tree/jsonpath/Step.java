package dev.drydock.sandbox.tree.jsonpath;

import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.OptionalInt;

/** One step of an action: what it does to the values found so far. */
sealed interface Step {
    /** Quoted text, a number or a truth: replaces the values. */
    record Literal(Tree value, boolean forEach) implements Step {}

    record Field(String name) implements Step {}

    record Wildcard() implements Step {}

    record Recursive() implements Step {}

    /**
     * {@code [from:to:step]}; a single index is a slice of one.
     *
     * @param derived whether {@code to} was not written but follows from a single index
     */
    record Slice(OptionalInt from, OptionalInt to, OptionalInt step, boolean derived) implements Step {}

    record Union(List<List<Step>> paths) implements Step {}

    /** {@code [?(left operator right)]}; the operator {@code exists} has no right side. */
    record Filter(List<Step> left, String operator, List<Step> right) implements Step {}

    /** A bare word: range, end, or one that nobody knows. */
    record Word(String name) implements Step {}
}
