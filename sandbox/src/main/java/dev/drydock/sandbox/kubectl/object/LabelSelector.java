package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selectors of labels between their two forms: {@code app=web,tier in (a,b)} and the tree of an object's {@code selector}. */
public final class LabelSelector {
    private static final Pattern SET = Pattern.compile("\\s*([^\\s,=!()]+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");
    private static final Pattern EQUAL = Pattern.compile("\\s*([^\\s,=!()]+)\\s*(==|=|!=)\\s*([^\\s,=!()]*)\\s*");
    private static final Pattern BARE = Pattern.compile("\\s*(!?)\\s*([^\\s,=!()]+)\\s*");

    private LabelSelector() {}

    /** The tree of a selector in words. */
    public static Task<Mapping> read(String text) {
        Mapping.Builder labels = Mapping.builder();
        List<Tree> expressions = new ArrayList<>();
        for (String term : text.split(",(?![^(]*\\))")) {
            Matcher set = SET.matcher(term);
            Matcher equal = EQUAL.matcher(term);
            Matcher bare = BARE.matcher(term);
            if (set.matches()) {
                List<String> values = List.of(set.group(3).split("\\s*,\\s*")).stream().map(String::strip).sorted().toList();
                expressions.add(Mapping.of("key", set.group(1), "operator", set.group(2).equals("in") ? "In" : "NotIn", "values", values));
            } else if (equal.matches()) {
                if (equal.group(2).equals("!=")) {
                    expressions.add(Mapping.of("key", equal.group(1), "operator", "NotIn", "values", List.of(equal.group(3))));
                } else {
                    labels.put(equal.group(1), equal.group(3));
                }
            } else if (bare.matches()) {
                expressions.add(Mapping.of("key", bare.group(2), "operator", bare.group(1).isEmpty() ? "Exists" : "DoesNotExist"));
            } else {
                return Task.fail("couldn't parse the selector string \"" + text + "\": unable to parse requirement: found '" + term.strip() + "'");
            }
        }
        return Task.of(Mapping.builder().putUnlessEmpty("matchLabels", labels.build()).putUnlessEmpty("matchExpressions", new Sequence(expressions)).build());
    }

    /** A selector of an object in words, as messages show it: {@code <none>} for none. */
    public static String shown(Tree selector) {
        String words = words(selector);
        return words.isEmpty() ? "<none>" : words;
    }

    /** A selector of an object as a query takes it. */
    public static String words(Tree selector) {
        List<String> terms = new ArrayList<>();
        boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
        (plain ? selector.mapping() : selector.get("matchLabels").mapping()).sorted().forEach((key, value) -> terms.add(key + "=" + value.text()));
        for (Mapping expression : selector.get("matchExpressions").mappings()) {
            String key = expression.get("key").text();
            String values = " (" + String.join(",", expression.get("values").texts().stream().sorted().toList()) + ")";
            terms.add(switch (expression.get("operator").text()) {
                case "In" -> key + " in" + values;
                case "NotIn" -> key + " notin" + values;
                case "DoesNotExist" -> "!" + key;
                default -> key;
            });
        }
        return String.join(",", terms);
    }
}
