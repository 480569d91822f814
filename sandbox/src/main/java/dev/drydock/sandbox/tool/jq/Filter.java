package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** What jq's language is made of: each takes a value and gives any number of values. */
sealed interface Filter {
    /** {@code .} */
    record Identity() implements Filter {}

    /** {@code ..} */
    record Everything() implements Filter {}

    record Constant(Tree value) implements Filter {}

    /** A text with filters in it. @param format how their values are written, for example {@code @base64}; empty for as they are */
    record Interpolation(Optional<String> format, List<Filter> parts) implements Filter {}

    /** {@code @base64} and its like alone. */
    record Format(String name) implements Filter {}

    /** {@code .[index]}. */
    record Index(Filter of, Filter index) implements Filter {}

    /** {@code .[from:to]}. */
    record Slice(Filter of, Optional<Filter> from, Optional<Filter> to) implements Filter {}

    /** {@code .[]}. */
    record Iterate(Filter of) implements Filter {}

    record Pipe(Filter first, Filter then) implements Filter {}

    record Comma(Filter first, Filter then) implements Filter {}

    /** {@code [...]}. */
    record Collect(Optional<Filter> items) implements Filter {}

    record Construct(List<Entry> entries) implements Filter {}

    /** A key and its value in {@code {...}}. */
    record Entry(Filter key, Filter value) {}

    record Negate(Filter of) implements Filter {}

    /** An operator on two values: {@code + - * / % == != < <= > >=}. */
    record Binary(String operator, Filter left, Filter right) implements Filter {}

    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}

    /** {@code a // b}. */
    record Alternative(Filter first, Filter otherwise) implements Filter {}

    /** {@code =}, {@code |=} and those with an operator before the sign. */
    record Assign(String operator, Filter path, Filter value) implements Filter {}

    record If(Filter condition, Filter then, Optional<Filter> otherwise) implements Filter {}

    record Try(Filter body, Optional<Filter> handler) implements Filter {}

    record Reduce(Filter source, List<Pattern> patterns, Filter start, Filter update) implements Filter {}

    record Foreach(Filter source, List<Pattern> patterns, Filter start, Filter update, Optional<Filter> extract) implements Filter {}

    /** {@code source as $x | body}. */
    record Bind(Filter source, List<Pattern> patterns, Filter body) implements Filter {}

    record Label(String name, Filter body) implements Filter {}

    record Break(String name) implements Filter {}

    record Variable(String name) implements Filter {}

    record Define(Function function, Filter body) implements Filter {}

    record Call(String name, List<Filter> arguments) implements Filter {
        String signature() {
            return name + "/" + arguments.size();
        }
    }

    /** A filter with a name. @param parameters those with a dollar are values */
    record Function(String name, List<String> parameters, Filter body) {
        String signature() {
            return name + "/" + parameters.size();
        }
    }

    /** What values are taken apart into: {@code $x}, {@code [$a, $b]}, {@code {a: $x}}. */
    sealed interface Pattern {
        record Name(String name) implements Pattern {}

        record Items(List<Pattern> items) implements Pattern {}

        record Fields(List<Field> fields) implements Pattern {}

        /** @param bound a variable for the key's value itself, as in {@code {$a: [$b]}} */
        record Field(Filter key, Optional<String> bound, Optional<Pattern> value) {}
    }
}
