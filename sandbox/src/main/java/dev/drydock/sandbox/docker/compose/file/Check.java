package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.docker.compose.file.Grammar.Field;
import dev.drydock.sandbox.docker.compose.file.Grammar.Form;
import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a file holds only what may stand there. Of all complaints the one about the deepest place is told, as the original does.
 *
 * @param found complaints, collected while checking
 */
record Check(List<Complaint> found) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    /** @param depth how deep the place lies; one more for a field that does not exist */
    private record Complaint(String text, int depth) {}

    /** The complaint about a file, without its name; empty when all is right. */
    static Optional<String> complaint(Mapping file) {
        Check check = new Check(new ArrayList<>());
        check.section(file, "project", Trail.TOP);
        Optional<Complaint> worst = Optional.empty();
        for (Complaint each : check.found) {
            worst = worst.isEmpty() || each.depth() > worst.get().depth() ? Optional.of(each) : worst;
        }
        return worst.map(Complaint::text);
    }

    private void complain(Trail trail, String what) {
        found.add(new Complaint(trail + " " + what, trail.steps().size()));
    }

    private boolean check(Tree value, Form form, Trail trail) {
        int before = found.size();
        if (form instanceof Grammar.Simple simple) {
            simple(value, simple, trail);
        } else if (form instanceof Grammar.Section section) {
            if (!(section.orNull() && value.isNothing())) {
                mappingOf(value, section, trail);
            }
        } else if (form instanceof Grammar.Items items) {
            items(value, items, trail);
        } else if (form instanceof Grammar.Named named) {
            named(value, named, trail);
        } else {
            oneOf(value, (Grammar.OneOf) form, trail);
        }
        return found.size() == before;
    }

    private void oneOf(Tree value, Grammar.OneOf oneOf, Trail trail) {
        int before = found.size();
        for (Form form : oneOf.forms()) {
            if (check(value, form, trail)) {
                found.subList(before, found.size()).clear();
                return;
            }
        }
    }

    private void simple(Tree value, Grammar.Simple simple, Trail trail) {
        if (simple.types().stream().noneMatch(type -> is(value, type))) {
            complain(trail, "must be a " + readable(simple.types()));
        } else if (!simple.words().isEmpty() && !simple.words().contains(value.text())) {
            complain(trail, "value must be one of " + quoted(simple.words()));
        } else if (!simple.pattern().isEmpty() && !Pattern.compile(simple.pattern()).matcher(value.text()).find()) {
            complain(trail, "'" + value.text() + "' does not match pattern '" + simple.pattern() + "'");
        } else if (value instanceof Whole number && number.whole() < simple.least()) {
            complain(trail, "must be greater than or equal to " + simple.least());
        } else if (value instanceof Whole number && number.whole() > simple.most()) {
            complain(trail, "must be less than or equal to " + simple.most());
        }
    }

    private static boolean is(Tree value, String type) {
        return switch (type) {
            case "string" -> value instanceof Text;
            case "boolean" -> value instanceof Truth;
            case "integer" -> value instanceof Whole;
            case "number" -> value instanceof Whole || value instanceof Decimal;
            case "null" -> value instanceof Nothing;
            case "object" -> value instanceof Mapping;
            default -> value instanceof Sequence;
        };
    }

    private static String readable(List<String> types) {
        List<String> sorted = types.stream().map(type -> type.equals("object") ? "mapping" : type).sorted().toList();
        return sorted.size() == 1 ? sorted.get(0)
                : String.join(", ", sorted.subList(0, sorted.size() - 1)) + " or " + sorted.get(sorted.size() - 1);
    }

    private static String quoted(List<String> words) {
        return String.join(", ", words.stream().map(word -> "'" + word + "'").toList());
    }

    private void mappingOf(Tree value, Grammar.Section section, Trail trail) {
        if (value instanceof Mapping mapping) {
            section(mapping, section.name(), trail);
        } else {
            complain(trail, "must be a " + readable(section.orNull() ? List.of("object", "null") : List.of("object")));
        }
    }

    private void section(Mapping mapping, String section, Trail trail) {
        List<Field> fields = Grammar.get().fields(section);
        List<String> missing = fields.stream().filter(field -> field.required() && !mapping.has(field.name())).map(Field::name).toList();
        if (!missing.isEmpty()) {
            complain(trail, "missing propert" + (missing.size() == 1 ? "y " : "ies ") + quoted(missing));
        }
        List<String> unknown = new ArrayList<>();
        mapping.forEach((name, value) -> {
            Optional<Field> field = fields.stream().filter(each -> each.name().equals(name)).findFirst();
            if (field.isPresent()) {
                check(value, field.get().form(), trail.next(name));
            } else if (!name.startsWith("x-")) {
                unknown.add(name);
            }
        });
        unknown(unknown, trail);
    }

    private void unknown(List<String> names, Trail trail) {
        if (!names.isEmpty()) {
            found.add(new Complaint(trail + " additional properties " + quoted(names.stream().sorted().toList()) + " not allowed",
                    trail.steps().size() + 1));
        }
    }

    private void items(Tree value, Grammar.Items items, Trail trail) {
        if (!(value instanceof Sequence sequence)) {
            complain(trail, "must be a array");
            return;
        }
        for (int i = 0; i < sequence.size(); i++) {
            check(sequence.get(i), items.each(), trail.next(Integer.toString(i)));
        }
        for (int later = 1; items.unique() && later < sequence.size(); later++) {
            int first = sequence.items().indexOf(sequence.get(later));
            if (first < later) {
                complain(trail, "items at " + first + " and " + later + " are equal");
                return;
            }
        }
    }

    private void named(Tree value, Grammar.Named named, Trail trail) {
        if (!(value instanceof Mapping mapping)) {
            complain(trail, "must be a mapping");
            return;
        }
        List<String> unknown = new ArrayList<>();
        mapping.forEach((name, each) -> {
            if (named.anyName() ? !name.isEmpty() : NAME.matcher(name).find()) {
                if (named.anyName() || NAME.matcher(name).matches()) {
                    check(each, named.each(), trail.next(name));
                    return;
                }
            }
            unknown.add(name);
        });
        unknown(unknown, trail);
    }
}
