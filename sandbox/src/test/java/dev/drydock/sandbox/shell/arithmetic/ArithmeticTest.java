package dev.drydock.sandbox.shell.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.shell.syntax.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private final Map<String, String> variables = new TreeMap<>();
    private final Cells cells = new Cells() {
        @Override
        public String read(String name, Optional<String> index) {
            return variables.getOrDefault(name + index.map(i -> "[" + i + "]").orElse(""), "");
        }

        @Override
        public void write(String name, Optional<String> index, long value) throws Refusal {
            if (name.equals("fixed")) {
                throw new Refusal("fixed: readonly variable");
            }
            variables.put(name + index.map(i -> "[" + i + "]").orElse(""), Long.toString(value));
        }
    };

    private String evaluate(String expression) {
        Outcome outcome = Arithmetic.evaluate(expression, cells);
        return outcome instanceof Outcome.Value value ? Long.toString(value.number())
                : ((Outcome.Failed) outcome).sentence(Dialect.BASH);
    }

    @Test
    void values_and_errors_are_those_of_the_real_bash() throws IOException {
        StringBuilder actual = new StringBuilder();
        String expected;
        try (InputStream in = ArithmeticTest.class.getResourceAsStream("bash-values.txt")) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : expected.split("\n")) {
            variables.clear();
            String expression = line.substring(0, line.indexOf('\t'));
            actual.append(expression).append('\t').append(evaluate(expression)).append('\n');
        }
        assertEquals(expected, actual.toString());
    }

    @Test
    void a_variable_that_holds_an_expression_is_evaluated() {
        variables.put("x", "y+1");
        variables.put("y", "3");
        assertEquals("8", evaluate("x*2"));
    }

    @Test
    void a_variable_that_names_itself_ends_with_an_error() {
        variables.put("x", "x");
        assertEquals("x: expression recursion level exceeded (error token is \"x\")", evaluate("x"));
    }

    @Test
    void what_is_skipped_is_not_assigned() {
        evaluate("0 && (a = 5), 1 || (b = 6), 1 ? c = 7 : (d = 8)");
        assertEquals(Map.of("c", "7"), variables);
    }

    @Test
    void an_element_of_an_array_is_read_and_written() {
        evaluate("a[2] = 4, a[2]++");
        assertEquals(Map.of("a[2]", "5"), variables);
    }

    @Test
    void a_refused_variable_speaks_for_itself() {
        assertEquals("fixed: readonly variable", evaluate("1 + (fixed = 2)"));
    }

    @Test
    void deep_parentheses_end_with_an_error_not_with_a_crash() {
        assertEquals("expression recursion level exceeded",
                ((Outcome.Failed) Arithmetic.evaluate("(".repeat(100_000), cells)).message());
    }

    @Test
    void ash_and_dash_have_sentences_of_their_own() {
        Outcome.Failed division = (Outcome.Failed) Arithmetic.evaluate("1/0", cells);
        assertEquals("divide by zero", division.sentence(Dialect.ASH));
        assertEquals("arithmetic expression: division by zero: \"1/0\"", division.sentence(Dialect.DASH));
    }
}
