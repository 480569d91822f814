package dev.drydock.sandbox.shell.syntax;

import java.util.Optional;

/** What <code>${name...}</code> does with the value of its parameter. */
public sealed interface Operation {
    /** <code>${x}</code>. */
    record Plain() implements Operation { }

    /** <code>${#x}</code>. */
    record Length() implements Operation { }

    /** <code>${!prefix*}</code> and <code>${!prefix@}</code>: the names that begin so. */
    record Names(boolean separate) implements Operation { }

    /** <code>${!a[@]}</code>: the subscripts. */
    record Keys() implements Operation { }

    /** What stands after {@code :} or nothing. */
    enum Choice { DEFAULT, ASSIGN, COMPLAIN, ALTERNATE }

    /**
     * <code>${x:-w} ${x:=w} ${x:?w} ${x:+w}</code> and the forms without colon.
     *
     * @param colon whether an empty value counts as unset
     */
    record Substitute(Choice choice, boolean colon, Word word) implements Operation { }

    /** <code>${x#p} ${x##p} ${x%p} ${x%%p}</code>. */
    record Trim(boolean suffix, boolean longest, Word pattern) implements Operation { }

    /** Where a replacement may match. */
    enum Where { FIRST, ALL, PREFIX, SUFFIX }

    /** <code>${x/p/r} ${x//p/r} ${x/#p/r} ${x/%p/r}</code>. */
    record Replace(Where where, Word pattern, Word replacement) implements Operation { }

    /** <code>${x:offset:length}</code>, both arithmetic. */
    record Slice(Word offset, Optional<Word> length) implements Operation { }

    /** <code>${x^p} ${x^^p} ${x,p} ${x,,p}</code>. */
    record Recase(boolean upper, boolean all, Word pattern) implements Operation { }

    /** <code>${x@Q}</code> and its like. */
    record Transform(char operator) implements Operation { }
}
