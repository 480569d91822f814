package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.pattern.Pattern;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.syntax.Operation;
import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parameter expansion with all its operations. */
final class Parameters {
    private final Session session;
    private final Parts parts;
    private final Names names;

    Parameters(Session session, Parts parts) {
        this.session = session;
        this.parts = parts;
        this.names = new Names(session);
    }

    /**
     * What a parameter stands for.
     *
     * @param elements the values: of a single parameter one, none when it is unset
     * @param list     whether it is {@code $@}, {@code $*} or an array with such a subscript
     * @param star     whether it was {@code *}
     */
    private record Found(List<String> elements, boolean list, boolean star) {
        static Found single(Optional<String> value) {
            return new Found(value.map(List::of).orElse(List.of()), false, false);
        }

        Found with(List<String> changed) {
            return new Found(changed, list, star);
        }

        boolean isEmpty() {
            return elements.stream().allMatch(String::isEmpty) && elements.size() <= 1;
        }
    }

    private ShellState state() {
        return session.state();
    }

    /** Adds what the expansion becomes. */
    void add(Part.Parameter parameter, boolean quoted, List<Fragment> out) throws Trouble {
        Operation operation = parameter.operation();
        if (operation instanceof Operation.Names listing) {
            List<String> found = state().variables().visible().keySet().stream()
                    .filter(name -> name.startsWith(parameter.name())).toList();
            emit(new Found(found, true, !listing.separate()), quoted, out);
            return;
        }
        if (operation instanceof Operation.Keys) {
            boolean star = parameter.index().filter(index -> index.is("*")).isPresent();
            emit(new Found(names.value(parameter.name()).map(Value::keys).orElse(List.of()), true, star), quoted, out);
            return;
        }
        Found found = find(parameter);
        if (operation instanceof Operation.Substitute substitute) {
            substitute(parameter, substitute, found, quoted, out);
            return;
        }
        boolean missing = found.elements().isEmpty() && !found.list();
        if (missing && state().is(Option.NOUNSET)) {
            throw Trouble.ending(names.unbound(shownName(parameter)));
        }
        if (operation instanceof Operation.Length) {
            String text = found.elements().isEmpty() ? "" : found.elements().get(0);
            int length = found.list() ? found.elements().size() : text.codePointCount(0, text.length());
            emit(Found.single(Optional.of(Integer.toString(length))), quoted, out);
            return;
        }
        Found changed = operation instanceof Operation.Slice slice ? slice(parameter, slice, found)
                : found.with(each(found.elements(), operation, parameter));
        emit(changed, quoted, out);
    }

    private static String shownName(Part.Parameter parameter) {
        return parameter.name() + parameter.index().map(index -> "[" + index.source() + "]").orElse("");
    }

    private Found find(Part.Parameter parameter) throws Trouble {
        Found direct = find(parameter.name(), parameter.index());
        if (!parameter.indirect()) {
            return direct;
        }
        if (names.isReference(parameter.name())) {
            return Found.single(Optional.of(names.target(parameter.name())));
        }
        String name = direct.elements().isEmpty() ? "" : direct.elements().get(0);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*(\\[.*\\])?|[0-9]+|[@*#?$!-]")) {
            throw Trouble.dropping(direct.elements().isEmpty() ? parameter.name() + ": invalid indirect expansion"
                    : name + ": invalid variable name");
        }
        int bracket = name.indexOf('[');
        return bracket < 0 ? find(name, Optional.empty())
                : find(name.substring(0, bracket), Optional.of(Word.of(name.substring(bracket + 1, name.length() - 1))));
    }

    private Found find(String name, Optional<Word> index) throws Trouble {
        if (name.equals("@") || name.equals("*")) {
            return new Found(state().settings().arguments(), true, name.equals("*"));
        }
        if (index.isEmpty()) {
            Optional<Value> value = names.value(name).filter(Value::isArray);
            return Found.single(value.isPresent() ? value.get().scalar() : names.read(name));
        }
        if (index.get().is("@") || index.get().is("*")) {
            List<String> all = names.value(name).map(Value::all).orElseGet(
                    () -> names.read(name).map(List::of).orElse(List.of()));
            return new Found(all, true, index.get().is("*"));
        }
        return Found.single(names.element(name, parts.text(index.get())));
    }

