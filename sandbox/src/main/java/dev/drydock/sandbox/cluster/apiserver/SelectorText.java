package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Selector;
import java.util.ArrayList;
import java.util.List;

/** Label selectors as they stand in a query: {@code app=web,tier in (front, back),!old}. */
final class SelectorText {
    private SelectorText() {}

    static Selector read(String text) {
        List<Selector.Requirement> requirements = new ArrayList<>();
        for (String term : terms(text)) {
            requirements.add(requirement(term));
        }
        return new Selector(requirements);
    }

    /** Cuts at commas outside parentheses. */
    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth <= 0 || i == text.length())) {
                String term = text.substring(from, i).strip();
                if (!term.isEmpty()) {
                    terms.add(term);
                }
                from = i + 1;
            }
        }
        return terms;
    }

    private static Selector.Requirement requirement(String term) {
        int open = term.indexOf('(');
        if (open >= 0) {
            String[] head = term.substring(0, open).strip().split("\\s+");
            List<String> values = new ArrayList<>();
            for (String value : term.substring(open + 1, term.endsWith(")") ? term.length() - 1 : term.length()).split(",")) {
                values.add(value.strip());
            }
            boolean not = head.length > 1 && head[1].equals("notin");
            return new Selector.Requirement(head[0], not ? Selector.Operator.NOT_IN : Selector.Operator.IN, values);
        }
        if (term.startsWith("!")) {
            return new Selector.Requirement(term.substring(1).strip(), Selector.Operator.DOES_NOT_EXIST, List.of());
        }
        for (String sign : List.of("!=", "==", "=", ">", "<")) {
            int at = term.indexOf(sign);
            if (at > 0) {
                Selector.Operator operator = switch (sign) {
                    case "!=" -> Selector.Operator.NOT_IN;
                    case ">" -> Selector.Operator.GREATER;
                    case "<" -> Selector.Operator.LESS;
                    default -> Selector.Operator.IN;
                };
                return new Selector.Requirement(term.substring(0, at).strip(), operator, List.of(term.substring(at + sign.length()).strip()));
            }
        }
        return new Selector.Requirement(term, Selector.Operator.EXISTS, List.of());
    }
}