    /** Adds values: quoted lists become fields of their own, {@code "$*"} is joined by the first separator. */
    private void emit(Found found, boolean quoted, List<Fragment> out) {
        boolean join = found.list() && found.star() && (quoted || !parts.splitting());
        if (join || !found.list()) {
            String text = join ? String.join(firstSeparator(), found.elements())
                    : found.elements().isEmpty() ? "" : found.elements().get(0);
            out.add(quoted ? Fragment.quoted(text) : Fragment.split(text));
            return;
        }
        for (int i = 0; i < found.elements().size(); i++) {
            if (i > 0) {
                out.add(Fragment.BORDER);
            }
            String element = found.elements().get(i);
            out.add(quoted ? Fragment.quoted(element) : Fragment.split(element));
        }
    }

    private String firstSeparator() {
        String ifs = state().text("IFS").orElse(" ");
        return ifs.isEmpty() ? "" : ifs.substring(0, 1);
    }

    // --- ${x:-w} and its like ---

    private void substitute(Part.Parameter parameter, Operation.Substitute operation, Found found, boolean quoted,
            List<Fragment> out) throws Trouble {
        boolean missing = found.elements().isEmpty() || operation.colon() && found.isEmpty();
        switch (operation.choice()) {
            case DEFAULT -> {
                if (missing) {
                    operand(operation.word(), quoted, out);
                    return;
                }
            }
            case ALTERNATE -> {
                if (!missing) {
                    operand(operation.word(), quoted, out);
                } else if (quoted && !found.list()) {
                    out.add(Fragment.quoted(""));
                }
                return;
            }
            case ASSIGN -> {
                if (missing) {
                    assign(parameter, operation.word(), quoted, out);
                    return;
                }
            }
            case COMPLAIN -> {
                if (missing) {
                    throw complaint(parameter, operation);
                }
            }
        }
        emit(found, quoted, out);
    }

    private void operand(Word word, boolean quoted, List<Fragment> out) throws Trouble {
        List<Fragment> inner = new ArrayList<>();
        if (quoted) {
            parts.addAll(word.parts(), true, inner);
        } else {
            for (Fragment fragment : parts.of(word, Parts.Tildes.START)) {
                inner.add(fragment.kind() == Fragment.Kind.TEXT ? Fragment.split(fragment.text()) : fragment);
            }
        }
        if (inner.isEmpty() && quoted) {
            inner.add(Fragment.quoted(""));
        }
        out.addAll(inner);
    }

    private void assign(Part.Parameter parameter, Word word, boolean quoted, List<Fragment> out) throws Trouble {
        String name = parameter.name();
        if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            throw Trouble.dropping("$" + name + ": cannot assign in this way");
        }
        List<Fragment> inner = new ArrayList<>();
        operand(word, quoted, inner);
        String text = Parts.joined(inner);
        Optional<String> index = parameter.index().isPresent()
                ? Optional.of(parts.text(parameter.index().get())) : Optional.empty();
        names.assign(name, index, false, text);
        out.add(quoted ? Fragment.quoted(text) : Fragment.split(text));
    }

    private Trouble complaint(Part.Parameter parameter, Operation.Substitute operation) throws Trouble {
        String said = parts.text(operation.word());
        boolean bash = state().dialect().isBash();
        String usual = !operation.colon() ? "parameter not set"
                : bash ? "parameter null or not set" : "parameter not set or null";
        return Trouble.ending(shownName(parameter) + ": " + (said.isEmpty() ? usual : said));
    }

    // --- operations on each value ---

    private List<String> each(List<String> values, Operation operation, Part.Parameter parameter) throws Trouble {
        if (operation instanceof Operation.Plain) {
            return values;
        }
        List<String> changed = new ArrayList<>();
        if (operation instanceof Operation.Trim trim) {
            Pattern pattern = pattern(trim.pattern());
            values.forEach(value -> changed.add(trimmed(value, trim, pattern)));
        } else if (operation instanceof Operation.Replace replace) {
            String text = new Words(session).pattern(replace.pattern());
            Pattern pattern = Pattern.of(text, true);
            String by = parts.text(replace.replacement());
            Pattern.Where where = Pattern.Where.valueOf(replace.where().name());
            values.forEach(value -> changed.add(text.isEmpty() && where != Pattern.Where.PREFIX
                    && where != Pattern.Where.SUFFIX ? value : pattern.replace(value, where, by)));
        } else if (operation instanceof Operation.Recase recase) {
            String text = new Words(session).pattern(recase.pattern());
            Pattern pattern = Pattern.of(text.isEmpty() ? "?" : text, true);
            values.forEach(value -> changed.add(recased(value, recase, pattern)));
        } else if (operation instanceof Operation.Transform transform) {
            values.forEach(value -> changed.add(transformed(value, transform.operator(), parameter)));
        }
        return changed;
    }

    private Pattern pattern(Word word) throws Trouble {
        return Pattern.of(new Words(session).pattern(word), state().shopt("extglob"));
    }

    private static String trimmed(String value, Operation.Trim trim, Pattern pattern) {
        if (trim.suffix()) {
            return pattern.suffix(value, trim.longest()).stream().mapToObj(at -> value.substring(0, at))
                    .findFirst().orElse(value);
        }
        return pattern.prefix(value, trim.longest()).stream().mapToObj(value::substring).findFirst().orElse(value);
    }

    private static String recased(String value, Operation.Recase recase, Pattern pattern) {
        StringBuilder out = new StringBuilder();
        int[] characters = value.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean change = (i == 0 || recase.all()) && pattern.matches(Character.toString(characters[i]));
            out.appendCodePoint(!change ? characters[i] : recase.upper() ? Character.toUpperCase(characters[i])
                    : Character.toLowerCase(characters[i]));
        }
        return out.toString();
    }

    private String transformed(String value, char operator, Part.Parameter parameter) {
        return switch (operator) {
            case 'Q' -> Quotes.single(value);
            case 'U' -> value.toUpperCase(Locale.ROOT);
            case 'u' -> value.isEmpty() ? value : value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
            case 'L' -> value.toLowerCase(Locale.ROOT);
            case 'P' -> new Prompt(session).expand(value);
            case 'A' -> parameter.name() + "=" + Quotes.single(value);
            case 'a' -> state().variables().find(parameter.name()).map(variable -> {
                StringBuilder letters = new StringBuilder();
                variable.attributes().forEach(attribute -> letters.append(attribute.letter()));
                return letters.toString();
            }).orElse("");
            default -> value;
        };
    }

    // --- ${x:offset:length} ---

    private Found slice(Part.Parameter parameter, Operation.Slice slice, Found found) throws Trouble {
        long offset = names.evaluate(parts.text(slice.offset()));
        Optional<Long> length = slice.length().isPresent()
                ? Optional.of(names.evaluate(parts.text(slice.length().get()))) : Optional.empty();
        if (found.list()) {
            boolean positional = parameter.name().equals("@") || parameter.name().equals("*");
            List<String> values = new ArrayList<>(found.elements());
            if (positional) {
                values.add(0, state().invocation().name());
            }
            if (length.filter(n -> n < 0).isPresent()) {
                throw Trouble.dropping(slice.length().get().source() + ": substring expression < 0");
            }
            long from = offset < 0 ? values.size() + offset : offset;
            if (from < 0) {
                return found.with(List.of());
            }
            long to = length.map(n -> Math.min(values.size(), from + n)).orElse((long) values.size());
            return found.with(from >= to ? List.of() : values.subList((int) from, (int) to));
        }
        String text = found.elements().isEmpty() ? "" : found.elements().get(0);
        int[] characters = text.codePoints().toArray();
        long from = offset < 0 ? characters.length + offset : offset;
        if (from < 0 || from > characters.length) {
            return found.with(List.of(""));
        }
        long to = length.map(n -> n < 0 ? characters.length + n : Math.min(characters.length, from + n))
                .orElse((long) characters.length);
        if (to < from) {
            throw Trouble.dropping(slice.length().get().source() + ": substring expression < 0");
        }
        return found.with(List.of(new String(characters, (int) from, (int) (to - from))));
    }
}
